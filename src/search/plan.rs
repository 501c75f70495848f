//! The plan of a query: each part with its postings in the index, and how the parts combine.

use super::alias::alias_key;
use super::bitset::full;
use super::index::Index;
use super::posting::Posting;
use super::query::{Field, Node, NodeKind, Word};
use super::term_expansion::{self, Expansion, Reach};
use super::{fields, postings};
use crate::corpus::{Corpus, Span};
use crate::text::fold;
use fixedbitset::FixedBitSet;
use std::ops::Range;
use std::rc::Rc;

/// The parts of a query and the tree over them.
#[derive(Debug)]
pub(crate) struct QueryPlan {
    pub(crate) parts: Vec<Rc<PlannedPart>>,
    pub(crate) tree: Rc<PlanTree>,
}

/// A word, a phrase or a field of a query.
#[derive(Debug)]
pub(crate) struct PlannedPart {
    /// Bytes of the query.
    pub(crate) span: Range<usize>,
    /// Whether it is under a `-`.
    pub(crate) excluded: bool,
    /// Whether it is a field, which has evidence instead of postings.
    pub(crate) is_field: bool,
    /// Whether it is a function word of the corpus's language.
    pub(crate) is_function: bool,
    /// Its postings, sorted; none overlap.
    pub(crate) found: Vec<Posting>,
    /// All its postings, if `found` is confined to a region.
    pub(crate) unconfined: Option<Vec<Posting>>,
    /// The words an annotation is based on.
    pub(crate) evidence: Vec<Span>,
    /// The passages that match it.
    pub(crate) passages: FixedBitSet,
}

/// How parts combine.
#[derive(Debug)]
pub(crate) enum PlanTree {
    Part(usize),
    Not(Box<PlanTree>),
    All(Vec<PlanTree>),
    Any(Vec<PlanTree>),
}

/// A restriction of hits to the inside or the outside of spans.
#[derive(Debug)]
struct Region {
    spans: Vec<Span>,
    inside: bool,
}

/// The indices of adjacent words, and the alias they form.
type Name<'a> = (Range<usize>, &'a [String]);

/// Whether words that the corpus does not have are taken for those nearest to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// They match nothing.
    Unmatched,
    /// To order partial answers.
    Nearest,
}

/// Plans a query, all clauses of which must match.
pub(crate) fn plan(
    index: &Index,
    corpus: &Corpus,
    clauses: &[&Node],
    unknown: Unknown,
) -> QueryPlan {
    let mut planner = Planner { index, corpus, unknown, parts: Vec::new(), regions: Vec::new() };
    let tree = planner.all(clauses, false, 0);
    QueryPlan { parts: planner.parts, tree: Rc::new(tree) }
}

impl QueryPlan {
    /// The parts whose occurrences are hits.
    pub(crate) fn hit_parts(&self) -> impl Iterator<Item = (usize, &PlannedPart)> {
        let parts = self.parts.iter().map(|part| &**part).enumerate();
        parts.filter(|(_, part)| part.yields_hits())
    }

    /// The plan with an additional field, given its evidence and passages; the tree omits it.
    pub(crate) fn with_field(
        &self,
        index: &Index,
        field: Field,
        evidence: &[Span],
        passages: &FixedBitSet,
    ) -> Self {
        let mut parts = self.parts.clone();
        let region = Region { spans: evidence.to_vec(), inside: true };
        if matches!(field, Field::Speaker | Field::Medium) {
            for part in parts.iter_mut().filter(|part| part.yields_hits()) {
                let found = region.within(index, &part.found);
                let passages = postings::passages(index, &found);
                *part = Rc::new(PlannedPart { found, ..bare(part.span.clone(), false, passages) });
            }
        }
        let part = bare(0..0, false, passages.clone());
        parts.push(Rc::new(PlannedPart { is_field: true, evidence: region.spans, ..part }));
        Self { parts, tree: self.tree.clone() }
    }

    /// The passages with at least one of the words, of which function words do not count if there are
    /// others; `None` unless there are several words.
    pub(crate) fn relaxed(&self, units: usize) -> Option<FixedBitSet> {
        let PlanTree::All(trees) = &*self.tree else { return None };
        let (mut words, mut any, mut rest) = (0, FixedBitSet::with_capacity(units), full(units));
        let has_content = trees.iter().any(|tree| self.has_words(tree) && !self.is_function(tree));
        for tree in trees {
            let held = tree.holds(&|at| self.parts[at].passages.clone(), units);
            if self.has_words(tree) {
                words += 1;
                if !has_content || !self.is_function(tree) {
                    any.union_with(&held);
                }
            } else {
                rest.intersect_with(&held);
            }
        }
        rest.intersect_with(&any);
        (words > 1).then_some(rest)
    }

    /// Whether a tree is a function word.
    fn is_function(&self, tree: &PlanTree) -> bool {
        matches!(tree, PlanTree::Part(at) if self.parts[*at].is_function)
    }

