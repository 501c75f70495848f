//! What was understood of a report, each item open to correction.

use crate::import::draft::{Dated, Origin, Title};
use crate::import::{Aside, Draft, parse_date};
use crate::text::tokens;
use crate::ui::components::direction;
use crate::ui::html::{self, Element, ElementRef};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The most passages that are listed.
const MOST: usize = 200;

/// The languages to choose from: tag and name.
const LANGUAGES: [(&str, &str); 14] = [
    ("en", "English"),
    ("ar", "Arabic"),
    ("zh", "Chinese"),
    ("nl", "Dutch"),
    ("fr", "French"),
    ("de", "German"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("es", "Spanish"),
];

/// The number of words and passages, in words.
pub(super) fn counts(draft: &Draft) -> String {
    let words: usize = draft.prose().map(|passage| tokens(passage).count()).sum();
    let passages = draft.prose().count();
    let s = |n: usize| if n == 1 { "" } else { "s" };
    format!("{words} word{} in {passages} passage{}", s(words), s(passages))
}

/// What was understood.
pub(super) fn understood(draft: &ArcRwSignal<Draft>, key: usize, place: &str) -> Element {
    let summary = {
        let draft = draft.clone();
        move || {
            draft.with(|draft| {
                let encoding = draft.encoding.map(|it| format!(", {}", it.name()));
                format!("{}{}", counts(draft), encoding.unwrap_or_default())
            })
        }
    };
    let notes = draft.with_untracked(|draft| {
        draft.notes.iter().map(|note| html::p().class("note").child(note)).collect::<Vec<_>>()
    });
    html::div()
        .class("understood")
        .child(html::p().class("counts").child(summary))
        .child(label_field(draft, key, place))
        .child(title_field(draft, key))
        .child(date_field(draft, key))
        .child(language_field(draft, key))
        .child(notes)
        .child(left_out(draft))
        .child(passages(draft))
}

/// A labelled field; the placeholder is what holds if it is empty.
fn field(
    name: &'static str,
    id: String,
    placeholder: &str,
    value: impl Fn() -> String + Send + Sync + 'static,
    changed: impl Fn(String) + 'static,
) -> Element {
    let node = ElementRef::new();
    // The attribute would not be followed once something was typed.
    Effect::new(move |_| {
        let value = value();
        let input = node.get().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.set_value(&value);
        }
    });
    let input = html::input()
        .node_ref(node)
        .attr("id", id.clone())
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("placeholder", placeholder.to_owned())
        .attr("dir", "auto")
        .on(ev::change, move |event| {
            let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            changed(input.map(|input| input.value()).unwrap_or_default());
        });
    html::p().class("entry").child(html::label().attr("for", id).child(name)).child(input)
}

/// The name, which is its place if there is no other.
fn label_field(draft: &ArcRwSignal<Draft>, key: usize, place: &str) -> Element {
    let (shown, to_change) = (draft.clone(), draft.clone());
    let value = move || shown.with(|draft| draft.label().unwrap_or_default());
    field("Name", format!("name-{key}"), place, value, move |words| {
        let words = words.trim().to_owned();
        to_change.update(|draft| draft.label = Some(words).filter(|words| !words.is_empty()));
    })
}

fn title_field(draft: &ArcRwSignal<Draft>, key: usize) -> Element {
    let (shown, to_change, noted) = (draft.clone(), draft.clone(), draft.clone());
    let title = |draft: &Draft| draft.title.as_ref().map(|title| title.words.clone());
    let value = move || shown.with(title).unwrap_or_default();
    let changed = move |words: String| {
        let words = words.trim().to_owned();
        to_change.update(|draft| {
            draft.title = (!words.is_empty()).then_some(Title { words, origin: Origin::Reader });
        });
    };
    let origin = move || {
        noted.with(|draft| {
            draft
                .title
                .as_ref()
                .map_or("none found".into(), |title| format!("from {}", title.origin.words()))
        })
    };
    field("Title", format!("title-{key}"), "", value, changed)
        .child(html::span().class("note").child(origin))
}

fn date_field(draft: &ArcRwSignal<Draft>, key: usize) -> Element {
    let (shown, to_change, noted, others) =
        (draft.clone(), draft.clone(), draft.clone(), draft.clone());
    let problem = RwSignal::new(None::<String>);
    let value = move || {
        shown.with(|draft| draft.date.as_ref().map(|it| it.date.to_string()).unwrap_or_default())
    };
    let changed = move |words: String| {
        if words.trim().is_empty() {
            problem.set(None);
            return to_change.update(|draft| draft.date = None);
        }
        match parse_date(&words) {
            Ok(date) => {
                problem.set(None);
                let words = words.trim().to_owned();
                to_change.update(|draft| {
                    draft.date = Some(Dated { date, origin: Origin::Reader, words });
                });
            }
            Err(why) => problem.set(Some(why.to_string())),
        }
    };
    let origin = move || {
        noted.with(|draft| {
            draft.date.as_ref().map_or("none found; 2024-05-03, or May 2024".into(), |dated| {
                format!("{}, from {}", dated.date.words(), dated.origin.words())
            })
        })
    };
    let wrong = move || {
        problem.get().map(|why| html::span().class("wrong").attr("role", "alert").child(why))
    };
    let offered = move || {
        let found = others.with(|draft| draft.other_dates.clone());
        let offer = |dated: Dated| {
            let to_change = others.clone();
            let name = format!("{}?", dated.date.words());
            let label = format!("“{}”, {}", dated.words, dated.origin.words());
            let choose = move |_| {
                let dated = dated.clone();
                to_change.update(|draft| {
                    draft.other_dates.retain(|other| *other != dated);
                    draft.other_dates.extend(draft.date.replace(dated));
                });
            };
            html::button()
                .attr("type", "button")
                .attr("title", label)
                .on(ev::click, choose)
                .child(name)
        };
        let offers: Vec<_> = found.into_iter().take(4).map(offer).collect();
        (!offers.is_empty()).then(|| html::span().class("others").child("or ").child(offers))
    };
    field("Date", format!("date-{key}"), "", value, changed)
        .child(html::span().class("note").child(origin).child(offered))
        .child(wrong)
}

