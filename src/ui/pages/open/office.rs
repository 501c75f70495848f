//! Word and OpenDocument files: a part of the program that is fetched when one is opened.

use crate::import::{self, Draft, Problem};
use crate::ui::pages::split::Unfetched;

/// Reads a file: its name and its bytes.
type Read = fn(&str, &[u8]) -> Result<Draft, Problem>;

#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(office, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "it can fail where it is fetched")]
fn reader() -> Result<Read, Unfetched> {
    Ok(import::read_office)
}

/// Reads a file.
///
/// # Errors
/// If the part cannot be fetched, or the file cannot be read.
pub(super) async fn read(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    #[cfg(feature = "split")]
    let reader = reader().await;
    #[cfg(not(feature = "split"))]
    let reader = std::future::ready(reader()).await;
    match reader {
        Ok(read) => read(name, bytes),
        Err(_) => Err(Problem {
            what: "What reads Word and OpenDocument files could not be fetched".into(),
            mend: "Try again with a network, or paste the text".into(),
        }),
    }
}
