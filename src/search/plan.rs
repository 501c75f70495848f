//! A query against an index: each part of it with its occurrences, and how they must combine.

use super::bits::Bits;
use super::fields;
use super::found::{self, Found};
use super::index::Index;
use super::matching::{self, Expansion, Reach, alias_key};
use super::query::{Field, Node, NodeKind, Query, Word};
use crate::corpus::{Corpus, Span};
use crate::list::Listed;
use std::ops::Range;

/// The parts of a query and the tree over them.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) parts: Vec<Planned>,
    pub(crate) tree: Tree,
}

/// A word, a phrase or a field of a query.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    /// Bytes of the query.
    pub(crate) span: Range<usize>,
    /// It stands under a `-`.
    pub(crate) excluded: bool,
    /// It is an annotation: it has evidence in place of occurrences.
    pub(crate) is_field: bool,
    /// Where it stands, in order; none overlap.
    pub(crate) found: Vec<Found>,
    /// Where it stands at all, if `found` is confined to a region.
    pub(crate) anywhere: Option<Vec<Found>>,
    /// The words an annotation rests on.
    pub(crate) evidence: Vec<Span>,
    /// The passages that have it.
    pub(crate) passages: Bits,
}

/// How parts combine.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Part(usize),
    Not(Box<Tree>),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

/// Where hits may lie.
#[derive(Clone, Debug)]
struct Region {
    spans: Vec<Span>,
    inside: bool,
}

/// Plans a query.
pub(crate) fn plan(index: &Index, corpus: &Corpus, query: &Query) -> Plan {
    let mut planner = Planner { index, corpus, parts: Vec::new() };
    let tree = planner.all(&query.clauses, false, &[]);
    Plan { parts: planner.parts, tree }
}

impl Plan {
    /// The parts whose occurrences are hits.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (usize, &Planned)> {
        self.parts.iter().enumerate().filter(|(_, part)| !part.excluded && !part.is_field)
    }

    /// The same with a field more, which rests on these words and passages.
    pub(crate) fn with(
        &self,
        index: &Index,
        field: Field,
        evidence: &[Span],
        passages: &Bits,
    ) -> Self {
        let Self { mut parts, tree } = self.clone();
        if matches!(field, Field::Speaker | Field::Medium) {
            let region = Region { spans: evidence.to_vec(), inside: true };
            for part in parts.iter_mut().filter(|part| !part.excluded && !part.is_field) {
                part.confine(index, &region);
            }
        }
        let evidence = evidence.to_vec();
        parts.push(Planned { is_field: true, evidence, ..bare(0..0, false, passages.clone()) });
        let field = Tree::Part(parts.len() - 1);
        let tree = match tree {
            Tree::All(mut trees) => {
                trees.push(field);
                Tree::All(trees)
            }
            tree => Tree::All(vec![tree, field]),
        };
        Self { parts, tree }
    }

    /// The same with any of the words enough, where that asks less.
    pub(crate) fn loose(&self) -> Option<Tree> {
        let Tree::All(trees) = &self.tree else { return None };
        let (mut words, mut rest) = (Vec::new(), Vec::new());
        for tree in trees {
            let list = if self.has_words(tree) { &mut words } else { &mut rest };
            list.push(tree.clone());
        }
        if words.len() < 2 {
            return None;
        }
        rest.push(Tree::Any(words));
        Some(Tree::All(rest))
    }

    fn has_words(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Part(at) => !self.parts[*at].is_field,
            Tree::Not(_) => false,
            Tree::All(trees) | Tree::Any(trees) => trees.iter().any(|tree| self.has_words(tree)),
        }
    }
}

impl Planned {
    /// Leaves only what lies within or outside of a region.
    fn confine(&mut self, index: &Index, region: &Region) {
        self.anywhere.get_or_insert_with(|| self.found.clone());
        self.found.retain(|one| region.admits(found::span(index, *one)));
        self.passages = found::passages(index, &self.found);
    }
}

impl Tree {
    /// The units where the tree holds, given those of each part.
    pub(crate) fn holds(&self, parts: &[Bits], units: usize) -> Bits {
        match self {
            Self::Part(at) => parts[*at].clone(),
            Self::Not(tree) => tree.holds(parts, units).not(),
            Self::All(trees) => {
                let mut all = Bits::none(units).not();
                for tree in trees {
                    all.and(&tree.holds(parts, units));
                }
                all
            }
            Self::Any(trees) => {
                let mut any = Bits::none(units);
                for tree in trees {
                    any.or(&tree.holds(parts, units));
                }
                any
            }
        }
    }
}

