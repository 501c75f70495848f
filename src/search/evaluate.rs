//! Evaluates a query: the matching passages, their scores and their hits.
//!
//! ```
//! use readout::search::{Index, Options, Typing, parse, search};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let options = Options { marked: Some(1) };
//! let results = search(&index, &corpus, &parse("defence", Typing::Done), &options);
//! assert_eq!((results.count().hits, results.count().passages), (31, 17));
//! assert!(results.hits.len() < 31);
//! ```

use super::bitset::members;
use super::index::Index;
use super::plan::{PlannedPart, QueryPlan, Unknown, plan};
use super::posting::Posting;
use super::query::{Field, Node, Query};
use super::reason::Reason;
use super::results::{Count, Hit, InDocument, InPassage, QueryPart, Results, WordForm};
use super::{merge_sort, postings, rank};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::fold;
use fixedbitset::FixedBitSet;

/// Search options.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// List the hits of only this many passages, the best; the hits of the others are only counted.
    pub marked: Option<usize>,
}

/// Searches the passages of a corpus. The index must be of this corpus.
pub fn search(index: &Index, corpus: &Corpus, query: &Query, options: &Options) -> Results {
    let run = Evaluation::new(index, corpus, &query.clauses.iter().collect::<Vec<_>>());
    let weighed = if run.relaxed {
        // A partial answer may have a part of a compound, `layer` of `boundary-layer`, and is better
        // with the word that was meant.
        let query = query.in_parts();
        let clauses: Vec<_> = query.clauses.iter().collect();
        let plan = plan(index, corpus, &clauses, Unknown::Nearest);
        rank::weigh(index, &plan, true)
    } else {
        rank::weigh(index, &run.plan, false)
    };
    let scores = rank::passages(index, &weighed);
    run.results(&rank::best_first(&scores, &run.matched), options.marked)
}

/// An evaluated query.
pub(crate) struct Evaluation<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    pub(crate) plan: QueryPlan,
    pub(crate) matched: FixedBitSet,
    pub(crate) relaxed: bool,
}

impl<'a> Evaluation<'a> {
    /// Evaluates a query with these clauses.
    pub(crate) fn new(index: &'a Index, corpus: &'a Corpus, clauses: &[&Node]) -> Self {
        let mut among = FixedBitSet::with_capacity(index.passages());
        among.set_range(.., !clauses.is_empty());
        Self::of(index, corpus, plan(index, corpus, clauses, Unknown::Unmatched), &among)
    }

    fn of(index: &'a Index, corpus: &'a Corpus, plan: QueryPlan, among: &FixedBitSet) -> Self {
        let units = index.passages();
        let mut matched = plan.tree.holds(&|at| plan.parts[at].passages.clone(), units);
        matched.intersect_with(among);
        let mut relaxed = false;
        if matched.is_clear()
            && let Some(some_words) = plan.relaxed(units)
        {
            matched = some_words;
            matched.intersect_with(among);
            relaxed = !matched.is_clear();
        }
        Self { index, corpus, plan, matched, relaxed }
    }

    /// The evaluation with an additional field, given its evidence and passages.
    pub(crate) fn narrowed(&self, field: Field, evidence: &[Span], passages: &FixedBitSet) -> Self {
        let plan = self.plan.with_field(self.index, field, evidence, passages);
        Self::of(self.index, self.corpus, plan, passages)
    }

