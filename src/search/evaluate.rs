//! Runs a query: which passages, how good, and where in them.

use super::bits::Bits;
use super::feedback;
use super::filters::{Filters, admitted};
use super::found::{self, Found};
use super::index::Index;
use super::matching::Reason;
use super::plan::{Leaf, Plan, Planned, Tree, plan};
use super::query::Query;
use super::rank::{self, Frequencies, Weighed};
use super::results::{Count, Form, Hit, InDocument, InPassage, Part, Results};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// How to search.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the reader has narrowed the results to.
    pub filters: Filters,
    /// Rank by any of the words instead of asking for all: for long questions.
    pub match_any: bool,
    /// Let the best passages tell which other words matter (`feedback`): changes the order only.
    pub feedback: bool,
    /// List so many passages only, the best; the others are counted.
    pub limit: Option<usize>,
}

/// Searches the passages of a corpus. The index must be of this corpus.
pub fn search(index: &Index, corpus: &Corpus, query: &Query, options: &Options) -> Results {
    let run = Run::new(index, corpus, query, options);
    let weighed = rank::weigh(index, &run.plan, &run.frequencies);
    let mut documents = run.documents(&weighed);
    for (at, score) in run.ranked(weighed, options) {
        let passage = index.passages[at as usize].passage;
        let (hits, missing) = (run.hits(at), run.missing(at));
        documents[passage.doc].passages.push(InPassage { passage, score, hits, missing });
    }
    let unfiltered = if options.filters.is_empty() {
        documents.iter().map(|document| document.count.passages).sum()
    } else {
        let options = Options { filters: Filters::default(), limit: Some(0), ..options.clone() };
        search(index, corpus, query, &options).count().passages
    };
    Results { documents, parts: run.parts(), relaxed: run.relaxed, unfiltered }
}

/// Ranks whole documents, best first: those that have all the words, in whatever passages, or any
/// of them where the options say so.
pub fn rank_documents(
    index: &Index,
    corpus: &Corpus,
    query: &Query,
    options: &Options,
) -> Vec<(usize, f32)> {
    let run = Run::new(index, corpus, query, options);
    let units = index.documents.len();
    let by_document = run.frequencies.iter().map(|f| rank::by_document(index, f));
    let sets: Vec<Bits> = by_document.map(|f| members(&f, units)).collect();
    let loose = run.plan.loose().filter(|_| options.match_any);
    let matched = match (query.is_empty(), loose) {
        (true, _) => Bits::none(units),
        (_, Some(loose)) => loose.holds(&sets, units),
        (_, None) => run.plan.tree.holds(&sets, units),
    };
    let weighed = rank::weigh(index, &run.plan, &run.frequencies);
    let ranked = rank::best_first(&rank::documents(index, &weighed), &matched);
    ranked.into_iter().map(|(doc, score)| (doc as usize, score)).collect()
}

/// A query under way.
struct Run<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    plan: Plan,
    frequencies: Vec<Frequencies>,
    matched: Bits,
    relaxed: bool,
}

impl<'a> Run<'a> {
    fn new(index: &'a Index, corpus: &'a Corpus, query: &Query, options: &Options) -> Self {
        let (admitted, regions) = admitted(index, corpus, &options.filters);
        let query = if options.match_any { &query.in_parts() } else { query };
        let plan = plan(index, corpus, query, &regions);
        let frequencies: Vec<_> =
            plan.parts.iter().map(|part| part.leaf.by_passage(index)).collect();
        let units = index.passages.len();
        let sets: Vec<Bits> = frequencies.iter().map(|f| members(f, units)).collect();
        let none = Bits::none(units);
        let holds = |tree: &Tree| tree.holds(&sets, units).and(&admitted);
        let strict = if query.is_empty() { none.clone() } else { holds(&plan.tree) };
        let loose = plan.loose().filter(|_| options.match_any || strict.is_empty());
        let loose = loose.map(|tree| holds(&tree)).filter(|found| *found != none);
        let relaxed = loose.is_some() && !options.match_any;
        let matched = loose.unwrap_or(strict);
        Self { index, corpus, plan, frequencies, matched, relaxed }
    }

    /// The passages to list, best first.
    fn ranked(&self, mut weighed: Vec<Weighed>, options: &Options) -> Vec<(u32, f32)> {
        let best = |weighed: &[Weighed]| {
            rank::best_first(&rank::passages(self.index, weighed), &self.matched)
        };
        let mut ranked = best(&weighed);
        if options.feedback {
            feedback::widen(self.index, &ranked, &mut weighed);
            ranked = best(&weighed);
        }
        ranked.truncate(options.limit.unwrap_or(usize::MAX));
        ranked
    }

    /// The documents with their counts and scores, but without passages.
    fn documents(&self, weighed: &[Weighed]) -> Vec<InDocument> {
        let scores = rank::documents(self.index, weighed);
        let hits = self.hit_counts();
        let list = self.counts(self.matched.iter().map(|at| (at, hits[at as usize])));
        let list = list.into_iter().zip(scores).enumerate().map(|(doc, (count, score))| {
            let score = if count.passages > 0 { score } else { 0.0 };
            InDocument { doc, count, score, passages: Vec::new() }
        });
        list.collect()
    }

