//! Files and pasted words to drafts, each by the importer for what it contains.

use super::office;
use crate::corpus::json::Json;
use crate::corpus::{self, Corpus};
use crate::import::decode::{Signature, signature};
use crate::import::{self, Draft, Problem, pdf};
use crate::ui::platform::file_readers;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// What is in a file.
pub(super) enum Content {
    /// A report.
    Report(Draft),
    /// A corpus file.
    Corpus(Corpus),
    /// A corpus file with problems, and the texts in it.
    NearlyCorpus(Problem, Vec<Draft>),
}

/// Reads a file.
///
/// # Errors
/// If it is too large, empty, of another kind, damaged or protected.
pub(super) async fn file(file: &File) -> Result<Content, Problem> {
    let name = file.name();
    // Sizes of files are whole numbers; `check_size` refuses before anything is read.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes")]
    import::check_size(file.size() as u64)?;
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Problem {
        what: "The file could not be read: it was moved or removed, or it is a folder".into(),
        mend: "Choose it again".into(),
    })?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    match signature(&bytes) {
        Some(Signature::Zip) => office::read(&name, &bytes).await.map(Content::Report),
        Some(Signature::Pdf) => {
            let read = file_readers::pdf(&bytes).await.map_err(|it| it.problem("PDF"))?;
            let mut draft = pdf::read(&name, read.properties, &read.pieces)?;
            if read.is_incomplete {
                draft.notes.push(UNKNOWN_LETTERS.to_owned());
            }
            Ok(Content::Report(draft))
        }
        None if is_corpus(&name, &bytes) => match corpus::load(&bytes) {
            Ok(corpus) => Ok(Content::Corpus(corpus)),
            Err(problems) => Ok(Content::NearlyCorpus(corpus_problem(&problems), texts(&bytes))),
        },
        None if is_web_page(&name, &bytes) => {
            let page = file_readers::html_file(&bytes).await.map_err(|it| it.problem(WEB_PAGE))?;
            import::blocks(&name, page.properties, &page.blocks).map(Content::Report)
        }
        _ => import::read_text(&name, &bytes).map(Content::Report),
    }
}

/// What is said of a PDF whose fonts need tables that are not there.
const UNKNOWN_LETTERS: &str =
    "Some letters could not be told from their shapes: compare the text with the file.";

/// Reads pasted words; the rich form, as HTML, where there is one.
///
/// # Errors
/// If there are no words.
pub(super) async fn pasted(html: &str, plain: &str) -> Result<Draft, Problem> {
    if html.is_empty() {
        return import::paste(plain);
    }
    let rich = match file_readers::html(html, true).await {
        Ok(page) => import::blocks("", page.properties, &page.blocks),
        Err(failure) => Err(failure.problem(WEB_PAGE)),
    };
    rich.or_else(|_| import::paste(plain))
}

const WEB_PAGE: &str = "web page";

/// Whether a text file is a web page.
fn is_web_page(name: &str, bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(500)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let name = name.to_lowercase();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || [".html", ".htm", ".xhtml"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a text file is a corpus, or was meant to be one.
fn is_corpus(name: &str, bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(500)]);
    let is_json = start.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    name.to_lowercase().ends_with(".json") || is_json && start.contains("readout-corpus")
}

/// The texts of a corpus file that is not read because of its problems.
fn texts(bytes: &[u8]) -> Vec<Draft> {
    let Ok(json) = Json::parse(bytes) else { return Vec::new() };
    let draft = |document: &Json| {
        let blocks = document.get("blocks").map_or(&[][..], Json::items).iter();
        let words: Vec<&str> = blocks.filter_map(|block| block.get("text")?.as_text()).collect();
        let mut draft = import::paste(&words.join("\n\n")).ok()?;
        draft.label = document.get("label").and_then(Json::as_text).map(str::to_owned);
        Some(draft)
    };
    json.get("documents").map_or(&[][..], Json::items).iter().filter_map(draft).collect()
}

/// All problems of a corpus, a line each.
fn corpus_problem(problems: &[corpus::Problem]) -> Problem {
    const MOST: usize = 50;
    let mut lines: Vec<String> = problems.iter().take(MOST).map(ToString::to_string).collect();
    if problems.len() > MOST {
        lines.push(format!("and {} more", problems.len() - MOST));
    }
    Problem {
        what: format!("This corpus has problems, so it is not opened:\n{}\n", lines.join("\n")),
        mend: "Mend the file and open it again; its format is described in data/README.md".into(),
    }
}
