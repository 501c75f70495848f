//! The search box: typing shows results at once and, when it rests, how the query could go on.
//!
//! A combobox after the ARIA pattern, but its list stands in the bar below, in a row, where it
//! covers no result.

use crate::route::{Listing, Route, View};
use crate::search::query_edit::replaced;
use crate::search::{Suggestion, SuggestionKind};
use crate::ui::components::visually_hidden;
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::focus::focus;
use crate::ui::platform::location::Location;
use crate::ui::reports::Reports;
use crate::ui::search::Search;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// At most this many suggestions have room.
const MOST: usize = 7;

/// The box and its suggestions.
#[derive(Clone, Copy)]
pub struct SearchBox {
    field: ElementRef,
    location: Location,
    reports: Reports,
    lazy: LazyLoader,
    /// Whether what is in the box was typed, and not taken, linked or left.
    typed: StoredValue<bool>,
    offers: ReadSignal<Vec<Suggestion>>,
    /// The text that the suggestions are for: another letter may have come since.
    offered: StoredValue<String>,
    set_offers: WriteSignal<Vec<Suggestion>>,
    /// The suggestion the keyboard is on, from 1; 0 for none.
    active: ReadSignal<usize>,
    set_active: WriteSignal<usize>,
}

impl SearchBox {
    /// A box that follows the query of the route.
    pub fn new(reports: Reports, location: Location, search: Search, lazy: LazyLoader) -> Self {
        let typed = StoredValue::new(false);
        let (offers, set_offers) = signal(Vec::new());
        let (active, set_active) = signal(0);
        let field = ElementRef::new();
        let offered = StoredValue::new(String::new());
        let this = SearchBox {
            field,
            location,
            reports,
            lazy,
            typed,
            offers,
            offered,
            set_offers,
            active,
            set_active,
        };
        Effect::new(move |_| {
            search.debounced.track();
            if typed.get_value() {
                this.look_up();
            }
        });
        this
    }

    /// Gives the box the keyboard.
    pub fn focus(self) {
        if let Some(field) = self.field.get_untracked() {
            focus(&field);
        }
    }

    /// Asks for nothing, wherever the reader is.
    pub fn clear(self) {
        self.dismiss();
        let route = self.location.route.get_untracked();
        if !route.query.is_empty() {
            self.location.go(&Route { query: String::new(), ..route });
        }
    }

    /// Whether there are suggestions to see.
    pub fn suggests(self) -> bool {
        self.offers.with(|offers| !offers.is_empty())
    }

