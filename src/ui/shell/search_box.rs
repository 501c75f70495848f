//! The search box: shows results while the user types, and suggestions once the query has settled.
//!
//! A combobox after the ARIA pattern, but its list is a row in the bar below, where it covers no
//! results.

use crate::route::{Listing, Route, View};
use crate::search::query_edit::replaced;
use crate::search::{Suggestion, SuggestionKind, Typing};
use crate::ui::components::{visually_hidden, wording};
use crate::ui::html::{self, Element, ElementRef};
use crate::ui::lazy::LazyLoader;
use crate::ui::platform::focus::focus;
use crate::ui::platform::keyboard::{is_composing, key_press};
use crate::ui::platform::location::Location;
use crate::ui::search::Search;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// The maximum number of suggestions shown.
const MAX_SUGGESTIONS: usize = 7;

/// The box and its suggestions.
#[derive(Clone, Copy)]
pub struct SearchBox {
    field: ElementRef,
    location: Location,
    search: Search,
    lazy: LazyLoader,
    /// Whether the text was typed; false after a suggestion was taken, or on blur.
    typed: StoredValue<bool>,
    suggestions: RwSignal<Vec<Suggestion>>,
    /// The text that the suggestions are for; the text in the box may be newer.
    suggested_for: StoredValue<String>,
    /// The number of the active suggestion, from 1; 0 for none.
    active: RwSignal<usize>,
}

impl SearchBox {
    /// A box that follows the query of the route.
    pub fn new(location: Location, search: Search, lazy: LazyLoader) -> Self {
        let typed = StoredValue::new(false);
        let suggestions = RwSignal::new(Vec::new());
        let active = RwSignal::new(0);
        let field = ElementRef::new();
        let suggested_for = StoredValue::new(String::new());
        let this =
            SearchBox { field, location, search, lazy, typed, suggestions, suggested_for, active };
        Effect::new(move |_| {
            search.debounced.track();
            if typed.get_value() {
                this.update_suggestions();
            }
        });
        this
    }

    /// Focuses the box.
    pub fn focus(self) {
        if let Some(field) = self.field.get_untracked() {
            focus(&field);
        }
    }

    /// Clears the query, on any page.
    pub fn clear(self) {
        self.dismiss();
        let route = self.location.route.get_untracked();
        if !route.query.is_empty() {
            self.location.go(&Route { query: String::new(), ..route });
        }
    }

    /// Whether there are suggestions; tracked.
    pub fn suggests(self) -> bool {
        self.suggestions.with(|suggestions| !suggestions.is_empty())
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
            .attr("placeholder", self.label())
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
                self.search.set_typing(Typing::Going);
                self.show();
            })
            .on(ev::blur, move |_| self.dismiss())
            .on(ev::keydown, move |event| self.key(&event))
    }

    /// What it is for.
    pub fn label(self) -> &'static str {
        wording::search_label(self.lazy.reports.corpus().documents.len())
    }

    /// The suggestions, in a row.
    pub fn list(self) -> Element {
        let options = move || {
            self.suggestions.with(|suggestions| {
                let options = suggestions
                    .iter()
                    .enumerate()
                    .map(|(at, suggestion)| self.option(at, suggestion));
                (!suggestions.is_empty()).then(|| {
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

    fn option(self, at: usize, suggestion: &Suggestion) -> Element {
        let what = match suggestion.kind {
            SuggestionKind::Word | SuggestionKind::Phrase | SuggestionKind::Value => "",
            SuggestionKind::Person => "person",
            SuggestionKind::Organisation => "body",
            SuggestionKind::Place => "place",
            SuggestionKind::Topic => "topic",
            SuggestionKind::Spelling => "did you mean",
        };
        let shown = if suggestion.label.is_empty() { &suggestion.text } else { &suggestion.label };
        let count = if suggestion.hits > 0 { suggestion.hits.to_string() } else { String::new() };
        let name = html::span().child(shown.clone());
        let suggestion = suggestion.clone();
        let what = html::small().child(format!("{what}{count}"));
        html::span()
            .attr("id", format!("option-{}", at + 1))
            .attr("role", "option")
            .attr("aria-selected", move || (self.active.get() == at + 1).then_some("true"))
            // The box keeps focus.
            .on(ev::pointerdown, |event| event.prevent_default())
            .on(ev::click, move |_| self.take(&suggestion))
            .child(name)
            .child(visually_hidden(" "))
            .child(what)
    }

    fn input_element(self) -> Option<HtmlInputElement> {
        self.field.get_untracked()?.dyn_into().ok()
    }

    /// Shows the results of the text in the box.
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

    fn update_suggestions(self) {
        let Some(field) = self.input_element() else { return };
        let text = field.value();
        let caret = field.selection_start().ok().flatten().unwrap_or(u32::MAX);
        let caret = byte_at(&text, caret as usize);
        let Some(chunk) = self.lazy.peek() else { return };
        let mut suggestions = (chunk.suggest)(self.lazy.reports, &text, caret);
        suggestions.truncate(MAX_SUGGESTIONS);
        self.suggested_for.set_value(text);
        self.active.set(0);
        if !(suggestions.is_empty() && self.suggestions.with_untracked(Vec::is_empty)) {
            self.suggestions.set(suggestions);
        }
    }

    fn dismiss(self) {
        self.typed.set_value(false);
        self.active.set(0);
        if self.suggestions.with_untracked(|suggestions| !suggestions.is_empty()) {
            self.suggestions.set(Vec::new());
        }
    }

    fn key(self, key: &KeyboardEvent) {
        // At Escape, browsers empty a search field, also while a word is composed.
        if is_composing(key) {
            return key.prevent_default();
        }
        let Some(key) = key_press(key) else { return };
        let count = self.suggestions.with_untracked(Vec::len);
        let active = self.active.get_untracked();
        match key.key().as_str() {
            "ArrowDown" if count > 0 => self.active.set(active % count + 1),
            "ArrowUp" if count > 0 => {
                self.active.set(if active < 2 { count } else { active - 1 });
            }
            "Enter" if active > 0 => {
                if let Some(suggestion) =
                    self.suggestions.with_untracked(|all| all.get(active - 1).cloned())
                {
                    self.take(&suggestion);
                }
            }
            "Escape" if count > 0 => self.dismiss(),
            "Escape" => self.clear(),
            _ => return,
        }
        key.prevent_default();
    }

    /// Replaces the typed text by a suggestion.
    fn take(self, suggestion: &Suggestion) {
        let Some(field) = self.input_element() else { return };
        let text =
            replaced(&self.suggested_for.get_value(), suggestion.span.clone(), &suggestion.text)
                + " ";
        field.set_value(&text);
        self.search.set_typing(Typing::Done);
        self.show();
        self.dismiss();
    }
}

/// The byte offset of a caret, whose position browsers count in UTF-16 code units.
fn byte_at(text: &str, caret: usize) -> usize {
    let mut units = 0;
    let past = |(_, c): &(usize, char)| {
        let before = units;
        units += c.len_utf16();
        before >= caret
    };
    text.char_indices().find(past).map_or(text.len(), |(at, _)| at)
}