    /// The results, with the ranked passages, and the hits of the best `marked`.
    pub(crate) fn results(&self, ranked: &[(u32, f32)], marked: Option<usize>) -> Results {
        let best = &ranked[..ranked.len().min(marked.unwrap_or(usize::MAX))];
        let mut listed = FixedBitSet::with_capacity(self.index.passages());
        for &(at, _) in best {
            listed.insert(at as usize);
        }
        let (hits, first) = self.hits(&listed);
        let range = |passage: u32| first[passage as usize]..first[passage as usize + 1];
        let counts = if best.len() == ranked.len() {
            self.by_document(&|passage| range(passage).len())
        } else {
            self.counts()
        };
        let mut documents = Vec::new();
        for (doc, &count) in counts.iter().enumerate() {
            documents.push(InDocument { doc, count, passages: Vec::new() });
        }
        for &(at, score) in ranked {
            let passage = self.index.passages[at as usize].passage;
            let (hits, missing) = (range(at), self.missing(at));
            documents[passage.doc].passages.push(InPassage { passage, score, hits, missing });
        }
        let parts = self.plan.parts.iter().map(|part| self.part(part)).collect();
        Results { documents, hits, parts, relaxed: self.relaxed }
    }

    /// The counts by document.
    pub(crate) fn counts(&self) -> Vec<Count> {
        let hits = self.hit_counts();
        self.by_document(&|passage| hits[passage as usize])
    }

    /// The counts of matching passages and their hits, by document.
    fn by_document(&self, hits: &dyn Fn(u32) -> usize) -> Vec<Count> {
        let mut counts = vec![Count::default(); self.corpus.documents.len()];
        for passage in members(&self.matched) {
            let count = &mut counts[self.index.document_of(passage) as usize];
            count.passages += 1;
            count.hits += hits(passage);
        }
        counts
    }

    /// The number of hits by passage, for matching passages. Most hits have one position: those are
    /// counted without being listed.
    fn hit_counts(&self) -> Vec<usize> {
        let index = self.index;
        let mut counts = vec![0; index.passages()];
        let mut seen = FixedBitSet::with_capacity(index.positions());
        let mut listed = FixedBitSet::with_capacity(index.passages());
        for (_, part) in self.plan.hit_parts() {
            for one in &part.found {
                let position = index.passages[one.passage() as usize].first_position + one.start();
                if one.width() > 1 {
                    listed.insert(one.passage() as usize);
                } else if !seen.contains(position as usize) {
                    seen.insert(position as usize);
                    counts[one.passage() as usize] += 1;
                }
            }
        }
        if self.plan.hit_parts().next().is_none() {
            listed.clone_from(&self.matched);
        }
        if !listed.is_clear() {
            let (_, first) = self.hits(&listed);
            for passage in members(&listed) {
                let at = passage as usize;
                counts[at] = first[at + 1] - first[at];
            }
        }
        counts
    }

    /// The hits of the listed passages in text order, each range once, with the closest reason; and
    /// for each passage, the index of its first hit, with the number of hits at the end.
    fn hits(&self, listed: &FixedBitSet) -> (Vec<Hit>, Vec<usize>) {
        let mut hits = Vec::new();
        let mut first = Vec::new();
        let mut remaining: Vec<(usize, &[Posting])> = Vec::new();
        for (part, planned) in self.plan.hit_parts() {
            remaining.push((part, &planned.found));
        }
        // Range, reason and part of each hit, packed so that the numbers sort in that order.
        let mut stretches: Vec<u64> = Vec::new();
        for passage in members(listed) {
            first.resize(passage as usize + 1, hits.len());
            if remaining.is_empty() {
                self.evidence(self.index.passages[passage as usize].passage, &mut hits);
            }
            for (part, left) in &mut remaining {
                while let [one, rest @ ..] = left
                    && one.passage() <= passage
                {
                    if one.passage() == passage {
                        let at = u64::from(one.start()) << 40 | u64::from(one.end()) << 16;
                        stretches.push(at | (one.reason() as u64) << 8 | *part as u64);
                    }
                    *left = rest;
                }
            }
            merge_sort::sort(&mut stretches);
            let mut before = None;
            for &stretch in &stretches {
                if before.replace(stretch >> 16) != Some(stretch >> 16) {
                    hits.push(self.hit(passage, stretch));
                }
            }
            stretches.clear();
        }
        first.resize(self.index.passages() + 1, hits.len());
        (hits, first)
    }