    /// The box.
    pub fn input(self) -> Element {
        Effect::new(move |_| {
            let query = self.location.route.with(|route| route.query.clone());
            self.field.track();
            if let Some(field) = self.input_element().filter(|field| field.value() != query) {
                field.set_value(&query);
            }
        });
        let active = move || match self.active.get() {
            0 => None,
            n => Some(format!("option-{n}")),
        };
        html::input()
            .attr("id", "query")
            .attr("type", "search")
            .attr("placeholder", "Search both reports")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "off")
            .attr("spellcheck", "false")
            .attr("maxlength", "10000")
            .attr("aria-keyshortcuts", "/")
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", "options")
            .attr("aria-expanded", move || self.suggests().to_string())
            .attr("aria-activedescendant", active)
            .node_ref(self.field)
            .on(ev::input, move |_| {
                self.typed.set_value(true);
                self.show();
            })
            .on(ev::blur, move |_| self.dismiss())
            .on(ev::keydown, move |event| self.key(&event))
    }

    /// The suggestions, in a row.
    pub fn list(self) -> Element {
        let options = move || {
            self.offers.with(|offers| {
                let options = offers.iter().enumerate().map(|(at, offer)| self.option(at, offer));
                (!offers.is_empty()).then(|| {
                    html::span().attr("role", "presentation").child(options.collect::<Vec<_>>())
                })
            })
        };
        html::div()
            .attr("id", "options")
            .class("options")
            .attr("role", "listbox")
            .attr("aria-label", "How the query could go on")
            .attr("aria-orientation", "horizontal")
            .attr("hidden", move || !self.suggests())
            .child(options)
    }

    fn option(self, at: usize, offer: &Suggestion) -> Element {
        let what = match offer.kind {
            SuggestionKind::Word | SuggestionKind::Phrase | SuggestionKind::Value => "",
            SuggestionKind::Person => "person",
            SuggestionKind::Organisation => "body",
            SuggestionKind::Place => "place",
            SuggestionKind::Topic => "topic",
            SuggestionKind::Spelling => "did you mean",
        };
        let shown = if offer.label.is_empty() { &offer.text } else { &offer.label };
        let count = if offer.hits > 0 { offer.hits.to_string() } else { String::new() };
        let name = html::span().child(shown.clone());
        let offer = offer.clone();
        let what = html::small().child(format!("{what}{count}"));
        html::span()
            .attr("id", format!("option-{}", at + 1))
            .attr("role", "option")
            .attr("aria-selected", move || (self.active.get() == at + 1).then_some("true"))
            // The box keeps the keyboard.
            .on(ev::pointerdown, |event| event.prevent_default())
            .on(ev::click, move |_| self.take(&offer))
            .child(name)
            .child(visually_hidden(" "))
            .child(what)
    }

    fn input_element(self) -> Option<HtmlInputElement> {
        self.field.get_untracked()?.dyn_into().ok()
    }

    /// Shows what the text in the box finds.
    pub fn show(self) {
        let Some(field) = self.input_element() else { return };
        let query = field.value();
        match self.location.route.with_untracked(|route| route.view.clone()) {
            View::Search(listing) => {
                self.location.replace(Route { view: View::Search(listing), query });
            }
            _ => self.location.go(&Route { view: View::Search(Listing::default()), query }),
        }
    }

    fn look_up(self) {
        let Some(field) = self.input_element() else { return };
        let text = field.value();
        let caret = field.selection_start().ok().flatten().unwrap_or(u32::MAX);
        let caret = byte_at(&text, caret as usize);
        let Some(chunk) = self.lazy.peek() else { return };
        let mut offers = (chunk.suggest)(self.reports, &text, caret);
        offers.truncate(MOST);
        self.offered.set_value(text);
        self.set_active.set(0);
        if !(offers.is_empty() && self.offers.with_untracked(Vec::is_empty)) {
            self.set_offers.set(offers);
        }
    }

    fn dismiss(self) {
        self.typed.set_value(false);
        self.set_active.set(0);
        if self.offers.with_untracked(|offers| !offers.is_empty()) {
            self.set_offers.set(Vec::new());
        }
    }

    fn key(self, key: &KeyboardEvent) {
        // Browsers and extensions that fill in fields send `keydown` events without a key.
        if !key.is_instance_of::<KeyboardEvent>() {
            return;
        }
        let count = self.offers.with_untracked(Vec::len);
        let active = self.active.get_untracked();
        match key.key().as_str() {
            "ArrowDown" if count > 0 => self.set_active.set(active % count + 1),
            "ArrowUp" if count > 0 => {
                self.set_active.set(if active < 2 { count } else { active - 1 });
            }
            "Enter" if active > 0 => {
                if let Some(offer) = self.offers.with_untracked(|all| all.get(active - 1).cloned())
                {
                    self.take(&offer);
                }
            }
            "Escape" if count > 0 => self.dismiss(),
            "Escape" => self.clear(),
            _ => return,
        }
        key.prevent_default();
    }

    /// Puts a suggestion in the place of what was typed.
    fn take(self, offer: &Suggestion) {
        let Some(field) = self.input_element() else { return };
        let text = replaced(&self.offered.get_value(), offer.span.clone(), &offer.text) + " ";
        field.set_value(&text);
        self.show();
        self.dismiss();
    }
}

/// The byte of a text at a caret, which browsers count in UTF-16.
fn byte_at(text: &str, caret: usize) -> usize {
    let mut units = 0;
    let past = |(_, c): &(usize, char)| {
        let before = units;
        units += c.len_utf16();
        before >= caret
    };
    text.char_indices().find(past).map_or(text.len(), |(at, _)| at)
}
