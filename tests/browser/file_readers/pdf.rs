//! PDF files, printed by the browser from pages whose paragraphs are known.

use base64::{Engine, engine::general_purpose::STANDARD};
use readout::import::{self, draft::Properties, pdf::Piece};
use serde_json::{Value, json};

use super::{program, read, requests_since, run, run_in};
use crate::harness::{
    Setup, dist,
    page::Page,
    server::{Reply, Server, Site},
};

const FIRST: &str = "The wardens of the two dikes met at Hollow Sluice on Tuesday and agreed to raise \
    the eastern dike by 35 centimetres before the storms of the winter, which in most years begin in \
    the second half of October, and in some years do not wait so long.";
const SECOND: &str = "They said that the representatives of the fishermen had been heard, that 1,240 \
    of them had signed a petition, and that an affordable alternative to the old flood-gates would \
    be presented on 3 May 2034 – not earlier, and not without figures.";
const THIRD: &str = "“A dike is a promise,” the senior warden said, “and it is kept with shovels.” \
    His colleague nodded; the shovels, she added, were paid for, to the last one, and stood ready in \
    the sheds of Überlingen, Łódź and Saint-Malo.";

#[test]
fn paragraphs_come_back_word_for_word() {
    run(|page| {
        for (name, style, times) in [
            ("one column", "font: 12pt serif", 6),
            ("sans serif, widely spaced", "font: 13pt sans-serif; line-height: 1.8", 6),
            ("two columns", "font: 10pt serif; columns: 2", 12),
            ("justified", "font: 11pt serif; text-align: justify", 8),
            ("hyphenated", "font: 10pt serif; columns: 2; text-align: justify; hyphens: auto", 12),
        ] {
            let paragraphs = [FIRST, SECOND, THIRD].repeat(times);
            let pdf = print(page, style, &paragraphs);
            let found = read_pdf(page, &pdf);
            let pieces = pieces(&found);
            let pages = pieces.last().map_or(0, |piece| piece.page);
            assert!(pages >= 2, "{name}: of several pages");
            let draft = import::pdf::read("minutes.pdf", Properties::default(), &pieces);
            let draft = draft.unwrap_or_else(|problem| panic!("{name}: {problem}"));
            let body: Vec<&str> = draft.prose().collect();
            assert_eq!(body, paragraphs, "{name}");
            let mut margins: Vec<&str> = Vec::new();
            for (at, block) in draft.blocks.iter().enumerate() {
                if block.left_out.is_some() {
                    margins.push(draft.block(at));
                }
            }
            margins.sort_unstable();
            let mut expected: Vec<String> = (1..=pages).map(|number| number.to_string()).collect();
            expected.extend((1..=pages).map(|_| "Minutes of the dikes".to_owned()));
            assert_eq!(margins, expected, "{name}");
        }
    });
}

/// What `readout::import::pdf` needs is in points, and from the bottom of the page.
#[test]
fn positions_are_in_points() {
    run(|page| {
        let html = "<style>@page { size: 400pt 600pt; margin: 0 } body { margin: 0 }
            p { position: absolute; left: 50pt; top: 100pt; margin: 0; font: 20pt/20pt serif }
            </style><title>Where it stands</title><html lang=en><p>Words";
        let found = read_pdf(page, &page.print(html, &json!({})));
        let [piece] = &pieces(&found)[..] else { panic!("one piece in {found}") };
        assert_eq!((piece.page, &*piece.text), (1, "Words"));
        assert!((piece.x - 50.0).abs() < 1.0 && (piece.size - 20.0).abs() < 0.5, "{found}");
        assert!(
            (480.0..500.0).contains(&piece.y) && (30.0..80.0).contains(&piece.width),
            "{found}"
        );
        assert_eq!(found["title"], "Where it stands");
        assert_eq!(found["language"], "en");
        assert!(found["date"].as_str().is_some_and(|date| date.len() == 10), "{found}");
    });
}

