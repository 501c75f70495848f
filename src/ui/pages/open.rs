//! The page “Open”: a reader's own reports, pasted, dropped or chosen.
//!
//! - `panes`: the reports that are being opened; `pane`: one of them on the page; `bench`: what all of
//!   them need;
//! - `read_file`: files and words to drafts; `office`: Word and OpenDocument;
//! - `understood`: what was understood, open to correction;
//! - `collection`: kept and opened again; `kept_list`: what is kept; `pass_on`: what others get.

mod bench;
mod collection;
mod kept_list;
mod office;
mod pane;
mod panes;
mod pass_on;
mod read_file;
mod understood;

use self::bench::Bench;
use self::kept_list::kept_list;
use self::pane::{list, pane, read_files};
use self::panes::Panes;
pub use self::pass_on::pass_on;
use crate::route::Collection;
use crate::ui::html::{self, Element};
use crate::ui::open_corpus::OwnCorpus;
use crate::ui::platform::js_module;
use crate::ui::platform::permalink::CorpusSource;
use crate::ui::shell::shortcuts::is_typing;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, DragEvent, EventTarget};

/// Reads the reports that a link leads to.
pub fn read(collection: Collection) -> Pin<Box<dyn Future<Output = Result<OwnCorpus, String>>>> {
    Box::pin(collection::read(collection))
}

/// Of more panes than this, so many are shown at a time.
const MOST: usize = 24;

/// The page.
pub fn page() -> Element {
    let bench = Bench::of_page();
    let notice = RwSignal::new(None::<String>);
    // `#/own/<id>/open` corrects what is open.
    if let CorpusSource::Own(id) = bench.location().permalinks().source() {
        let id = id.clone();
        if bench.location().is_own_link() {
            spawn_local(async move {
                let _ = notice.try_set(collection::correct(bench, id).await.err());
            });
        }
    }
    accept_drops(bench);
    accept_pastes(bench);
    accept_shared(bench);
    let all = bench.panes().all.clone();
    let first = RwSignal::new(0);
    let panes = move || {
        let all = all.get();
        let of = all.len();
        let from = first.get().min(of.saturating_sub(1)) / MOST * MOST;
        let shown = all.iter().enumerate().skip(from).take(MOST);
        let panes = shown.map(|(at, it)| pane(bench, it, at, of)).collect::<Vec<_>>();
        let panes = html::div().class("panes").child(panes);
        html::div().child((of > MOST).then(|| turn(first, from, of))).child(panes)
    };
    html::div()
        .on(ev::keydown, move |event| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                compare(bench);
            }
        })
        .child(html::h1().child("Open your own reports"))
        .child(html::p().class("lead").child(
            "Paste, drop or choose them: text, web page, Word, OpenDocument, PDF, or a corpus file. \
             They are read in this page and go nowhere.",
        ))
        .child(move || notice.get().map(|words| html::p().class("failure").child(words)))
        .child(panes)
        .child(actions(bench))
        .child(kept_list(bench))
}

/// The panes that are shown, and buttons for those before and after them.
fn turn(first: RwSignal<usize>, from: usize, of: usize) -> Element {
    let button = |name: &'static str, to: Option<usize>| {
        html::button()
            .attr("type", "button")
            .attr("disabled", to.is_none())
            .on(ev::click, move |_| first.set(to.unwrap_or(from)))
            .child(name)
    };
    let next = from + MOST;
    let words = format!("Reports {} to {} of {of} ", from + 1, next.min(of));
    html::p()
        .class("actions")
        .child(html::span().attr("role", "status").child(words))
        .child(button("Those before", from.checked_sub(MOST)))
        .child(button("Those after", (next < of).then_some(next)))
}

/// Adding a pane, beginning anew, and opening what is there.
fn actions(bench: Bench) -> Element {
    let (all, kept) = (bench.panes().all.clone(), bench.panes().kept.clone());
    let count = Memo::new(move |_| Panes::count(&all));
    let open = move || {
        let words = match count.get() {
            0 | 1 => "Read it",
            2 => "Compare them",
            _ => "Compare the first two",
        };
        html::button()
            .class("primary")
            .attr("type", "button")
            .attr("disabled", count.get() == 0)
            .on(ev::click, move |_| compare(bench))
            .child(words)
    };
    let removed = bench.panes().removed.clone();
    let undo = move || {
        removed.get().is_some().then(|| {
            let undo = html::button().attr("type", "button").child("Undo");
            html::span()
                .attr("role", "status")
                .child("A report was removed. ")
                .child(undo.on(ev::click, move |_| bench.panes().put_back()))
        })
    };
    let anew = move || {
        kept.get().is_some().then(|| {
            html::button()
                .attr("type", "button")
                .on(ev::click, move |_| bench.panes().clear())
                .child("Open others")
        })
    };
    html::p()
        .class("actions")
        .child(open)
        .child(
            html::button()
                .attr("type", "button")
                .on(ev::click, move |_| {
                    bench.panes().add();
                })
                .child("Add a report"),
        )
        .child(anew)
        .child(undo)
}

fn compare(bench: Bench) {
    if Panes::count(&bench.panes().all) > 0 {
        spawn_local(collection::open_panes(bench));
    }
}

/// Calls `then` for an event on the page; in another page, only inside the explorer.
fn listen(bench: Bench, event: &'static str, then: impl FnMut(&web_sys::Event) + 'static) {
    let target: EventTarget =
        if bench.root().embedded { bench.root().host().into() } else { window().into() };
    let options = EventListenerOptions::enable_prevent_default();
    // Removed with the page.
    StoredValue::new_local(EventListener::new_with_options(&target, event, options, then));
}

/// What is pasted outside a field goes into the first empty pane.
fn accept_pastes(bench: Bench) {
    listen(bench, "paste", move |event| {
        if !is_typing(bench.root()) {
            pane::pasted(bench, &bench.panes().empty(), event);
        }
    });
}

/// What other programs share with the installed page, or open with it.
fn accept_shared(bench: Bench) {
    if bench.root().embedded {
        return;
    }
    listen(bench, "readout-files", move |event| {
        let files =
            event.dyn_ref::<CustomEvent>().map(|event| js_sys::Array::from(&event.detail()));
        let files = files.iter().flat_map(js_sys::Array::iter);
        read_files(bench, None, files.filter_map(|file| file.dyn_into().ok()));
    });
    spawn_local(async {
        // The page as one file is not installed, and does not have the module.
        let _ = js_module::call("shared_files.js", "followFiles", &js_sys::Array::new()).await;
    });
}

/// Files can be dropped anywhere on the page.
fn accept_drops(bench: Bench) {
    listen(bench, "dragover", web_sys::Event::prevent_default);
    listen(bench, "drop", move |event| {
        event.prevent_default();
        let event = event.dyn_ref::<DragEvent>();
        let data = event.and_then(DragEvent::data_transfer);
        if let Some(files) = data.and_then(|data| data.files()) {
            read_files(bench, None, list(&files));
        }
    });
}