fn language_field(draft: &ArcRwSignal<Draft>, key: usize) -> Element {
    let id = format!("language-{key}");
    let now = draft.with_untracked(|draft| draft.language.clone()).unwrap_or_default();
    let option = |tag: &str, name: &str| {
        html::option()
            .attr("value", tag.to_owned())
            .attr("selected", now == tag)
            .child(name.to_owned())
    };
    // A language that is known but not in the list stays what it is.
    let other = !now.is_empty() && LANGUAGES.iter().all(|(tag, _)| *tag != now);
    let to_change = draft.clone();
    let select = html::select()
        .attr("id", id.clone())
        .child(option("", "not clear"))
        .child(other.then(|| option(&now, &now)))
        .child(LANGUAGES.map(|(tag, name)| option(tag, name)))
        .on(ev::change, move |event| {
            let chosen = event.target().map(|it| js_sys::Reflect::get(&it, &"value".into()));
            let chosen = chosen.and_then(Result::ok).and_then(|it| it.as_string());
            to_change.update(|draft| draft.language = chosen.filter(|tag| !tag.is_empty()));
        });
    html::p().class("entry").child(html::label().attr("for", id).child("Language")).child(select)
}

/// What is proposed to be left out, to be put back.
fn left_out(draft: &ArcRwSignal<Draft>) -> AnyView {
    let draft = draft.clone();
    // Those that were proposed at first stay in the list.
    let proposed: Vec<usize> = draft.with_untracked(|draft| {
        let blocks = draft.blocks.iter().enumerate();
        blocks.filter(|(_, block)| block.left_out.is_some()).map(|(at, _)| at).collect()
    });
    if proposed.is_empty() {
        return html::fragment(());
    }
    let name = match proposed.len() {
        1 => "Left out: 1 passage".to_owned(),
        many => format!("Left out: {many} passages"),
    };
    let item = |at: &usize| passage(&draft, *at);
    html::details()
        .child(html::summary().child(name))
        .child(
            html::ul()
                .class("plain")
                .child(proposed.iter().take(MOST).map(item).collect::<Vec<_>>()),
        )
        .into_any()
}

/// Every passage, to be left out or put back; rendered when it is asked for.
fn passages(draft: &ArcRwSignal<Draft>) -> Element {
    let is_open = RwSignal::new(false);
    let draft = draft.clone();
    let list = move || {
        is_open.get().then(|| {
            let count = draft.with_untracked(|draft| draft.blocks.len());
            let items = (0..count.min(MOST)).map(|at| passage(&draft, at));
            let more = (count > MOST).then(|| {
                html::p().class("note").child(format!("and {} more passages", count - MOST))
            });
            html::div()
                .child(html::ul().class("plain").child(items.collect::<Vec<_>>()))
                .child(more)
        })
    };
    html::details()
        .on(ev::toggle, move |_| is_open.set(true))
        .child(html::summary().child("Passage by passage"))
        .child(list)
}

/// A passage, with a box that is ticked if it is part of the report.
fn passage(draft: &ArcRwSignal<Draft>, at: usize) -> Element {
    let (shown, to_change) = (draft.clone(), draft.clone());
    let (words, why, kept_out) = draft.with_untracked(|draft| {
        let left_out = draft.blocks[at].left_out;
        (draft.block(at).to_owned(), left_out.map(Aside::words), left_out)
    });
    let is_part = move || shown.with(|draft| draft.blocks[at].left_out.is_none());
    let reason = kept_out.unwrap_or(Aside::Reader);
    let tick = html::input()
        .attr("type", "checkbox")
        .attr("checked", draft.with_untracked(|draft| draft.blocks[at].left_out.is_none()))
        .on(ev::change, move |_| {
            to_change.update(|draft| {
                let left_out = &mut draft.blocks[at].left_out;
                *left_out = if left_out.is_some() { None } else { Some(reason) };
            });
        });
    html::li().class(move || if is_part() { "" } else { "out" }).child(
        html::label()
            .child(tick)
            .child(html::span().attr("dir", direction(&words)).child(&words))
            .child(why.map(|why| html::span().class("note").child(why))),
    )
}
