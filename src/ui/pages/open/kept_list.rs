//! “Your reports”: what the browser keeps, to be opened, renamed, exported and removed.

use super::bench::Bench;
use super::collection::{forget, get, unkept};
use crate::route::{Collection, Route, View};
use crate::ui::html::{self, Element};
use crate::ui::platform::download::download;
use crate::ui::platform::kept_reports::{self, Failure, Kept};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What is shown of the kept collections.
#[derive(Clone, Copy)]
struct List {
    bench: Bench,
    all: RwSignal<Vec<Kept>>,
    failure: RwSignal<Option<Failure>>,
    /// What was removed last, to be put back.
    removed: RwSignal<Option<(Kept, String)>>,
}

impl List {
    fn refresh(self) {
        spawn_local(async move {
            let mut all = unkept();
            let failure = match kept_reports::list().await {
                Ok(kept) => {
                    all.extend(kept);
                    None
                }
                Err(failure) => Some(failure),
            };
            // The page may be gone by now.
            let _ = self.all.try_set(all);
            let _ = self.failure.try_set(failure);
        });
    }

    /// Does something to the collections, then shows them as they are.
    fn after(self, result: Result<(), Failure>) {
        if let Err(failure) = result {
            self.bench.live_region.say(failure.words().into());
        }
        self.refresh();
    }
}

/// The list; nothing if there is nothing to tell.
pub(super) fn kept_list(bench: Bench) -> Element {
    let list = List {
        bench,
        all: RwSignal::default(),
        failure: RwSignal::default(),
        removed: RwSignal::default(),
    };
    list.refresh();
    // Another tab may have changed them.
    let focused = window_event_listener(ev::focus, move |_| list.refresh());
    on_cleanup(move || focused.remove());
    html::section()
        .class("kept")
        .attr("aria-label", "Your reports")
        .child(move || {
            let failure = list.failure.get();
            failure.map(|failure| html::p().class("failure").child(failure.words()))
        })
        .child(move || {
            list.removed.get().map(|(kept, _)| {
                let undo = html::button().attr("type", "button").child("Undo");
                html::p()
                    .class("notice")
                    .attr("role", "status")
                    .child(format!("“{}” is removed. ", kept.name))
                    .child(undo.on(ev::click, move |_| put_back(list)))
            })
        })
        .child(move || {
            let all = list.all.get();
            (!all.is_empty()).then(|| {
                html::div()
                    .child(html::h2().child("Your reports"))
                    .child(
                        html::p()
                            .class("note")
                            .child("Kept in this browser, on this machine, until you remove them."),
                    )
                    .child(
                        html::ul()
                            .class("plain")
                            .child(all.iter().map(|kept| row(list, kept)).collect::<Vec<_>>()),
                    )
            })
        })
}

fn row(list: List, kept: &Kept) -> Element {
    let is_renaming = RwSignal::new(false);
    let collection = Collection::Own(kept.id.clone());
    let href = |view| {
        let route = Route { view, query: String::new() };
        collection.fragment(&route.to_string())
    };
    let s = if kept.reports == 1 { "" } else { "s" };
    let saved = js_sys::Date::new(&(kept.saved as f64).into());
    let saved: String = saved.to_iso_string().into();
    let date = saved.split('T').next().unwrap_or_default().to_owned();
    let is_unkept = unkept().iter().any(|unkept| unkept.id == kept.id);
    let size = format!("{} KB", kept.bytes.div_ceil(1000));
    let about = if is_unkept {
        format!("{} report{s}, {size}, until this page is closed", kept.reports)
    } else {
        format!("{} report{s}, {size}, saved {date}", kept.reports)
    };
    let (open, correct) = (href(View::Overview), href(View::Open));
    let (renamed, shown) = (kept.clone(), kept.clone());
    let name = move || {
        if is_renaming.get() {
            rename_field(list, &renamed, is_renaming)
        } else {
            html::a().class("name").attr("href", open.clone()).child(&shown.name)
        }
    };
    let button = |words: &'static str, label: String, does: Box<dyn Fn()>| {
        html::button()
            .attr("type", "button")
            .attr("aria-label", label)
            .on(ev::click, move |_| does())
            .child(words)
    };
    let (to_export, to_remove) = (kept.clone(), kept.clone());
    html::li().child(name).child(html::span().class("note").child(about)).child(
        html::span()
            .class("take")
            .child(html::a().attr("href", correct).child("Correct"))
            .child(button(
                "Rename",
                format!("Rename {}", kept.name),
                Box::new(move || is_renaming.set(true)),
            ))
            .child(button(
                "Export",
                format!("Export {} as a corpus file", kept.name),
                Box::new(move || export(list, to_export.clone())),
            ))
            .child(button(
                "Remove",
                format!("Remove {}", kept.name),
                Box::new(move || remove(list, to_remove.clone())),
            )),
    )
}

fn rename_field(list: List, kept: &Kept, is_renaming: RwSignal<bool>) -> Element {
    let id = kept.id.clone();
    html::input()
        .attr("type", "text")
        .attr("aria-label", "New name")
        .attr("value", kept.name.clone())
        .attr("autofocus", true)
        .on(ev::keydown, move |event| {
            if event.key() == "Escape" {
                event.stop_propagation();
                is_renaming.set(false);
            }
        })
        .on(ev::change, move |event| {
            let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            let name = input.map(|input| input.value().trim().to_owned()).unwrap_or_default();
            let id = id.clone();
            is_renaming.set(false);
            if !name.is_empty() {
                spawn_local(async move { list.after(kept_reports::rename(&id, &name).await) });
            }
        })
}

fn export(list: List, kept: Kept) {
    spawn_local(async move {
        match get(&kept.id).await {
            Ok(Some((kept, json))) => {
                let name = kept.name.replace(['/', '\\', ':', '"', '<', '>', '|', '?', '*'], "-");
                download(&format!("{name}.json"), "application/json", &json);
            }
            Ok(None) => list.refresh(),
            Err(failure) => list.after(Err(failure)),
        }
    });
}

/// Removes a collection; it can be put back as long as the page is shown.
fn remove(list: List, kept: Kept) {
    spawn_local(async move {
        let was = get(&kept.id).await.ok().flatten();
        forget(&kept.id);
        let result = kept_reports::remove(&kept.id).await;
        let _ = list.removed.try_set(was);
        list.after(result);
    });
}

fn put_back(list: List) {
    let Some((kept, json)) = list.removed.get_untracked() else { return };
    list.removed.set(None);
    spawn_local(async move {
        let kept = Kept { revision: 0, ..kept };
        list.after(kept_reports::put(&kept, &json).await.map(|_| ()));
    });
}
