//! The panes, each with a report or a place for one. They outlive the page.

use crate::corpus::Corpus;
use crate::import::{self, Draft};
use crate::ui::desk::Desk;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// All panes.
pub(super) struct Panes {
    /// The panes, in the order of the reports.
    pub(super) all: ArcRwSignal<Vec<Pane>>,
    /// The id and revision of the kept collection that the panes show, if they do.
    pub(super) kept: ArcRwSignal<Option<(String, u32)>>,
    /// The pane that was removed last, with its place, to be put back.
    pub(super) removed: ArcRwSignal<Option<(usize, Pane)>>,
    next_key: Cell<usize>,
}

/// A place for a report.
#[derive(Clone)]
pub(super) struct Pane {
    /// Identifies the pane.
    pub(super) key: usize,
    /// What is in it.
    pub(super) content: ArcRwSignal<Content>,
}

/// What is in a pane.
#[derive(Clone)]
pub(super) enum Content {
    /// Nothing, or words that are still being typed.
    Empty {
        /// The words.
        typed: String,
    },
    /// A file that is being read.
    Reading {
        /// Its name.
        name: String,
    },
    /// A report.
    Report(ArcRwSignal<Draft>),
    /// What could not be read.
    Failed {
        /// The name of the file; empty if it was pasted.
        name: String,
        /// What is wrong and what would mend it.
        problem: String,
        /// The pasted words.
        typed: String,
        /// Reports that were found all the same.
        found: Vec<Draft>,
    },
}

/// The number of panes to begin with.
const FIRST: usize = 2;

impl Panes {
    /// The panes on the desk.
    pub(super) fn on(desk: Desk) -> Rc<Panes> {
        desk.get_or_insert(|| {
            let panes = Panes {
                all: ArcRwSignal::default(),
                kept: ArcRwSignal::default(),
                removed: ArcRwSignal::default(),
                next_key: Cell::new(0),
            };
            panes.clear();
            panes
        })
    }

    /// Begins anew, with empty panes.
    pub(super) fn clear(&self) {
        self.kept.set(None);
        let first = (0..FIRST).map(|_| self.new_pane(Content::EMPTY)).collect();
        self.all.set(first);
    }

    /// Fills the panes with the reports of a kept collection.
    pub(super) fn fill(&self, corpus: &Corpus, kept: (String, u32)) {
        let drafts = import::drafts(corpus).into_iter();
        let panes = drafts.map(|draft| self.new_pane(Content::Report(ArcRwSignal::new(draft))));
        self.all.set(panes.collect());
        self.kept.set(Some(kept));
    }

    /// Adds an empty pane.
    pub(super) fn add(&self) -> Pane {
        let pane = self.new_pane(Content::EMPTY);
        self.all.update(|all| all.push(pane.clone()));
        pane
    }

    /// The first empty pane; a new one if none is empty.
    pub(super) fn empty(&self) -> Pane {
        let found = self.all.with_untracked(|all| all.iter().find(|pane| pane.is_empty()).cloned());
        found.unwrap_or_else(|| self.add())
    }

    /// Puts reports into a pane and new ones after it.
    pub(super) fn put(&self, pane: &Pane, reports: Vec<Draft>) {
        let mut pane = Some(pane.clone());
        for report in reports {
            let pane = pane.take().unwrap_or_else(|| self.empty());
            pane.content.set(Content::Report(ArcRwSignal::new(report)));
        }
    }

    /// Takes a pane away; an empty one takes its place if there are no more than at first.
    pub(super) fn remove(&self, key: usize) {
        let all = self.all.get_untracked();
        let Some(at) = all.iter().position(|pane| pane.key == key) else { return };
        self.removed.set((!all[at].is_empty()).then(|| (at, all[at].clone())));
        self.all.update(|all| {
            let _ = all.remove(at);
            if all.len() < FIRST {
                all.insert(at, self.new_pane(Content::EMPTY));
            }
        });
    }

    /// Puts the pane back that was removed last.
    pub(super) fn put_back(&self) {
        let Some((at, pane)) = self.removed.get_untracked() else { return };
        self.removed.set(None);
        self.all.update(|all| {
            let is_free = all.get(at).is_some_and(Pane::is_empty);
            if is_free {
                all[at] = pane;
            } else {
                all.insert(at.min(all.len()), pane);
            }
        });
    }

    /// Moves a pane before the one before it.
    pub(super) fn move_before(&self, key: usize) {
        self.all.update(|all| {
            let at = all.iter().position(|pane| pane.key == key).unwrap_or_default();
            all.swap(at, at.saturating_sub(1));
        });
    }

    /// The reports, in order.
    pub(super) fn reports(&self) -> Vec<Draft> {
        let report = |pane: &Pane| match pane.content.get_untracked() {
            Content::Report(draft) => Some(draft.get_untracked()),
            _ => None,
        };
        self.all.with_untracked(|all| all.iter().filter_map(report).collect())
    }

    /// A corpus of the reports.
    pub(super) fn corpus(&self) -> Corpus {
        import::corpus(&self.reports())
    }

    /// Whether nothing in the panes would be lost.
    pub(super) fn are_kept(&self) -> bool {
        let is_empty = || self.all.with_untracked(|all| all.iter().all(Pane::is_empty));
        self.kept.with_untracked(Option::is_some) || is_empty()
    }

    /// How many of the panes have a report; tracked.
    pub(super) fn count(all: &ArcRwSignal<Vec<Pane>>) -> usize {
        let is_report = |pane: &&Pane| matches!(pane.content.get(), Content::Report(_));
        all.with(|all| all.iter().filter(is_report).count())
    }

    fn new_pane(&self, content: Content) -> Pane {
        let key = self.next_key.replace(self.next_key.get() + 1);
        Pane { key, content: ArcRwSignal::new(content) }
    }
}

impl Pane {
    /// Notes words that are being typed; what is shown stays as it is.
    pub(super) fn note_typed(&self, words: String) {
        self.content.maybe_update(|content| {
            if let Content::Empty { typed } | Content::Failed { typed, .. } = content {
                *typed = words;
            }
            false
        });
    }

    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool {
        self.content.with_untracked(|content| match content {
            Content::Empty { typed } => typed.trim().is_empty(),
            _ => false,
        })
    }
}

impl Content {
    const EMPTY: Content = Content::Empty { typed: String::new() };
}
