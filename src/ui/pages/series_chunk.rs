//! Views of series of reports and of long ones: a WebAssembly module of its own (the feature `split`),
//! fetched only for a corpus with more than two reports, or with long ones.

use super::series::{overview, report_lane, report_picker, results, virtual_list, word_in_time};
#[cfg(feature = "split")]
use super::split::Unfetched;
use crate::ui::series::SeriesChunk;

static CHUNK: SeriesChunk = SeriesChunk {
    list: virtual_list::list,
    results: results::page,
    picker: report_picker::picker,
    pair_steps: report_picker::pair_steps,
    word_in_time: word_in_time::panel,
    overview: overview::section,
    lane: report_lane::LANE,
};

#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(series, wasm_split_path = leptos::wasm_split, fallible))]
#[cfg(feature = "split")]
#[allow(clippy::unnecessary_wraps, reason = "it can fail where it is fetched")]
fn chunk() -> Result<&'static SeriesChunk, Unfetched> {
    Ok(&CHUNK)
}

/// Fetches the part; `None` when it could not be fetched.
pub async fn fetch() -> Option<&'static SeriesChunk> {
    #[cfg(feature = "split")]
    let chunk = chunk().await.ok();
    #[cfg(not(feature = "split"))]
    let chunk = std::future::ready(Some(&CHUNK)).await;
    chunk
}
