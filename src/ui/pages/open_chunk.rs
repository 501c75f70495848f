//! Opening reports: a part of the program that is fetched when the page “Open” or a reader's own
//! reports are asked for.

use super::open;
use super::split::Unfetched;
use crate::corpus::Corpus;
use crate::route::Collection;
use crate::ui::html::{self, Element};
use crate::ui::lazy::{failure, waiting};
use crate::ui::open_corpus::{OwnCorpus, ReadOwn};
use crate::ui::platform::location::Location;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The entry points of the part.
pub struct OpenChunk {
    /// Renders the page.
    pub page: fn() -> Element,
    /// Renders ways to pass on a reader's own reports.
    pub pass_on: fn(&Corpus, Location) -> Element,
    /// Reads reports that are kept in the browser or packed into a link.
    pub read: ReadOwn,
}

static CHUNK: OpenChunk = OpenChunk { page: open::page, pass_on: open::pass_on, read: open::read };

#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(open, wasm_split_path = leptos::wasm_split, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "it can fail where it is fetched")]
fn chunk() -> Result<&'static OpenChunk, Unfetched> {
    Ok(&CHUNK)
}

async fn fetch() -> Option<&'static OpenChunk> {
    #[cfg(feature = "split")]
    let chunk = chunk().await;
    #[cfg(not(feature = "split"))]
    let chunk = std::future::ready(chunk()).await;
    chunk.ok()
}

/// The page, once its part is fetched.
pub fn page() -> Element {
    html::div().class("opening").child(fetched(|chunk| (chunk.page)()))
}

/// Ways to pass on a reader's own reports, once the part is fetched.
pub fn pass_on(corpus: Arc<Corpus>, location: Location) -> Element {
    html::div().child(fetched(move |chunk| (chunk.pass_on)(&corpus, location)))
}

/// What the part renders, once it is fetched.
fn fetched(render: impl Fn(&'static OpenChunk) -> Element + Send + 'static) -> AnyView {
    let state = RwSignal::new(State::Fetching);
    let begin = move || {
        state.set(State::Fetching);
        spawn_local(async move {
            let fetched = fetch().await.map_or(State::Failed, State::Ready);
            // What asked for it may be gone by now.
            let _ = state.try_set(fetched);
        });
    };
    begin();
    html::fragment(move || match state.get() {
        State::Fetching => waiting("Fetching this page…"),
        State::Ready(chunk) => render(chunk),
        State::Failed => failure(begin),
    })
}

#[derive(Clone, Copy)]
enum State {
    Fetching,
    Ready(&'static OpenChunk),
    Failed,
}

/// Reads reports of a reader's own, once the part is fetched. It shares code with the lazy chunk, which
/// has to be there before it.
///
/// # Errors
/// Why they cannot be read, in words.
pub async fn read_own(collection: Collection) -> Result<OwnCorpus, String> {
    match fetch().await {
        Some(chunk) => (chunk.read)(collection).await,
        None => {
            Err("What opens reports could not be fetched: there may be no network. Reload the \
                     page to try again."
                .into())
        }
    }
}
