//! A query against an index: each part of it with its occurrences, and how they must combine.

use super::bits::Bits;
use super::fields;
use super::found::{self, Found};
use super::index::Index;
use super::matching::{self, Expansion, Reach, Reason, alias_key};
use super::query::{Field, Node, NodeKind, Query, Word};
use super::rank::Frequencies;
use crate::corpus::{Corpus, Span};
use crate::sort;
use std::ops::Range;

/// The parts of a query and the tree over them.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) parts: Vec<Planned>,
    pub(crate) tree: Tree,
}

/// A word, a phrase or a field of a query.
#[derive(Debug)]
pub(crate) struct Planned {
    /// Bytes of the query.
    pub(crate) span: Range<usize>,
    /// It stands under a `-`.
    pub(crate) excluded: bool,
    pub(crate) leaf: Leaf,
    /// Where it is found at all, if the leaf is confined to a region.
    pub(crate) anywhere: Option<Leaf>,
}

/// Where a part is found.
#[derive(Debug, PartialEq)]
pub(crate) enum Leaf {
    /// Wherever the index has these forms. Each takes one place, so none overlap.
    Forms(Vec<(u32, Reason)>),
    /// Here.
    Listed(Vec<Found>),
    /// An annotation: the passages it touches, and the words it rests on.
    Field(Bits, Vec<Span>),
}

/// How parts combine.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Part(usize),
    Not(Box<Tree>),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

impl Plan {
    /// The parts whose occurrences are hits.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (usize, &Planned)> {
        let asked = |(_, part): &(usize, &Planned)| !part.excluded && !part.is_field();
        self.parts.iter().enumerate().filter(asked)
    }

    /// The same with any of the words enough, where that asks less.
    pub(crate) fn loose(&self) -> Option<Tree> {
        let Tree::All(trees) = &self.tree else { return None };
        let (words, mut rest): (Vec<_>, Vec<_>) =
            trees.iter().cloned().partition(|tree| self.has_words(tree));
        (words.len() > 1).then(|| {
            rest.push(Tree::Any(words));
            Tree::All(rest)
        })
    }

    fn has_words(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Part(at) => !matches!(self.parts[*at].leaf, Leaf::Field(..)),
            Tree::Not(_) => false,
            Tree::All(trees) | Tree::Any(trees) => trees.iter().any(|tree| self.has_words(tree)),
        }
    }
}

impl Planned {
    pub(crate) fn is_field(&self) -> bool {
        matches!(self.leaf, Leaf::Field(..))
    }
}

impl Leaf {
    /// How often the part stands in each passage that has it.
    pub(crate) fn by_passage(&self, index: &Index) -> Frequencies {
        match self {
            Self::Forms(forms) => match forms.as_slice() {
                [(only, _)] => index.frequencies(*only).collect(),
                forms => sum(forms.iter().flat_map(|(form, _)| index.frequencies(*form)), index),
            },
            Self::Listed(found) => {
                let runs = found.chunk_by(|a, b| a.passage == b.passage);
                runs.map(|run| (run[0].passage, number(run.len()))).collect()
            }
            Self::Field(passages, _) => passages.iter().map(|passage| (passage, 1)).collect(),
        }
    }

    /// Where the part stands, passage by passage.
    pub(crate) fn everywhere(&self, index: &Index) -> Vec<Found> {
        match self {
            Self::Forms(forms) => {
                let mut found = Vec::new();
                for &(form, reason) in forms {
                    found::of_form(index, form, reason, &mut found);
                }
                if forms.len() > 1 {
                    sort::by_key(&mut found, |f| (f.passage, f.places));
                }
                found
            }
            Self::Listed(found) => found.clone(),
            Self::Field(..) => Vec::new(),
        }
    }

    /// Where the part stands in a passage.
    pub(crate) fn in_passage(&self, index: &Index, passage: u32) -> Vec<Found> {
        match self {
            Self::Forms(forms) => {
                let of = |&(form, reason): &(u32, Reason)| {
                    let places = index.in_passage(form, passage).iter();
                    places.map(move |&places| Found { passage, places, reason })
                };
                forms.iter().flat_map(of).collect()
            }
            Self::Listed(found) => {
                let from = found.partition_point(|f| f.passage < passage);
                found[from..].iter().take_while(|f| f.passage == passage).copied().collect()
            }
            Self::Field(..) => Vec::new(),
        }
    }
}

