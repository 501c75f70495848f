//! Chooses a report among many: a combobox (ARIA pattern) that finds reports by label, name and date,
//! else by words in them; and links to the one before and the one after in time.

use crate::corpus::{Chronology, Document};
use crate::dates::Shape;
use crate::search::{Options, Typing, as_typed};
use crate::sort;
use crate::text::fold;
use crate::ui::components::visually_hidden;
use crate::ui::html::{self, Element, ElementRef, Text};
use crate::ui::platform::keyboard::{is_composing, key_press};
use crate::ui::reports::Reports;
use crate::ui::series::{PairChoice, ReportChoice};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// The largest number of reports that are offered at once.
const MOST: usize = 10;

/// State of a picker.
#[derive(Clone, Copy)]
struct Picker {
    reports: Reports,
    choice: StoredValue<ReportChoice>,
    current: Signal<usize>,
    /// What is typed; `None` while the list is closed.
    typed: RwSignal<Option<String>>,
    offers: Memo<Offers>,
    /// The number of the active offer, from 1; 0 for none.
    active: RwSignal<usize>,
    field: ElementRef,
}

/// Reports that what is typed leads to.
#[derive(Clone, Default, PartialEq)]
struct Offers {
    docs: Vec<usize>,
    /// How many there are in all.
    count: usize,
    /// Whether they are found by words in their text.
    by_words: bool,
}

/// The combobox and the links beside it.
pub fn picker(choice: ReportChoice) -> Element {
    let reports = expect_context::<Reports>();
    let (name, current, typed) = (choice.name, choice.current, RwSignal::new(None::<String>));
    let chronology = Arc::new(Chronology::new(&reports.corpus()));
    let names = StoredValue::new(None::<Vec<String>>);
    let in_time = chronology.clone();
    let offers = Memo::new(move |_| {
        let Some(typed) = typed.get() else { return Offers::default() };
        let corpus = reports.corpus();
        if names.with_value(Option::is_none) {
            names.set_value(Some(corpus.documents.iter().map(folded_names).collect()));
        }
        names.with_value(|names| {
            offers(reports, &in_time, names.as_deref().unwrap_or(&[]), current.get(), &typed)
        })
    });
    let this = Picker {
        reports,
        choice: StoredValue::new(choice),
        current,
        typed,
        offers,
        active: RwSignal::new(0),
        field: ElementRef::new(),
    };
    let neighbour = |name: &'static str, sign: &'static str, step: Step| {
        let chronology = chronology.clone();
        let other = Memo::new(move |_| step(&chronology, current.get()));
        let label = move || {
            let corpus = reports.corpus();
            let label = other.get().and_then(|doc| Some(corpus.documents.get(doc)?.label.clone()));
            label.map(|label| format!("{name}: {label}"))
        };
        html::button()
            .attr("type", "button")
            .class("neighbour")
            .attr("aria-label", label)
            .attr("title", label)
            .attr("disabled", move || other.get().is_none())
            .on(ev::click, move |_| {
                if let Some(doc) = other.get_untracked() {
                    this.choose(doc);
                }
            })
            .child(sign)
    };
    html::span()
        .class("picker")
        .child(neighbour("The one before", "‹", Chronology::before))
        .child(html::span().class("box").child(this.input(name)).child(this.list(name)))
        .child(neighbour("The one after", "›", Chronology::after))
}

/// Buttons that go to the pair of neighbours before and after this one in time.
pub fn pair_steps(PairChoice { current, choose }: PairChoice) -> Element {
    let chronology = Arc::new(Chronology::new(&expect_context::<Reports>().corpus()));
    let step = |name: &'static str, key: &'static str, to: PairStep| {
        let (chronology, choose) = (chronology.clone(), choose.clone());
        let pair = Memo::new(move |_| to(&chronology, current.get()));
        html::button()
            .attr("type", "button")
            .attr("aria-keyshortcuts", key)
            .attr("title", format!("{name} ({key})"))
            .attr("disabled", move || pair.get().is_none())
            .on(ev::click, move |_| {
                if let Some((left, right)) = pair.get_untracked() {
                    choose(left, right);
                }
            })
            .child(name)
    };
    let before = |all: &Chronology, (left, _): (usize, usize)| Some((all.before(left)?, left));
    let after = |all: &Chronology, (_, right): (usize, usize)| Some((right, all.after(right)?));
    html::span()
        .class("walk")
        .attr("role", "group")
        .attr("aria-label", "Neighbours in time")
        .child(step("Pair before", "b", before))
        .child(step("Pair after", "a", after))
}

type PairStep = fn(&Chronology, (usize, usize)) -> Option<(usize, usize)>;

type Step = fn(&Chronology, usize) -> Option<usize>;

impl Picker {
    fn input(self, name: &'static str) -> Element {
        Effect::new(move |_| {
            self.field.track();
            let label = self.reports.corpus().documents.get(self.current.get()).map(label_of);
            if let (Some(field), Some(label), None) = (self.element(), label, self.typed.get()) {
                field.set_value(&label);
            }
        });
        let id = move |at: usize| format!("{}-{at}", self.id());
        let active = move || match self.active.get() {
            0 => None,
            n => Some(id(n)),
        };
        html::input()
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("aria-label", name)
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", id(0))
            .attr("aria-expanded", move || self.typed.with(Option::is_some).to_string())
            .attr("aria-activedescendant", active)
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("placeholder", "Label, date or words")
            .node_ref(self.field)
            .on(ev::focus, move |_| {
                self.open(String::new());
                self.element().iter().for_each(HtmlInputElement::select);
            })
            .on(ev::click, move |_| {
                if self.typed.with_untracked(Option::is_none) {
                    self.open(String::new());
                }
            })
            .on(ev::input, move |_| {
                self.open(self.element().map_or_else(String::new, |it| it.value()));
            })
            .on(ev::blur, move |_| self.close())
            .on(ev::keydown, move |event| self.key(&event))
    }

