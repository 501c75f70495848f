//! What a link says of the comparison.

use super::fragment::{Link, Params, brief};
use super::{Known, Notice};
use crate::corpus::Corpus;

/// What is chosen on the comparison page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared.
    pub mode: Mode,
    /// Id of the document on the left; none for the first.
    pub left: Option<String>,
    /// Id of the document on the right; none for the second.
    pub right: Option<String>,
    /// Id of a scope; none for the whole documents.
    pub scope: Option<String>,
    /// Id of the topic in view.
    pub topic: Option<String>,
    /// Which rows are shown.
    pub show: Show,
    /// Who made the pairs of passages.
    pub by: By,
    /// The match in view.
    pub step: Option<Step>,
    /// How many words a shared phrase has at least.
    pub least: Least,
    /// Whether phrases are shown that are only names and titles.
    pub formula: bool,
    /// Whether each column scrolls by itself.
    pub apart: bool,
    /// The word whose company is in view.
    pub word: Option<String>,
    /// In which order words stand.
    pub order: Order,
}

/// In which order words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The most unevenly spread first.
    #[default]
    Uneven,
    /// By alphabet.
    Word,
    /// The most frequent on the left first.
    Left,
    /// The most frequent on the right first.
    Right,
}

impl Order {
    /// All of them, as their columns stand.
    pub const ALL: [Order; 4] = [Order::Word, Order::Left, Order::Right, Order::Uneven];

    fn name(self) -> &'static str {
        match self {
            Order::Uneven => "uneven",
            Order::Word => "word",
            Order::Left => "left",
            Order::Right => "right",
        }
    }
}

/// A match to step to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A pair of passages, from 1.
    Pair(usize),
    /// A shared phrase, from 1 among those that are shown.
    Phrase(usize),
}

/// Who made the pairs of passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The editors, if they made any.
    #[default]
    Editors,
    /// A machine.
    Machine,
}

/// How many words a shared phrase has at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least(pub usize);

impl Least {
    /// What can be chosen.
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
    /// How often each word stands on either side.
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
    /// All of them.
    #[default]
    All,
    /// Those with words on both sides.
    Both,
    /// Those with words on the left only.
    Left,
    /// Those with words on the right only.
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
        Comparison {
            mode,
            show,
            left: params.get("left"),
            right: params.get("right"),
            scope: params.get("scope"),
            topic: params.get("topic"),
            by: if params.is("by", "machine") { By::Machine } else { By::Editors },
            step: number("pair").map(Step::Pair).or_else(|| number("phrase").map(Step::Phrase)),
            least: Least::ALL
                .into_iter()
                .find(|n| Some(n.0) == number("least"))
                .unwrap_or_default(),
            formula: params.is("formula", "shown"),
            apart: params.is("scroll", "apart"),
            word: params.get("word"),
            order: Order::ALL.into_iter().find(|o| params.is("sort", o.name())).unwrap_or_default(),
        }
    }

    pub(super) fn write(&self) -> Link {
        let mut link = Link::to("compare");
        link.step(self.mode.name());
        link.say("left", self.left.clone());
        link.say("right", self.right.clone());
        link.say("scope", self.scope.clone());
        link.say("topic", self.topic.clone());
        link.say("show", self.show.name().map(str::to_owned));
        link.say("by", (self.by == By::Machine).then(|| "machine".into()));
        match self.step {
            Some(Step::Pair(n)) => link.say("pair", Some(n.to_string())),
            Some(Step::Phrase(n)) => link.say("phrase", Some(n.to_string())),
            None => {}
        }
        link.say("least", (self.least != Least::default()).then(|| self.least.0.to_string()));
        link.say("formula", self.formula.then(|| "shown".into()));
        link.say("scroll", self.apart.then(|| "apart".into()));
        link.say("word", self.word.clone());
        link.say("sort", (self.order != Order::default()).then(|| self.order.name().into()));
        link
    }

    pub(super) fn settle(&mut self, corpus: &Corpus, known: &mut Known) {
        known.keep(&mut self.left, "report", |id| corpus.document(id).is_some());
        known.keep(&mut self.right, "report", |id| corpus.document(id).is_some());
        known.keep(&mut self.scope, "scope", |id| corpus.scopes.iter().any(|it| it.id == id));
        known.keep(&mut self.topic, "topic", |id| corpus.topics.iter().any(|it| it.id == id));
    }
}