    fn has_words(&self, tree: &PlanTree) -> bool {
        match tree {
            PlanTree::Part(at) => !self.parts[*at].is_field,
            PlanTree::Not(_) => false,
            PlanTree::All(trees) | PlanTree::Any(trees) => {
                trees.iter().any(|tree| self.has_words(tree))
            }
        }
    }
}

impl PlannedPart {
    /// Whether its occurrences are hits.
    fn yields_hits(&self) -> bool {
        !self.excluded && !self.is_field
    }
}

impl PlanTree {
    /// The units (passages) that match the tree, given those that match each part.
    pub(crate) fn holds(&self, part: &dyn Fn(usize) -> FixedBitSet, units: usize) -> FixedBitSet {
        match self {
            Self::Part(at) => part(*at),
            Self::Not(tree) => {
                let mut others = tree.holds(part, units);
                others.toggle_range(..);
                others
            }
            Self::All(trees) => {
                let mut all = full(units);
                for tree in trees {
                    all.intersect_with(&tree.holds(part, units));
                }
                all
            }
            Self::Any(trees) => {
                let mut any = FixedBitSet::with_capacity(units);
                for tree in trees {
                    any.union_with(&tree.holds(part, units));
                }
                any
            }
        }
    }
}

impl Region {
    /// The postings that the region admits.
    fn within(&self, index: &Index, found: &[Posting]) -> Vec<Posting> {
        let mut within = Vec::new();
        for &one in found {
            if self.admits(postings::span(index, one)) {
                within.push(one);
            }
        }
        within
    }

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
    unknown: Unknown,
    parts: Vec<Rc<PlannedPart>>,
    /// The regions of the enclosing groups, the innermost last.
    regions: Vec<Region>,
}

