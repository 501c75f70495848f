//! An empty stand-in for the crate `wasm-streams`.
//!
//! Leptos depends on server functions, which need that crate in a browser. It exports three classes to
//! JavaScript, and what is exported is linked into every program, used or not. Readout has no server,
//! and calls nothing of it; `Cargo.toml` tells what leaving it out saves.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream that is never read.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        ReadableStream(raw)
    }

    /// An empty stream, whatever is given.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        ReadableStream(JsValue::UNDEFINED.into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