/// Adds up by passage.
pub(crate) fn sum(frequencies: impl Iterator<Item = (u32, u32)>, index: &Index) -> Frequencies {
    let mut sums = vec![0; index.passages.len()];
    frequencies.for_each(|(passage, frequency)| sums[passage as usize] += frequency);
    (0..).zip(sums).filter(|(_, sum)| *sum > 0).collect()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Tree {
    /// The units where the tree holds, given those of each part.
    pub(crate) fn holds(&self, parts: &[Bits], units: usize) -> Bits {
        match self {
            Self::Part(at) => parts[*at].clone(),
            Self::Not(tree) => tree.holds(parts, units).not(),
            Self::All(trees) => trees
                .iter()
                .fold(Bits::all(units), |bits, tree| bits.and(&tree.holds(parts, units))),
            Self::Any(trees) => trees
                .iter()
                .fold(Bits::none(units), |bits, tree| bits.or(&tree.holds(parts, units))),
        }
    }
}

/// Where hits may lie.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    pub(crate) spans: Vec<Span>,
    pub(crate) inside: bool,
}

/// Plans a query, all of it within `regions`.
pub(crate) fn plan(index: &Index, corpus: &Corpus, query: &Query, regions: &[Region]) -> Plan {
    let mut planner = Planner { index, corpus, parts: Vec::new() };
    let tree = planner.all(&query.clauses, false, regions);
    Plan { parts: planner.parts, tree }
}

struct Planner<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    parts: Vec<Planned>,
}

impl Planner<'_> {
    fn all(&mut self, nodes: &[Node], excluded: bool, regions: &[Region]) -> Tree {
        // What is excluded is excluded wherever it stands: a region only ever narrows.
        let mut regions = if excluded { Vec::new() } else { regions.to_vec() };
        let has_words = nodes.iter().any(asks_words);
        let confines = nodes.iter().filter_map(|node| confine(node, has_words));
        regions.extend(confines.map(|(field, value, inside)| Region {
            spans: fields::evidence(self.index, self.corpus, field, value),
            inside,
        }));
        let words: Vec<Option<&Word>> = nodes.iter().map(word).collect();
        let runs = self.runs(&words);
        let mut trees = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            let names = runs.iter().filter(|(run, _)| run.contains(&at)).map(|(_, names)| names);
            match words[at] {
                Some(word) => {
                    trees.push(self.word(word, node.span.clone(), names, excluded, &regions));
                }
                // Its hits lie outside; a passage may still have others.
                None if matches!(confine(node, has_words), Some((.., false))) => {}
                None => trees.push(self.node(node, excluded, &regions)),
            }
        }
        if trees.len() == 1 { trees.remove(0) } else { Tree::All(trees) }
    }

    fn node(&mut self, node: &Node, excluded: bool, regions: &[Region]) -> Tree {
        match &node.kind {
            NodeKind::Not(inner) => Tree::Not(Box::new(self.node(inner, !excluded, &[]))),
            NodeKind::All(nodes) => self.all(nodes, excluded, regions),
            NodeKind::Any(nodes) => {
                let choices = nodes.iter();
                let trees = choices.map(|n| self.all(std::slice::from_ref(n), excluded, regions));
                Tree::Any(trees.collect())
            }
            NodeKind::Word(_) => self.all(std::slice::from_ref(node), excluded, regions),
            NodeKind::Phrase(words) => {
                let found = self.phrase(words);
                self.listed(found, node.span.clone(), excluded, regions)
            }
            NodeKind::Near(words, slop) => {
                let lists: Vec<_> = words.iter().map(|word| self.quoted(word)).collect();
                let found = found::shortest(found::near(&lists, *slop));
                self.listed(found, node.span.clone(), excluded, regions)
            }
            NodeKind::Field(field, value) => {
                let leaf = self.field(*field, value);
                self.part(node.span.clone(), excluded, leaf)
            }
        }
    }

    fn part(&mut self, span: Range<usize>, excluded: bool, leaf: Leaf) -> Tree {
        self.parts.push(Planned { span, excluded, leaf, anywhere: None });
        Tree::Part(self.parts.len() - 1)
    }

    fn word<'n>(
        &mut self,
        word: &Word,
        span: Range<usize>,
        names: impl Iterator<Item = &'n Expansion>,
        excluded: bool,
        regions: &[Region],
    ) -> Tree {
        let mut found = matching::expand(self.index, &word.text, word.prefix, Reach::AnyForm);
        names.for_each(|name| found.merge(name));
        matching::forgive(self.index, &word.text, &mut found);
        let narrow = found.forms.keys().all(|&form| !self.index.shape(form).wide);
        if narrow && found.sequences.is_empty() && regions.is_empty() {
            let forms = found.forms.into_iter().collect();
            return self.part(span, excluded, Leaf::Forms(forms));
        }
        let found = found::apart(found::all(self.index, &found));
        self.listed(found, span, excluded, regions)
    }

    fn listed(
        &mut self,
        found: Vec<Found>,
        span: Range<usize>,
        excluded: bool,
        regions: &[Region],
    ) -> Tree {
        if regions.is_empty() {
            return self.part(span, excluded, Leaf::Listed(found));
        }
        let admitted = |f: &&Found| {
            let hit = found::span(self.index, **f);
            regions.iter().all(|region| region.admits(hit))
        };
        let leaf = Leaf::Listed(found.iter().filter(admitted).copied().collect());
        self.parts.push(Planned { span, excluded, leaf, anywhere: Some(Leaf::Listed(found)) });
        Tree::Part(self.parts.len() - 1)
    }

    /// Words in sequence. Any stretch of them may go by another name.
    fn phrase(&self, words: &[Word]) -> Vec<Found> {
        let mut reached: Vec<Vec<Found>> = vec![Vec::new(); words.len() + 1];
        let runs = self.runs(&words.iter().map(Some).collect::<Vec<_>>());
        for from in 0..words.len() {
            let before = std::mem::take(&mut reached[from]);
            let step = |found: Vec<Found>| match from {
                0 => found,
                _ => found::follow(before.clone(), &found),
            };
            let own = matching::expand(
                self.index,
                &words[from].text,
                words[from].prefix,
                Reach::Verbatim,
            );
            reached[from + 1].extend(step(found::all(self.index, &own)));
            for (run, names) in runs.iter().filter(|(run, _)| run.start == from) {
                reached[run.end].extend(step(found::all(self.index, names)));
            }
        }
        found::apart(reached.pop().unwrap_or_default())
    }

    fn quoted(&self, word: &Word) -> Vec<Found> {
        self.phrase(std::slice::from_ref(word))
    }

    /// The stretches of neighbouring words that the corpus knows another name for.
    fn runs(&self, words: &[Option<&Word>]) -> Vec<(Range<usize>, Expansion)> {
        let keys: Vec<Option<String>> =
            words.iter().map(|word| word.map(|word| alias_key(&word.text))).collect();
        let mut runs = Vec::new();
        for form in self.index.aliases.iter().flatten().filter(|form| !form.is_empty()) {
            for (at, run) in keys.windows(form.len()).enumerate() {
                if run.iter().zip(form).all(|(key, form)| key.as_ref() == Some(form)) {
                    let mut names = Expansion::default();
                    matching::rename(self.index, form, &mut names);
                    runs.push((at..at + form.len(), names));
                }
            }
        }
        runs
    }

    fn field(&self, field: Field, value: &str) -> Leaf {
        let (index, corpus) = (self.index, self.corpus);
        if matches!(field, Field::In | Field::Date) {
            let documents = fields::documents(corpus, field, value);
            let passages = documents.iter().filter_map(|&doc| index.documents.get(doc).cloned());
            return Leaf::Field(Bits::of(index.passages.len(), passages.flatten()), Vec::new());
        }
        let spans = fields::evidence(index, corpus, field, value);
        Leaf::Field(fields::touched(index, corpus, &spans), spans)
    }
}

