//! The comparison page in a link.
//!
//! ```
//! use readout::route::{Comparison, Mode, View, parse};
//!
//! let (route, _) = parse("#/compare/words?word=defence");
//! let word = Some("defence".to_owned());
//! let expected = Comparison { mode: Mode::Words, word, ..Comparison::default() };
//! assert_eq!(route.view, View::Compare(expected));
//! ```

use super::fragment::{Link, Params, brief};
use super::{Notice, ReferenceCheck};
use crate::corpus::Corpus;

/// The options of the comparison page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared.
    pub mode: Mode,
    /// Id of the document on the left; `None` for the first.
    pub left: Option<String>,
    /// Id of the document on the right; `None` for the second.
    pub right: Option<String>,
    /// Id of a scope; `None` for the whole documents.
    pub scope: Option<String>,
    /// Id of the selected topic.
    pub topic: Option<String>,
    /// Which rows are shown.
    pub show: Show,
    /// Who paired the passages.
    pub by: By,
    /// The selected match.
    pub step: Option<Step>,
    /// The minimum number of words of a shared phrase.
    pub least: Least,
    /// Whether to show phrases that consist only of names and titles.
    pub formula: bool,
    /// Whether the columns scroll independently.
    pub apart: bool,
    /// The word whose collocates are shown.
    pub word: Option<String>,
    /// The order of the words.
    pub order: VocabularyOrder,
}

/// The order of the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VocabularyOrder {
    /// The most unevenly spread first.
    #[default]
    Uneven,
    /// Alphabetical.
    Word,
    /// The most frequent on the left first.
    Left,
    /// The most frequent on the right first.
    Right,
}

impl VocabularyOrder {
    /// All orders, in the order of their columns.
    pub const ALL: [VocabularyOrder; 4] = [
        VocabularyOrder::Word,
        VocabularyOrder::Left,
        VocabularyOrder::Right,
        VocabularyOrder::Uneven,
    ];

    fn name(self) -> &'static str {
        match self {
            VocabularyOrder::Uneven => "uneven",
            VocabularyOrder::Word => "word",
            VocabularyOrder::Left => "left",
            VocabularyOrder::Right => "right",
        }
    }
}

/// The value of `pair` for [`Step::Change`].
const CHANGE: &str = "changed";

/// A match to step to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The first pair of passages whose words differ, if there is one whose changes can be marked.
    Change,
    /// A pair of passages, counted from 1.
    Pair(usize),
    /// A shared phrase, counted from 1 among those that are shown.
    Phrase(usize),
}

/// Who paired the passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The editors, if they paired any.
    #[default]
    Editors,
    /// The automatic alignment.
    Machine,
}

/// The minimum number of words of a shared phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least(pub usize);

impl Least {
    /// The available options.
    pub const ALL: [Least; 5] = [Least(2), Least(3), Least(4), Least(5), Least(6)];
}

impl Default for Least {
    fn default() -> Self {
        Least(3)
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The matrix of topics.
    #[default]
    Topics,
    /// The texts in two columns.
    Text,
    /// Date, venue, people, offices, outcomes, voices.
    Facts,
    /// How often each word occurs on each side.
    Words,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Mode::Topics => "topics",
            Mode::Text => "text",
            Mode::Facts => "facts",
            Mode::Words => "words",
        }
    }
}

/// Which rows of the matrix are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All rows.
    #[default]
    All,
    /// Those with evidence on both sides.
    Both,
    /// Those with evidence on the left only.
    Left,
    /// Those with evidence on the right only.
    Right,
}

impl Show {
    fn name(self) -> Option<&'static str> {
        match self {
            Show::All => None,
            Show::Both => Some("both"),
            Show::Left => Some("left"),
            Show::Right => Some("right"),
        }
    }
}

impl Comparison {
    pub(super) fn read(path: &[&str], params: &Params, notices: &mut Vec<Notice>) -> Self {
        let mode = match path {
            [] | ["topics", ..] => Mode::Topics,
            ["text", ..] => Mode::Text,
            ["facts", ..] => Mode::Facts,
            ["words", ..] => Mode::Words,
            [other, ..] => {
                notices
                    .push(format!("There is no comparison “{}”; these are topics.", brief(other)));
                Mode::Topics
            }
        };
        let show = match params.get("show").as_deref() {
            Some("both") => Show::Both,
            Some("left") => Show::Left,
            Some("right") => Show::Right,
            _ => Show::All,
        };
        let number = |key| params.get(key).and_then(|n| n.parse().ok()).filter(|n| *n > 0);
        let pair = match params.get("pair").as_deref() {
            Some(CHANGE) => Some(Step::Change),
            _ => number("pair").map(Step::Pair),
        };
        Comparison {
            mode,
            show,
            left: params.get("left"),
            right: params.get("right"),
            scope: params.get("scope"),
            topic: params.get("topic"),
            by: if params.is("by", "machine") { By::Machine } else { By::Editors },
            step: pair.or_else(|| number("phrase").map(Step::Phrase)),
            least: Least::ALL
                .into_iter()
                .find(|n| Some(n.0) == number("least"))
                .unwrap_or_default(),
            formula: params.is("formula", "shown"),
            apart: params.is("scroll", "apart"),
            word: params.get("word"),
            order: VocabularyOrder::ALL
                .into_iter()
                .find(|o| params.is("sort", o.name()))
                .unwrap_or_default(),
        }
    }

    pub(super) fn write(&self) -> Link {
        let mut link = Link::to("compare");
        link.segment(self.mode.name());
        link.param("left", self.left.clone());
        link.param("right", self.right.clone());
        link.param("scope", self.scope.clone());
        link.param("topic", self.topic.clone());
        link.param("show", self.show.name().map(str::to_owned));
        link.param("by", (self.by == By::Machine).then(|| "machine".into()));
        match self.step {
            Some(Step::Change) => link.param("pair", Some(CHANGE.to_owned())),
            Some(Step::Pair(n)) => link.param("pair", Some(n.to_string())),
            Some(Step::Phrase(n)) => link.param("phrase", Some(n.to_string())),
            None => {}
        }
        link.param("least", (self.least != Least::default()).then(|| self.least.0.to_string()));
        link.param("formula", self.formula.then(|| "shown".into()));
        link.param("scroll", self.apart.then(|| "apart".into()));
        link.param("word", self.word.clone());
        link.param(
            "sort",
            (self.order != VocabularyOrder::default()).then(|| self.order.name().into()),
        );
        link
    }

    pub(super) fn settle(&mut self, corpus: &Corpus, check: &mut ReferenceCheck) {
        check.keep(&mut self.left, "report", |id| corpus.document(id).is_some());
        check.keep(&mut self.right, "report", |id| corpus.document(id).is_some());
        check.keep(&mut self.scope, "scope", |id| corpus.scopes.iter().any(|it| it.id == id));
        check.keep(&mut self.topic, "topic", |id| corpus.topics.iter().any(|it| it.id == id));
    }
}