impl Region {
    fn admits(&self, hit: Span) -> bool {
        let mut spans = self.spans.iter().filter(|span| span.doc == hit.doc);
        if self.inside {
            spans.any(|span| span.start <= hit.start && hit.end <= span.end)
        } else {
            spans.all(|span| span.end <= hit.start || hit.end <= span.start)
        }
    }
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
        for node in nodes {
            if let Some((fields, inside)) = confine(node, has_words) {
                let spans =
                    |(field, value)| fields::evidence_of(self.index, self.corpus, field, value);
                let spans = fields.into_iter().flat_map(spans).listed();
                regions.push(Region { spans, inside });
            }
        }
        let words: Vec<Option<&Word>> = nodes.iter().map(word).listed();
        let names = self.names(&words);
        let mut trees = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            if let NodeKind::Word(word) = &node.kind {
                let own = names.iter().filter(|(run, _)| run.contains(&at)).map(|(_, name)| name);
                let found = self.word(word, &mut own.into_iter());
                trees.push(self.words(node, found, excluded, &regions));
            } else if !matches!(confine(node, has_words), Some((_, false))) {
                // Else its hits lie outside of the field; the passage may still have others.
                trees.push(self.node(node, excluded, &regions));
            }
        }
        if trees.len() == 1 { trees.remove(0) } else { Tree::All(trees) }
    }

    fn node(&mut self, node: &Node, excluded: bool, regions: &[Region]) -> Tree {
        match &node.kind {
            NodeKind::Not(inner) => Tree::Not(Box::new(self.node(inner, !excluded, &[]))),
            NodeKind::All(nodes) => self.all(nodes, excluded, regions),
            NodeKind::Any(nodes) => {
                let mut trees = Vec::new();
                for node in nodes {
                    trees.push(self.all(std::slice::from_ref(node), excluded, regions));
                }
                Tree::Any(trees)
            }
            NodeKind::Word(_) => self.all(std::slice::from_ref(node), excluded, regions),
            NodeKind::Phrase(words) => {
                let found = self.phrase(words);
                self.words(node, found, excluded, regions)
            }
            NodeKind::Near(words, slop) => {
                let mut lists = Vec::new();
                for word in words {
                    lists.push(self.phrase(std::slice::from_ref(word)));
                }
                let found = found::near(&lists, *slop);
                self.words(node, found, excluded, regions)
            }
            NodeKind::Field(field, value) => self.field(node, *field, value, excluded),
        }
    }

    fn word(&self, word: &Word, names: &mut dyn Iterator<Item = &Expansion>) -> Vec<Found> {
        let mut found = matching::expand(self.index, &word.text, word.prefix, Reach::AnyForm);
        for name in names {
            found.merge(name);
        }
        matching::forgive(self.index, &word.text, &mut found);
        found::apart(found::all(self.index, &found))
    }

    /// Words in sequence. Any stretch of them may go by another name.
    fn phrase(&self, words: &[Word]) -> Vec<Found> {
        let mut reached: Vec<Vec<Found>> = vec![Vec::new(); words.len() + 1];
        let names = self.names(&words.iter().map(Some).listed());
        for (from, word) in words.iter().enumerate() {
            let own = matching::expand(self.index, &word.text, word.prefix, Reach::Verbatim);
            let names = names.iter().filter(|(run, _)| run.start == from);
            let names = names.map(|(run, name)| (run.end, name));
            for (end, step) in std::iter::once((from + 1, &own)).chain(names) {
                let step = found::all(self.index, step);
                let run = match from {
                    0 => step,
                    _ => found::follow(&reached[from], step),
                };
                reached[end].extend(run);
            }
        }
        found::apart(reached.pop().unwrap_or_default())
    }

    /// The stretches of neighbouring words that the corpus knows another name for.
    fn names(&self, words: &[Option<&Word>]) -> Vec<(Range<usize>, Expansion)> {
        let mut keys = Vec::new();
        for word in words {
            keys.push(word.map_or_else(String::new, |word| alias_key(&word.text)));
        }
        let mut names = Vec::new();
        for form in self.index.aliases.iter().flatten() {
            for at in 0..(keys.len() + 1).saturating_sub(form.len().max(1)) {
                let run = at..at + form.len();
                if keys[run.clone()] == form[..] && !run.is_empty() {
                    let mut name = Expansion::default();
                    matching::rename(self.index, form, &mut name);
                    names.push((run, name));
                }
            }
        }
        names
    }

    fn field(&mut self, node: &Node, field: Field, value: &str, excluded: bool) -> Tree {
        let (index, corpus) = (self.index, self.corpus);
        let mut evidence = Vec::new();
        let mut passages = Bits::none(index.passages());
        for choice in fields::meant(index, corpus, field, value) {
            let own = fields::evidence(index, corpus, &choice);
            passages.or(&fields::passages(index, corpus, &choice, &own));
            evidence.extend(own);
        }
        let span = node.span.clone();
        let part = Planned { is_field: true, evidence, ..bare(span, excluded, passages) };
        self.push(part)
    }

    fn words(
        &mut self,
        node: &Node,
        found: Vec<Found>,
        excluded: bool,
        regions: &[Region],
    ) -> Tree {
        let passages = found::passages(self.index, &found);
        let mut part = Planned { found, ..bare(node.span.clone(), excluded, passages) };
        for region in regions {
            part.confine(self.index, region);
        }
        self.push(part)
    }

    fn push(&mut self, part: Planned) -> Tree {
        self.parts.push(part);
        Tree::Part(self.parts.len() - 1)
    }
}

fn bare(span: Range<usize>, excluded: bool, passages: Bits) -> Planned {
    Planned {
        span,
        excluded,
        is_field: false,
        found: Vec::new(),
        anywhere: None,
        evidence: Vec::new(),
        passages,
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

/// The fields that say within or outside of which quotations hits must lie; any of them will do.
fn confine(node: &Node, has_words: bool) -> Option<(Vec<(Field, &str)>, bool)> {
    match &node.kind {
        NodeKind::Field(field @ (Field::Speaker | Field::Medium), value) => {
            Some((vec![(*field, value)], true))
        }
        NodeKind::Any(nodes) => {
            let mut all = Vec::new();
            for node in nodes {
                let (fields, true) = confine(node, false)? else { return None };
                all.extend(fields);
            }
            Some((all, true))
        }
        NodeKind::Not(inner) if has_words => {
            confine(inner, false).map(|(fields, inside)| (fields, !inside))
        }
        _ => None,
    }
}