    /// How many stretches are marked, by passage, as far as passages match. Forms of one place
    /// never overlap, so they are counted without being listed.
    fn hit_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.index.passages.len()];
        let mut seen = BTreeSet::new();
        let mut recount = Bits::none(counts.len());
        for (at, part) in self.plan.asked() {
            match &part.leaf {
                Leaf::Forms(forms) => {
                    let new = forms.iter().filter(|(form, _)| seen.insert(*form));
                    let frequencies = new.flat_map(|(form, _)| self.index.frequencies(*form));
                    frequencies.for_each(|(passage, n)| counts[passage as usize] += n);
                }
                _ => self.frequencies[at].iter().for_each(|(passage, _)| recount.set(*passage)),
            }
        }
        let recount = if self.plan.asked().next().is_none() { &self.matched } else { &recount };
        for passage in recount.iter().filter(|at| self.matched.has(*at)) {
            counts[passage as usize] = u32::try_from(self.hits(passage).len()).unwrap_or(u32::MAX);
        }
        counts
    }

    /// What is marked in a passage: each stretch once, for the first part that finds it.
    fn hits(&self, passage: u32) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (part, planned) in self.plan.asked() {
            let found = planned.leaf.in_passage(self.index, passage);
            hits.extend(found.into_iter().map(|f| {
                let span = found::span(self.index, f);
                Hit { span, reason: f.reason, part }
            }));
        }
        if self.plan.asked().next().is_none() {
            return self.evidence(self.index.passages[passage as usize].passage);
        }
        sort::by_key(&mut hits, |hit| (hit.span, hit.reason, hit.part));
        hits.dedup_by_key(|hit| hit.span);
        hits
    }

    /// The words in a passage that the fields of the query rest on.
    fn evidence(&self, passage: Passage) -> Vec<Hit> {
        let Some(whole) = self.corpus.span_of(passage) else { return Vec::new() };
        let mut hits = Vec::new();
        for (part, planned) in self.plan.parts.iter().enumerate().filter(|(_, p)| !p.excluded) {
            let Leaf::Field(_, spans) = &planned.leaf else { continue };
            let here = spans.iter().filter(|span| span.doc == whole.doc);
            let cut = here.map(|span| Span {
                doc: whole.doc,
                start: span.start.max(whole.start),
                end: span.end.min(whole.end),
            });
            let cut = cut.filter(|span| span.start < span.end);
            hits.extend(cut.map(|span| Hit { span, reason: Reason::Annotation, part }));
        }
        sort::by_key(&mut hits, |hit| (hit.span.start, usize::MAX - hit.span.end));
        let mut end = 0;
        hits.retain(|hit| {
            hit.span.start >= end && std::mem::replace(&mut end, hit.span.end) <= end
        });
        hits
    }

    fn missing(&self, passage: u32) -> Vec<usize> {
        let lacks = |(at, _): &(usize, &Planned)| {
            self.frequencies[*at].binary_search_by_key(&passage, |(p, _)| *p).is_err()
        };
        let asked = self.plan.asked().filter(|_| self.relaxed);
        asked.filter(lacks).map(|(at, _)| at).collect()
    }

    fn parts(&self) -> Vec<Part> {
        let parts = self.plan.parts.iter().zip(&self.frequencies);
        parts.map(|(part, frequencies)| self.part(part, frequencies)).collect()
    }

    fn part(&self, part: &Planned, frequencies: &Frequencies) -> Part {
        let anywhere = part.anywhere.as_ref().unwrap_or(&part.leaf);
        let alone = match &part.anywhere {
            Some(leaf) => &leaf.by_passage(self.index),
            None => frequencies,
        };
        let here = frequencies.iter().filter(|(passage, _)| self.matched.has(*passage));
        Part {
            span: part.span.clone(),
            is_field: part.is_field(),
            excluded: part.excluded,
            alone: self.counts(alone.iter().copied()),
            found: self.counts(here.copied()),
            forms: self.forms(anywhere),
        }
    }

    fn counts(&self, frequencies: impl Iterator<Item = (u32, u32)>) -> Vec<Count> {
        let mut counts = vec![Count::default(); self.corpus.documents.len()];
        for (passage, frequency) in frequencies {
            let count = &mut counts[self.index.document_of(passage) as usize];
            count.hits += frequency as usize;
            count.passages += 1;
        }
        counts
    }

    fn forms(&self, leaf: &Leaf) -> Vec<Form> {
        let index = self.index;
        let mut forms: Vec<Form> = match leaf {
            Leaf::Field(..) => Vec::new(),
            Leaf::Forms(forms) => {
                let form = |&(form, reason): &(u32, Reason)| Form {
                    text: index.form(form).to_string(),
                    reason,
                    hits: index.total(form),
                };
                forms.iter().map(form).collect()
            }
            Leaf::Listed(found) => self.folded(found),
        };
        sort::by_key(&mut forms, |form| (form.reason, usize::MAX - form.hits));
        forms
    }

    fn folded(&self, found: &[Found]) -> Vec<Form> {
        let mut counts = BTreeMap::new();
        for &one in found {
            let text = self.corpus.quote(found::span(self.index, one));
            *counts.entry((one.reason, fold(text).into_owned())).or_insert(0) += 1;
        }
        counts.into_iter().map(|((reason, text), hits)| Form { text, reason, hits }).collect()
    }
}

fn members(frequencies: &Frequencies, units: usize) -> Bits {
    Bits::of(units, frequencies.iter().map(|(unit, _)| *unit))
}
