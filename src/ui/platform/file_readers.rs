//! Reads web pages, pasted rich text and PDF files with JavaScript: the browser's own parser with
//! Readability, and PDF.js.
//!
//! On a site the modules lie beside the program, and each is fetched with the first file that needs it
//! (`xtask/src/package/readers.rs`). The page as one file contains the reader of web pages.

use crate::import::draft::{Aside, Kind, Properties};
use crate::import::{PageBlock, pdf::Piece};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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

/// The global variable with the readers that the page as one file contains.
const CONTAINED: &str = "readoutReaders";

thread_local! {
    /// How often something could not be fetched. Browsers remember that for an address.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
}

#[wasm_bindgen]
extern "C" {
    /// Imports a module. Its address is relative to the script of the program.
    #[wasm_bindgen(js_name = "import", catch)]
    async fn import_module(address: &str) -> Result<JsValue, JsValue>;
}

async fn call(module: &str, function: &str, arguments: &Array) -> Result<JsValue, Failure> {
    let contained = get(&js_sys::global(), CONTAINED);
    let readers = if contained.is_object() { contained } else { fetch(module).await? };
    // A build without npm has modules that export nothing.
    let function = get(&readers, function).dyn_into::<Function>();
    let function = function.map_err(|_| Failure::NoReader)?;
    let promise =
        function.apply(&JsValue::UNDEFINED, arguments).map_err(|error| failure(&error))?;
    let found = JsFuture::from(Promise::resolve(&promise)).await;
    found.map_err(|error| failure(&error))
}

async fn fetch(module: &str) -> Result<JsValue, Failure> {
    let address = match FAILURES.get() {
        0 => format!("./{module}"),
        failures => format!("./{module}?{failures}"),
    };
    import_module(&address).await.map_err(|_| not_fetched())
}

fn not_fetched() -> Failure {
    FAILURES.set(FAILURES.get() + 1);
    Failure::NotFetched
}

fn failure(error: &JsValue) -> Failure {
    match &*string(error, "code") {
        "fetch" => not_fetched(),
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

/// A property of an object; `undefined` if it has none of that name, or is no object.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
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