impl Region {
    fn admits(&self, hit: Span) -> bool {
        let same = |span: &&Span| span.doc == hit.doc;
        let mut spans = self.spans.iter().filter(same);
        if self.inside {
            spans.any(|span| span.start <= hit.start && hit.end <= span.end)
        } else {
            spans.all(|span| span.end <= hit.start || hit.end <= span.start)
        }
    }
}

fn word(node: &Node) -> Option<&Word> {
    match &node.kind {
        NodeKind::Word(word) => Some(word),
        _ => None,
    }
}

/// Whether hits of words are asked for.
fn asks_words(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Word(_) | NodeKind::Phrase(_) | NodeKind::Near(..) => true,
        NodeKind::Field(..) | NodeKind::Not(_) => false,
        NodeKind::All(nodes) | NodeKind::Any(nodes) => nodes.iter().any(asks_words),
    }
}

/// The field that says within or outside of which quotations hits must lie.
fn confine(node: &Node, has_words: bool) -> Option<(Field, &str, bool)> {
    match &node.kind {
        NodeKind::Field(field @ (Field::Speaker | Field::Medium), value) => {
            Some((*field, value, true))
        }
        NodeKind::Not(inner) if has_words => {
            confine(inner, false).map(|(field, value, inside)| (field, value, !inside))
        }
        _ => None,
    }
}