    fn list(self, name: &'static str) -> Element {
        let options = move || {
            let offers = self.offers.get();
            let count = offers.docs.len();
            let line =
                match (count, self.typed.with(|typed| typed.as_ref().is_none_or(String::is_empty)))
                {
                    (0, _) => "No report has this label, date or word.".to_owned(),
                    (_, true) => format!("{} reports; type to find one", offers.count),
                    _ if offers.by_words => format!("{count} of {} with these words", offers.count),
                    _ => format!("{count} of {} so named", offers.count),
                };
            let options = offers.docs.into_iter().enumerate();
            let options = options.map(|(at, doc)| self.option(at + 1, doc)).collect::<Vec<_>>();
            html::div()
                .child(
                    html::div()
                        .attr("role", "listbox")
                        .attr("id", format!("{}-0", self.id()))
                        .attr("aria-label", name)
                        .child(options),
                )
                .child(html::p().class("note").attr("role", "status").child(line))
        };
        let shown = move || self.typed.with(Option::is_some).then(options);
        html::div().class("offered").child(shown)
    }

    fn option(self, at: usize, doc: usize) -> Element {
        let corpus = self.reports.corpus();
        let document = &corpus.documents[doc];
        let more = [date_words(document), document.name.clone()];
        let more = more.into_iter().filter(|it| !it.is_empty() && !document.label.contains(&**it));
        let more = more.collect::<Vec<_>>().join(" · ");
        html::div()
            .attr("id", format!("{}-{at}", self.id()))
            .attr("role", "option")
            .attr("aria-selected", move || (self.active.get() == at).to_string())
            // The field keeps focus.
            .on(ev::pointerdown, |event| event.prevent_default())
            .on(ev::click, move |_| self.choose(doc))
            .child(html::b().child(label_of(document)))
            .child(visually_hidden(" "))
            .child(html::small().child(more))
    }

    /// The prefix of the ids of its elements.
    fn id(self) -> Text {
        self.choice.with_value(|choice| choice.id.into())
    }

    fn element(self) -> Option<HtmlInputElement> {
        self.field.get_untracked()?.dyn_into().ok()
    }

    fn open(self, typed: String) {
        self.active.set(0);
        self.typed.set(Some(typed));
    }

    fn close(self) {
        self.active.set(0);
        self.typed.set(None);
    }

    fn choose(self, doc: usize) {
        self.close();
        let choose = self.choice.with_value(|choice| choice.choose.clone());
        choose(doc);
    }

    fn key(self, key: &KeyboardEvent) {
        if is_composing(key) {
            return;
        }
        let Some(key) = key_press(key) else { return };
        let docs = self.offers.with_untracked(|offers| offers.docs.clone());
        let (active, count) = (self.active.get_untracked(), docs.len());
        match key.key().as_str() {
            "ArrowDown" if self.typed.with_untracked(Option::is_none) => self.open(String::new()),
            "ArrowDown" if count > 0 => self.active.set(active % count + 1),
            "ArrowUp" if count > 0 => self.active.set(if active < 2 { count } else { active - 1 }),
            "Enter" => match docs.get(active.max(1) - 1) {
                Some(doc) => self.choose(*doc),
                None => return,
            },
            "Escape" if self.typed.with_untracked(Option::is_some) => self.close(),
            _ => return,
        }
        key.prevent_default();
    }
}

/// What is offered for what is typed; for nothing, the reports around the current one in time.
fn offers(
    reports: Reports,
    chronology: &Chronology,
    names: &[String],
    current: usize,
    typed: &str,
) -> Offers {
    let order = chronology.order();
    let typed = fold(typed.trim());
    if typed.is_empty() {
        let at = chronology.position(current).unwrap_or(0);
        let first = at.saturating_sub(MOST / 2).min(order.len().saturating_sub(MOST));
        let docs = order.iter().copied().skip(first).take(MOST).collect();
        return Offers { docs, count: order.len(), by_words: false };
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    let is_named = |doc: &&usize| {
        names.get(**doc).is_some_and(|name| words.iter().all(|word| name.contains(word)))
    };
    let mut docs: Vec<usize> = order.iter().filter(is_named).copied().collect();
    let count = docs.len();
    if count > 0 {
        docs.truncate(MOST);
        return Offers { docs, count, by_words: false };
    }
    let shown = reports.get();
    let (_, results) =
        as_typed(shown.index(), &shown.corpus, &typed, Typing::Going, &Options::default());
    if results.relaxed {
        return Offers::default();
    }
    let score = |doc: &usize| results.documents[*doc].passages[0].score;
    let mut docs: Vec<usize> =
        results.documents.iter().filter(|it| !it.passages.is_empty()).map(|it| it.doc).collect();
    sort::by(&mut docs, |a, b| score(b).total_cmp(&score(a)));
    let count = docs.len();
    docs.truncate(MOST);
    Offers { docs, count, by_words: true }
}

/// What a report can be found by, folded.
fn folded_names(document: &Document) -> String {
    let date = document.date.to_string();
    let all = [&*document.label, &*document.name, &*date, &*date_words(document), &*document.id];
    fold(&all.join(" ")).into_owned()
}

fn date_words(document: &Document) -> String {
    if document.date.shape() == Shape::Unknown { String::new() } else { document.date.words() }
}

fn label_of(document: &Document) -> String {
    document.label.clone()
}
