//! Reads web pages, pasted rich text and PDF files with JavaScript: the browser's own parser with
//! Readability, and PDF.js.
//!
//! Each module is fetched with the first file that needs it. The page as one file contains the reader of
//! web pages.

use crate::import::draft::{Aside, Kind, Properties};
use crate::import::{PageBlock, Problem, pdf::Piece};
use crate::ui::platform::js_module::{self, get};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// A web page or a fragment of one, for [`crate::import::blocks`].
#[derive(Clone, Debug, Default)]
pub struct WebPage {
    /// What the page says of itself.
    pub properties: Properties,
    /// The encoding of the file, such as `utf-8` or `windows-1251`; empty if it was given as text.
    pub encoding: String,
    /// Its blocks in reading order, those that are no part of the report among them.
    pub blocks: Vec<PageBlock>,
}

/// The text of a PDF, for [`crate::import::pdf::read`].
#[derive(Clone, Debug, Default)]
pub struct PdfText {
    /// What the document says of itself.
    pub properties: Properties,
    /// Whether letters are missing, because there are fonts whose letters cannot be told.
    pub is_incomplete: bool,
    /// Its pieces, page by page. None in a scan.
    pub pieces: Vec<Piece>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// This build, or the page as one file, has no reader of such files.
    NoReader,
    /// The reader could not be fetched; a later call tries again.
    NotFetched,
    /// The file is protected by a password.
    Password,
    /// The file is damaged, or not what its name says.
    Damaged,
    /// Something else, in the words of the library.
    Other(String),
}

impl Failure {
    /// What is wrong and what would mend it, of a file of this kind.
    pub fn problem(&self, kind: &str) -> Problem {
        let (what, mend) = match self {
            Failure::NoReader => (
                format!(
                    "This page cannot read a {kind}: it was built, or saved, without that part"
                ),
                "Open it on the site, or copy its words and paste them",
            ),
            Failure::NotFetched => (
                format!("What reads a {kind} could not be fetched"),
                "Try again with a network, or copy the words and paste them",
            ),
            Failure::Password => (
                format!("This {kind} is protected by a password"),
                "Save it without one, or copy its words and paste them",
            ),
            Failure::Damaged => (
                format!("This {kind} is damaged, or something else"),
                "Download or copy the file again",
            ),
            Failure::Other(words) => (
                format!("This {kind} could not be read ({words})"),
                "Copy its words and paste them",
            ),
        };
        Problem { what, mend: mend.into() }
    }
}

/// Reads a web page, or with `is_fragment` the rich text of a clipboard, all of which is kept.
///
/// # Errors
/// If there is no reader, or it failed.
pub async fn html(text: &str, is_fragment: bool) -> Result<WebPage, Failure> {
    read_html(&text.into(), is_fragment).await
}

/// Reads the file of a web page, in the encoding that it declares if it is not in UTF-8.
///
/// # Errors
/// If there is no reader, or it failed.
pub async fn html_file(bytes: &[u8]) -> Result<WebPage, Failure> {
    read_html(&Uint8Array::from(bytes).into(), false).await
}

async fn read_html(source: &JsValue, is_fragment: bool) -> Result<WebPage, Failure> {
    let arguments = Array::of2(source, &is_fragment.into());
    let found = call("read_html.js", "readHtml", &arguments).await?;
    let blocks = list(&found, "blocks");
    let blocks = blocks.iter().filter_map(|block| {
        let [kind, words, reason] = &strings(&block)[..] else { return None };
        let kind = Kind::named(kind).unwrap_or_default();
        Some(PageBlock { kind, words: words.clone(), left_out: Aside::named(reason) })
    });
    Ok(WebPage {
        properties: properties(&found),
        encoding: string(&found, "encoding"),
        blocks: blocks.collect(),
    })
}

/// Reads the text of a PDF.
///
/// # Errors
/// If there is no reader, the file has a password or is damaged, or the reader failed.
pub async fn pdf(bytes: &[u8]) -> Result<PdfText, Failure> {
    let arguments = Array::of1(&Uint8Array::from(bytes));
    let found = call("read_pdf.js", "readPdf", &arguments).await?;
    let pieces = list(&found, "pieces");
    Ok(PdfText {
        properties: properties(&found),
        is_incomplete: get(&found, "isIncomplete").is_truthy(),
        pieces: pieces.iter().map(|it| piece(&it)).collect(),
    })
}

async fn call(module: &str, function: &str, arguments: &Array) -> Result<JsValue, Failure> {
    js_module::call(module, function, arguments).await.map_err(|failure| match failure {
        js_module::Failure::Missing => Failure::NoReader,
        js_module::Failure::NotFetched => Failure::NotFetched,
        js_module::Failure::Thrown(error) => thrown(&error),
    })
}

fn thrown(error: &JsValue) -> Failure {
    match &*string(error, "code") {
        "fetch" => {
            js_module::retry_elsewhere();
            Failure::NotFetched
        }
        "password" => Failure::Password,
        "damaged" => Failure::Damaged,
        _ => Failure::Other(string(error, "message")),
    }
}

fn properties(found: &JsValue) -> Properties {
    Properties {
        title: string(found, "title"),
        date: string(found, "date"),
        language: string(found, "language"),
        are_metadata: get(found, "areMetadata").is_truthy(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
#[expect(clippy::cast_sign_loss, reason = "pages are counted from 1")]
fn piece(piece: &JsValue) -> Piece {
    let piece = Array::from(piece);
    let number = |at: u32| piece.get(at).as_f64().unwrap_or_default();
    Piece {
        page: number(0) as u32,
        x: number(1) as f32,
        y: number(2) as f32,
        width: number(3) as f32,
        size: number(4) as f32,
        text: piece.get(5).as_string().unwrap_or_default(),
    }
}

fn string(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

fn list(object: &JsValue, name: &str) -> Array {
    get(object, name).dyn_into().unwrap_or_default()
}

fn strings(list: &JsValue) -> Vec<String> {
    Array::from(list).iter().map(|part| part.as_string().unwrap_or_default()).collect()
}