#[test]
fn pages_that_are_turned_are_turned_back() {
    run(|page| {
        let pdf = print(page, "font: 12pt serif", &[FIRST, SECOND]);
        let upright = read_pdf(page, &pdf);
        for angle in [90, 180, 270] {
            let mut document = lopdf::Document::load_mem(&pdf).expect("it is a PDF");
            for id in document.get_pages().into_values() {
                let page = document.get_dictionary_mut(id).expect("a page is a dictionary");
                page.set("Rotate", angle);
            }
            let mut turned = Vec::new();
            document.save_to(&mut turned).expect("it can be written");
            let found = pieces(&read_pdf(page, &turned));
            let texts: String = found.iter().map(|piece| &*piece.text).collect();
            let expected: String = pieces(&upright).iter().map(|piece| &*piece.text).collect();
            assert_eq!(texts, expected, "{angle}");
            let body: Vec<_> = found.iter().filter(|piece| piece.text.len() > 40).collect();
            let falls = body.windows(2).all(|pair| pair[0].y > pair[1].y);
            assert!(falls && body.len() > 2, "lines lie below each other, {angle}");
        }
    });
}

#[test]
fn what_cannot_be_read_has_a_code() {
    run(|page| {
        let pdf = print(page, "font: 12pt serif", &[FIRST]);
        page.open("");
        let code = |bytes: &[u8]| {
            let found = read(page, "read_pdf.js", &call(bytes));
            found["code"].as_str().map_or_else(|| found.to_string(), str::to_owned)
        };
        assert_eq!(code(b"%PDF-1.7\nnothing of a PDF follows"), "damaged");
        assert_eq!(code(b""), "damaged");
        let password = include_bytes!("../../import/pdf/password.pdf");
        assert_eq!(code(password), "password");
        // A file that was cut off loses its table of contents, which is made again.
        let half = read(page, "read_pdf.js", &call(&pdf[..pdf.len() * 9 / 10]));
        assert!(half["pieces"].is_array() || half["code"] == "damaged", "{half}");
        // A scan has no text, which is no failure here.
        let scan =
            page.print("<svg width=200 height=200><path d='M0 0L200 200'/></svg>", &json!({}));
        assert_eq!(read_pdf(page, &scan)["pieces"], json!([]));
    });
}

/// A font that is not in the file, and whose codes are those of a table that is not there either.
const OLD_CHINESE: &[u8] = b"%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R
/Resources<</Font<</F 5 0 R/G 8 0 R>>>>>>endobj
4 0 obj<</Length 78>>stream
BT /F 20 Tf 50 200 Td <4e2d56fd> Tj ET BT /G 20 Tf 50 100 Td (Words of it) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H
/DescendantFonts[6 0 R]>>endobj
6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 7 0 R
/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>endobj
7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]
/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>endobj
8 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF";

#[test]
fn letters_that_cannot_be_told_are_told() {
    run(|page| {
        page.open("");
        let found = read_pdf(page, OLD_CHINESE);
        assert_eq!(found["isIncomplete"], true, "{found}");
        assert_eq!(pieces(&found).last().map(|piece| &*piece.text), Some("Words of it"));
        let whole = read_pdf(page, &print(page, "font: 12pt serif", &[FIRST]));
        assert_eq!(whole["isIncomplete"], false);
    });
}

#[test]
fn the_only_requests_are_the_module_and_its_worker() {
    run(|page| {
        let pdf = print(page, "font: 12pt serif", &[FIRST]);
        page.open("");
        page.wait_for_text("#offline", "Ready to use offline");
        let before = page.requests().len();
        read_pdf(page, &pdf);
        read_pdf(page, &pdf);
        let mut asked = requests_since(page, before);
        asked.dedup();
        assert_eq!(asked, ["read_pdf.js", "pdf_worker.js"]);
    });
}

#[test]
fn files_are_read_offline() {
    run(|page| {
        let pdf = print(page, "font: 12pt serif", &[FIRST]);
        page.open("");
        page.wait_for_text("#offline", "Ready to use offline");
        page.server().stop();
        assert!(!pieces(&read_pdf(page, &pdf)).is_empty());
        let found = read(page, "read_html.js", "readHtml('<p>Words of a page.', true)");
        assert_eq!(found["blocks"], json!([["paragraph", "Words of a page.", ""]]));
    });
}