impl<'a> Planner<'a> {
    /// Plans nodes, all of which must match. Hits are confined to the regions from index `from` on.
    fn all(&mut self, nodes: &[&Node], excluded: bool, from: usize) -> PlanTree {
        let outer = self.regions.len();
        // Exclusions ignore regions, which only ever narrow.
        let from = if excluded { outer } else { from };
        let has_words = nodes.iter().any(|node| asks_words(node));
        let mut words = Vec::new();
        let mut outside = Vec::new();
        for node in nodes {
            let mut spans = Vec::new();
            let inside = self.confine(node, has_words, &mut spans);
            if let Some(inside) = inside {
                self.regions.push(Region { spans, inside });
            }
            words.push(if let NodeKind::Word(word) = &node.kind { Some(word) } else { None });
            outside.push(inside == Some(false));
        }
        let names = self.names(&words);
        let mut trees = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            // It only moves hits outside of the field; the passage may have other hits.
            if outside[at] {
                continue;
            }
            trees.push(match &node.kind {
                NodeKind::Not(inner) => {
                    let none = self.regions.len();
                    PlanTree::Not(Box::new(self.all(&[inner], !excluded, none)))
                }
                NodeKind::All(nodes) => self.all(&nodes.iter().collect::<Vec<_>>(), excluded, from),
                NodeKind::Any(nodes) => {
                    let mut trees = Vec::new();
                    for node in nodes {
                        trees.push(self.all(&[node], excluded, from));
                    }
                    PlanTree::Any(trees)
                }
                NodeKind::Field(field, value) => self.field(node, *field, value, excluded),
                NodeKind::Word(word) => {
                    let found = self.word(word, at, &names);
                    self.words(node, found, excluded, from)
                }
                NodeKind::Phrase(words) => {
                    let found = self.phrase(words);
                    self.words(node, found, excluded, from)
                }
                NodeKind::Near(words, slop) => {
                    let mut lists = Vec::new();
                    for word in words {
                        lists.push(self.phrase(std::slice::from_ref(word)));
                    }
                    self.words(node, postings::near(&lists, *slop), excluded, from)
                }
            });
        }
        self.regions.truncate(outer);
        if trees.len() == 1 { trees.remove(0) } else { PlanTree::All(trees) }
    }

    /// Adds the quotations to which a node confines hits. Returns whether hits must be inside any
    /// of them (true) or outside all of them (false); `None` if the node does not confine hits.
    fn confine(&self, node: &Node, has_words: bool, spans: &mut Vec<Span>) -> Option<bool> {
        match &node.kind {
            NodeKind::Field(field @ (Field::Speaker | Field::Medium), value) => {
                for choice in &fields::resolve(self.index, self.corpus, *field, value) {
                    spans.append(&mut fields::evidence(self.index, self.corpus, choice));
                }
                Some(true)
            }
            NodeKind::Any(nodes) => {
                let mut nodes = nodes.iter();
                nodes.all(|node| self.confine(node, false, spans) == Some(true)).then_some(true)
            }
            NodeKind::Not(inner) if has_words => Some(!self.confine(inner, false, spans)?),
            _ => None,
        }
    }

    fn word(&self, word: &Word, at: usize, names: &[Name]) -> Vec<Posting> {
        let mut found = term_expansion::expand(self.index, &word.text, word.prefix, Reach::AnyForm);
        for (run, name) in names {
            if run.contains(&at) {
                term_expansion::add_aliases(self.index, name, &mut found);
            }
        }
        if self.unknown == Unknown::Nearest && found.is_empty() {
            term_expansion::add_near(self.index, &word.text, &mut found);
        }
        term_expansion::add_slips(self.index, &word.text, &mut found);
        postings::without_overlaps(postings::all(self.index, &found))
    }

    /// The postings of a phrase. Any adjacent words of it may be replaced by an alias.
    fn phrase(&self, words: &[Word]) -> Vec<Posting> {
        // The postings of the phrase up to each word, and up to the end.
        let mut reached: Vec<Vec<Posting>> = Vec::new();
        reached.resize_with(words.len() + 1, Vec::new);
        let names = self.names(&words.iter().map(Some).collect::<Vec<_>>());
        for (from, word) in words.iter().enumerate() {
            let own = term_expansion::expand(self.index, &word.text, word.prefix, Reach::Verbatim);
            self.step(&mut reached, from..from + 1, &own);
            for (run, name) in &names {
                if run.start == from {
                    let mut other = Expansion::default();
                    term_expansion::add_aliases(self.index, name, &mut other);
                    self.step(&mut reached, run.clone(), &other);
                }
            }
        }
        postings::without_overlaps(reached.pop().unwrap_or_default())
    }

    /// Extends the postings before `run` by the words of `run`.
    fn step(&self, reached: &mut [Vec<Posting>], run: Range<usize>, words: &Expansion) {
        let mut found = postings::all(self.index, words);
        if run.start > 0 {
            found = postings::follow(&reached[run.start], found);
        }
        reached[run.end].append(&mut found);
    }

    /// The adjacent words that have aliases in the corpus.
    fn names(&self, words: &[Option<&Word>]) -> Vec<Name<'a>> {
        let mut keys = Vec::new();
        for word in words {
            keys.push(word.map_or_else(String::new, |word| alias_key(&word.text)));
        }
        let mut names = Vec::new();
        for group in &self.index.aliases {
            for name in group {
                for (at, run) in keys.windows(name.len().max(1)).enumerate() {
                    if run == &name[..] {
                        names.push((at..at + name.len(), &name[..]));
                    }
                }
            }
        }
        names
    }

    fn field(&mut self, node: &Node, field: Field, value: &str, excluded: bool) -> PlanTree {
        let (index, corpus) = (self.index, self.corpus);
        let mut evidence = Vec::new();
        let mut passages = FixedBitSet::with_capacity(index.passages());
        for choice in &fields::resolve(index, corpus, field, value) {
            let mut own = fields::evidence(index, corpus, choice);
            passages.union_with(&fields::passages(index, corpus, choice, &own));
            evidence.append(&mut own);
        }
        let span = node.span.clone();
        self.push(PlannedPart { is_field: true, evidence, ..bare(span, excluded, passages) })
    }

    fn words(&mut self, node: &Node, found: Vec<Posting>, excluded: bool, from: usize) -> PlanTree {
        let mut confined: Option<Vec<Posting>> = None;
        for region in &self.regions[from..] {
            confined = Some(region.within(self.index, confined.as_ref().unwrap_or(&found)));
        }
        let (found, unconfined) = match confined {
            Some(confined) => (confined, Some(found)),
            None => (found, None),
        };
        let passages = postings::passages(self.index, &found);
        let is_function = matches!(&node.kind, NodeKind::Word(word) if self.is_function(word));
        let part = bare(node.span.clone(), excluded, passages);
        self.push(PlannedPart { is_function, found, unconfined, ..part })
    }

    /// Whether a word is a function word of the corpus's language.
    fn is_function(&self, word: &Word) -> bool {
        self.index.language.is_function_word(&fold(&word.text))
    }

    fn push(&mut self, part: PlannedPart) -> PlanTree {
        self.parts.push(Rc::new(part));
        PlanTree::Part(self.parts.len() - 1)
    }
}

fn bare(span: Range<usize>, excluded: bool, passages: FixedBitSet) -> PlannedPart {
    PlannedPart {
        span,
        excluded,
        is_field: false,
        is_function: false,
        found: Vec::new(),
        unconfined: None,
        evidence: Vec::new(),
        passages,
    }
}

/// Whether a node yields hits of words.
fn asks_words(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Word(_) | NodeKind::Phrase(_) | NodeKind::Near(..) => true,
        NodeKind::Field(..) | NodeKind::Not(_) => false,
        NodeKind::All(nodes) | NodeKind::Any(nodes) => nodes.iter().any(asks_words),
    }
}