    #[allow(clippy::cast_possible_truncation)]
    fn hit(&self, passage: u32, stretch: u64) -> Hit {
        let (start, end) = ((stretch >> 40) as u32, (stretch >> 16) as u32 & 0xff_ffff);
        let reason = Reason::ALL[(stretch >> 8) as usize & 7];
        Hit { span: self.index.span(passage, start, end), reason, part: stretch as usize & 0xff }
    }

    /// Adds the evidence of the fields of the query in a passage; of overlapping spans only the
    /// first, of those that start together the longest.
    fn evidence(&self, passage: Passage, hits: &mut Vec<Hit>) {
        let Some(whole) = self.corpus.span_of(passage) else { return };
        let mut all = Vec::new();
        for (part, planned) in self.plan.parts.iter().enumerate().filter(|(_, p)| !p.excluded) {
            for span in planned.evidence.iter().filter(|span| span.doc == whole.doc) {
                let start = span.start.max(whole.start);
                let span = Span { start, end: span.end.min(whole.end), ..whole };
                all.push(Hit { span, reason: Reason::Annotation, part });
            }
        }
        sort::by_key(&mut all, |hit| (hit.span.start, usize::MAX - hit.span.end));
        let mut end = 0;
        for hit in &all {
            if hit.span.start >= end && hit.span.start < hit.span.end {
                end = hit.span.end;
                hits.push(*hit);
            }
        }
    }

    fn missing(&self, passage: u32) -> Vec<usize> {
        let mut missing = Vec::new();
        for (at, part) in self.plan.hit_parts() {
            if self.relaxed && !part.passages.contains(passage as usize) {
                missing.push(at);
            }
        }
        missing
    }

    fn part(&self, part: &PlannedPart) -> QueryPart {
        let unconfined = part.unconfined.as_ref().unwrap_or(&part.found);
        let mut alone = vec![Count::default(); self.corpus.documents.len()];
        if part.is_field {
            for passage in members(&part.passages) {
                let count = &mut alone[self.index.document_of(passage) as usize];
                count.hits += 1;
                count.passages += 1;
            }
        }
        let (mut before, mut doc) = (None, 0);
        for one in unconfined {
            if before.replace(one.passage()) != Some(one.passage()) {
                doc = self.index.document_of(one.passage()) as usize;
                alone[doc].passages += 1;
            }
            alone[doc].hits += 1;
        }
        QueryPart {
            span: part.span.clone(),
            is_field: part.is_field,
            excluded: part.excluded,
            alone,
            forms: self.forms(unconfined),
        }
    }

    /// The folded forms found, with their counts; by the closest reason, then the most frequent.
    fn forms(&self, found: &[Posting]) -> Vec<WordForm> {
        let mut forms: Vec<WordForm> = Vec::new();
        // The form number (if it has one position) and the reason of each of `forms`.
        let mut words: Vec<(u32, Reason)> = Vec::new();
        // By form number: its last place in `forms`.
        let mut last = vec![usize::MAX; self.index.forms()];
        for one in found {
            let (reason, mut word, mut wide) = (one.reason(), u32::MAX, None);
            if one.width() == 1 {
                word = self.index.word(one.passage(), one.start());
            } else {
                wide = Some(fold(self.corpus.quote(postings::span(self.index, *one))));
            }
            let is_known = |at: &usize| {
                words.get(*at) == Some(&(word, reason))
                    && wide.as_deref().is_none_or(|text| text == forms[*at].text)
            };
            let known = match last.get(word as usize) {
                Some(&usize::MAX) => None,
                Some(at) if is_known(at) => Some(*at),
                _ => (0..words.len()).find(is_known),
            };
            if let Some(at) = known {
                forms[at].hits += 1;
            } else {
                let text = wide.unwrap_or_else(|| self.index.form(word).into()).into_owned();
                if let Some(last) = last.get_mut(word as usize) {
                    *last = forms.len();
                }
                forms.push(WordForm { text, reason, hits: 1 });
                words.push((word, reason));
            }
        }
        sort::by_key(&mut forms, |form| (form.reason, usize::MAX - form.hits));
        forms
    }
}