/// A browser remembers that a module could not be fetched; the program asks for another address.
#[test]
fn a_worker_that_is_missing_is_told() {
    let replies = vec![("pdf_worker.js", Reply::Missing)];
    run_in(Setup { replies, errors_expected: true, ..Setup::default() }, |page| {
        let pdf = print(page, "font: 12pt serif", &[FIRST]);
        page.open("");
        assert_eq!(read(page, "read_pdf.js", &call(&pdf))["code"], "fetch");
        let again = read(page, "read_pdf.js?1", &call(&pdf));
        assert_eq!(again["code"], "fetch");
        assert!(page.served().iter().any(|path| path.ends_with("pdf_worker.js?1")));
    });
}

/// An explorer may be embedded from another site, and where no worker may be started.
#[test]
fn pages_of_another_origin_read_files() {
    for policy in ["", "worker-src 'none'"] {
        let other = Server::start(Site::new(dist(), "/tools/"));
        let module = format!("{}{}/read_pdf.js", other.address(), program());
        let html = "<!doctype html><link rel=icon href=data:,><title>Elsewhere</title>";
        let setup = Setup {
            policy,
            replies: vec![("elsewhere.html", Reply::Html(html))],
            foreign_requests_expected: true,
            errors_expected: !policy.is_empty(),
            ..Setup::default()
        };
        run_in(setup, |page| {
            let pdf = print(page, "font: 12pt serif", &[FIRST]);
            page.visit(&format!("{}elsewhere.html", page.address()));
            let import = format!("const {{ readPdf }} = await import('{module}');");
            let found = page.eval(&format!("{import} return await {}", call(&pdf)));
            assert!(!pieces(&found).is_empty(), "{policy}");
        });
    }
}

/// Not all current browsers have them.
#[test]
fn precise_sums_are_not_needed() {
    run_in(Setup { before: "delete Math.sumPrecise;", ..Setup::default() }, |page| {
        let pdf = print(page, "font: 12pt serif", &[FIRST]);
        page.open("");
        assert!(!pieces(&read_pdf(page, &pdf)).is_empty());
        assert_eq!(page.eval("return typeof Math.sumPrecise"), "function");
    });
}

#[track_caller]
#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn pieces(found: &Value) -> Vec<Piece> {
    let pieces = found["pieces"].as_array().unwrap_or_else(|| panic!("no pieces in {found}"));
    let piece = |piece: &Value| {
        let number = |at: usize| piece[at].as_f64().expect("it is a number") as f32;
        let page = u32::try_from(piece[0].as_u64().expect("it is a number")).expect("few pages");
        let text = piece[5].as_str().expect("it is text").to_owned();
        Piece { page, x: number(1), y: number(2), width: number(3), size: number(4), text }
    };
    pieces.iter().map(piece).collect()
}

#[track_caller]
fn read_pdf(page: &Page, pdf: &[u8]) -> Value {
    if page.eval("return document.getElementById('app') === null") == true {
        page.open("");
    }
    read(page, "read_pdf.js", &call(pdf))
}

fn call(pdf: &[u8]) -> String {
    let text = STANDARD.encode(pdf);
    format!("readPdf(Uint8Array.from(atob('{text}'), letter => letter.charCodeAt(0)))")
}

/// Prints paragraphs on A4, with a running head and a page number.
#[track_caller]
fn print(page: &Page, style: &str, paragraphs: &[&str]) -> Vec<u8> {
    let paragraphs = paragraphs.join("<p>");
    let html = format!("<!doctype html><html lang=en><body style='{style}'><p>{paragraphs}");
    let parameters = json!({
        "displayHeaderFooter": true,
        "headerTemplate": "<p style='font-size: 9px; margin-left: 80px'>Minutes of the dikes</p>",
        "footerTemplate": "<p style='font-size: 9px; margin-left: 80px' class=pageNumber></p>",
        "paperWidth": 8.27,
        "paperHeight": 11.69,
        "marginTop": 1,
        "marginBottom": 1,
    });
    page.print(&html, &parameters)
}
