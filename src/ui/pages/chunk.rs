//! The contents of the lazy chunk: all pages but the first, and search.
//!
//! On a site it is a separate WebAssembly module (the feature `split`), fetched while the first
//! page is read. Without the feature it is part of the program. Only [`preload`] leads to it.
//!
//! The attribute on `chunk` is what Leptos's `#[lazy]` expands to, plus `fallible`: `#[lazy]`
//! panics if a chunk cannot be fetched; here the page reports it and offers a retry.

use super::split::Unfetched;
#[cfg(feature = "split")]
use super::stems;
use super::{compare, open_chunk, reader, search, series_chunk, timeline};
use crate::route::Page;
use crate::search::{Builder, as_typed, suggest};
use crate::ui::components::summary;
use crate::ui::html;
use crate::ui::lazy::{LazyChunk, LazyLoader};
use crate::ui::series::{SeriesChunk, is_series_or_long};
use crate::ui::shell::{help, share};
use std::pin::Pin;

static CHUNK: LazyChunk = LazyChunk {
    start,
    page: |page| match page {
        Page::Overview => html::div(),
        Page::Search if !crate::SEARCH => html::div(),
        Page::Search => search::page(),
        Page::Timeline => timeline::page(),
        Page::Compare => compare::page(),
        Page::Read => reader::page(),
        Page::Open => open_chunk::page(),
    },
    strip: timeline::axis::strip,
    help: |switch| if crate::SEARCH { help::popover(switch) } else { html::div() },
    share: |location| share::popover(location, open_chunk::pass_on),
    summary,
    find: |reports, text, typing, options| {
        if crate::SEARCH {
            let shown = reports.get();
            as_typed(shown.index(), &shown.corpus, text, typing, options)
        } else {
            Default::default()
        }
    },
    suggest: |reports, text, at| {
        let shown = reports.get();
        if crate::SEARCH { suggest(shown.index(), &shown.corpus, text, at) } else { Vec::new() }
    },
};

/// Fetches what the reports need, and indexes them: the stemmers of their languages, and the views of
/// series.
fn start(loader: LazyLoader) {
    let Some(shown) = loader.reports.try_get() else { return };
    let is_series = is_series_or_long(&shown.corpus);
    #[cfg(feature = "split")]
    let needs_stems = stems::are_missing(&shown.corpus);
    #[cfg(not(feature = "split"))]
    let needs_stems = false;
    if !is_series && !needs_stems {
        return begin(loader, None);
    }
    leptos::task::spawn_local(async move {
        #[cfg(feature = "split")]
        if needs_stems && stems::fetch().await.is_err() {
            return loader.set_failed();
        }
        let series = if is_series { series_chunk::fetch().await } else { None };
        if is_series && series.is_none() {
            return loader.set_failed();
        }
        begin(loader, series);
    });
}

/// Begins to index the reports, unless another corpus was opened while something was fetched.
fn begin(loader: LazyLoader, series: Option<&'static SeriesChunk>) {
    if let Some(shown) = loader.reports.try_get() {
        index(loader, Box::new(Builder::new(&shown.corpus)), series);
    }
}

/// Passages indexed before yielding to the browser: about 10 ms.
const STEP: usize = 256;

/// Indexes the reports, a step at a time.
fn index(loader: LazyLoader, mut builder: Box<Builder>, series: Option<&'static SeriesChunk>) {
    let shown = loader.reports.get();
    if crate::SEARCH && !shown.has_index() {
        let progress = builder.step(&shown.corpus, STEP);
        if progress.done < progress.total {
            return loader
                .go_on(progress.done, progress.total, move || index(loader, builder, series));
        }
        shown.set_index(builder.finish());
    }
    loader.set_ready(&CHUNK, series);
}

#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "it can fail where it is fetched")]
fn chunk() -> Result<&'static LazyChunk, Unfetched> {
    Ok(&CHUNK)
}

/// Fetches the chunk; `None` when it could not be fetched.
pub fn preload() -> Pin<Box<dyn Future<Output = Option<&'static LazyChunk>>>> {
    Box::pin(async {
        #[cfg(feature = "split")]
        let chunk = chunk().await;
        #[cfg(not(feature = "split"))]
        let chunk = std::future::ready(chunk()).await;
        chunk.ok()
    })
}
