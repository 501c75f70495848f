//! The reader's own reports as a collection: kept in the browser, else in memory; opened again by
//! its id.

use super::bench::Bench;
use crate::corpus::{self, Corpus};
use crate::packed;
use crate::route::{Collection, Comparison, Mode, Reading, Route, Step, View};
use crate::ui::open_corpus::OwnCorpus;
use crate::ui::platform::kept_reports::{self, Failure, Kept};
use js_sys::{Date, Math};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// Collections that the browser does not keep; they last as long as the page.
    static UNKEPT: RefCell<Vec<(Kept, String)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the reports of the panes as a collection and shows what is to be seen first.
pub(super) async fn open_panes(bench: Bench) {
    let panes = bench.panes();
    let corpus = panes.corpus();
    let (id, revision) = panes.kept.get_untracked().unwrap_or_else(|| (new_id(), 0));
    let name = name(&corpus);
    let about = Kept { revision, ..about(id, name, &corpus) };
    let view = first_view(&corpus);
    let (kept, failure) = keep(about, &corpus).await;
    panes.kept.set(Some((kept.id.clone(), kept.revision)));
    bench.open.correct(OwnCorpus { id: kept.id.clone(), corpus });
    show(bench, kept.id, view, failure);
}

/// Keeps a corpus that was in a file and shows it.
pub(super) async fn open(bench: Bench, corpus: &Corpus, file: &str) {
    let name = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let about = about(new_id(), name.to_owned(), corpus);
    let (kept, failure) = keep(about, corpus).await;
    show(bench, kept.id, View::Overview, failure);
}

fn show(bench: Bench, id: String, view: View, failure: Option<Failure>) {
    if let Some(failure) = failure {
        bench.live_region.say(failure.words().into());
    }
    bench.location().go_in(&Collection::Own(id), &Route { view, query: String::new() });
}

/// Keeps a collection; in memory if the browser cannot. Returns what is known of it then.
async fn keep(about: Kept, corpus: &Corpus) -> (Kept, Option<Failure>) {
    let json = corpus::write(corpus);
    let about = Kept { bytes: json.len(), ..about };
    let mut result = kept_reports::put(&about, &json).await;
    let mut kept = about.clone();
    if result == Err(Failure::Changed) {
        kept = Kept { id: new_id(), name: format!("{} (2)", about.name), revision: 0, ..about };
        if let Ok(revision) = kept_reports::put(&kept, &json).await {
            return (Kept { revision, ..kept }, Some(Failure::Changed));
        }
        result = Err(Failure::Broken);
    }
    match result {
        Ok(revision) => {
            forget(&kept.id);
            (Kept { revision, ..kept }, None)
        }
        Err(failure) => {
            forget(&kept.id);
            UNKEPT.with_borrow_mut(|unkept| unkept.push((kept.clone(), json)));
            (kept, Some(failure))
        }
    }
}

/// Collections that last only as long as the page.
pub(super) fn unkept() -> Vec<Kept> {
    UNKEPT.with_borrow(|unkept| unkept.iter().map(|(kept, _)| kept.clone()).collect())
}

/// Removes a collection from memory.
pub(super) fn forget(id: &str) {
    UNKEPT.with_borrow_mut(|unkept| unkept.retain(|(kept, _)| kept.id != id));
}

/// A collection and its corpus as JSON; `None` if there is none of this id.
pub(super) async fn get(id: &str) -> Result<Option<(Kept, String)>, Failure> {
    let unkept =
        UNKEPT.with_borrow(|unkept| unkept.iter().find(|(kept, _)| kept.id == id).cloned());
    match unkept {
        Some(found) => Ok(Some(found)),
        None => kept_reports::get(id).await,
    }
}

/// Reads the reports that a link leads to; why it cannot, in words.
pub(super) async fn read(collection: Collection) -> Result<OwnCorpus, String> {
    match collection {
        Collection::OfPage => Err(String::new()),
        Collection::Own(id) => {
            let found = get(&id).await.map_err(|failure| failure.words().to_owned())?;
            let (_, json) = found.ok_or(NOT_HERE)?;
            let corpus = corpus::load(json.as_bytes()).map_err(|problems| {
                let first = problems.first().map(ToString::to_string).unwrap_or_default();
                format!("These reports were kept by another version of the program: {first}")
            })?;
            Ok(OwnCorpus { id, corpus })
        }
        Collection::Shared(text) => {
            let json = packed::unpack(&text).map_err(|unreadable| unreadable.to_string())?;
            let corpus = corpus::load(&json).map_err(|problems| {
                let first = problems.first().map(ToString::to_string).unwrap_or_default();
                format!("The reports in this link were packed by another version: {first}")
            })?;
            // The same link leads to the same collection, however often it is opened.
            let id = id_of(&json);
            if get(&id).await.ok().flatten().is_none() {
                keep(about(id.clone(), name(&corpus), &corpus), &corpus).await;
            }
            Ok(OwnCorpus { id, corpus })
        }
    }
}

/// What a link to a reader's own reports says on a machine that does not have them.
const NOT_HERE: &str = "This link leads to reports that a reader opened in their own browser: it \
                        works only there, and only until they are removed. To get them, ask for \
                        “Share” there: it makes a link with the reports inside, a corpus file, or \
                        one HTML file.";

/// What is to be seen first.
fn first_view(corpus: &Corpus) -> View {
    if corpus.documents.len() < 2 {
        return View::Read(Reading::default());
    }
    let (mode, step) = (Mode::Text, Some(Step::Change));
    View::Compare(Comparison { mode, step, ..Comparison::default() })
}

fn about(id: String, name: String, corpus: &Corpus) -> Kept {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time since 1970")]
    let saved = Date::now() as u64;
    Kept { id, name, reports: corpus.documents.len(), bytes: 0, saved, revision: 0 }
}

/// A name made of those of the reports.
fn name(corpus: &Corpus) -> String {
    let labels: Vec<&str> = corpus.documents.iter().map(|document| &*document.label).collect();
    match *labels {
        [] => "No reports".into(),
        [one] => one.to_owned(),
        [one, other] => format!("{one} and {other}"),
        [first, .., last] => format!("{} reports, {first} to {last}", labels.len()),
    }
}

/// A new id: short, because it is part of every link.
fn new_id() -> String {
    const DIGITS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 32")]
    let digit = || char::from(DIGITS[(Math::random() * 32.0) as usize % 32]);
    (0..8).map(|_| digit()).collect()
}

/// An id that is the same for the same content (FNV-1a).
fn id_of(json: &[u8]) -> String {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:x}", json.iter().fold(0xcbf2_9ce4_8422_2325, mix))
}

/// Corrects a kept collection: fills the panes with it, unless they hold something else.
pub(super) async fn correct(bench: Bench, id: String) -> Result<(), String> {
    let panes = bench.panes();
    if panes.kept.get_untracked().is_some_and(|(kept, _)| kept == id) {
        return Ok(());
    }
    if !panes.are_kept() {
        return Err(
            "There are reports here that are not opened yet: open or remove them first.".into()
        );
    }
    let (kept, json) = get(&id).await.map_err(|f| f.words().to_owned())?.ok_or(NOT_HERE)?;
    let corpus = corpus::load(json.as_bytes()).map_err(|_| Failure::Broken.words().to_owned())?;
    if (0..corpus.documents.len()).any(|doc| corpus.is_annotated(doc)) {
        return Err("These reports are annotated: they are corrected in their file.".into());
    }
    panes.fill(&corpus, (id, kept.revision));
    Ok(())
}
