//! Runs a query: which passages, how good, and where in them.

use super::bitset::members;
use super::index::Index;
use super::plan::{PlannedPart, QueryPlan, plan};
use super::posting::Posting;
use super::query::{Field, Node, Query};
use super::reason::Reason;
use super::results::{Count, Hit, InDocument, InPassage, QueryPart, Results, WordForm};
use super::{merge_sort, postings, rank};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::fold;
use fixedbitset::FixedBitSet;

/// How to search.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Tell the hits of so many passages only, the best; those of the others are counted.
    pub marked: Option<usize>,
}

/// Searches the passages of a corpus. The index must be of this corpus.
pub fn search(index: &Index, corpus: &Corpus, query: &Query, options: &Options) -> Results {
    let run = Evaluation::new(index, corpus, &query.clauses.iter().collect::<Vec<_>>());
    let scores = rank::passages(index, &rank::weigh(index, &run.plan));
    run.results(&rank::best_first(&scores, &run.matched), options.marked)
}

/// A query under way.
pub(crate) struct Evaluation<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    pub(crate) plan: QueryPlan,
    pub(crate) matched: FixedBitSet,
    pub(crate) relaxed: bool,
}

impl<'a> Evaluation<'a> {
    /// Of a query with these clauses.
    pub(crate) fn new(index: &'a Index, corpus: &'a Corpus, clauses: &[&Node]) -> Self {
        let mut among = FixedBitSet::with_capacity(index.passages());
        among.set_range(.., !clauses.is_empty());
        Self::of(index, corpus, plan(index, corpus, clauses), &among)
    }

    fn of(index: &'a Index, corpus: &'a Corpus, plan: QueryPlan, among: &FixedBitSet) -> Self {
        let units = index.passages();
        let mut matched = plan.tree.holds(&|at| plan.parts[at].passages.clone(), units);
        matched.intersect_with(among);
        let mut relaxed = false;
        if matched.is_clear()
            && let Some(loose) = plan.loose(units)
        {
            matched = loose;
            matched.intersect_with(among);
            relaxed = !matched.is_clear();
        }
        Self { index, corpus, plan, matched, relaxed }
    }

    /// The same with a field more, which rests on these words and passages.
    pub(crate) fn narrowed(&self, field: Field, evidence: &[Span], passages: &FixedBitSet) -> Self {
        let plan = self.plan.with(self.index, field, evidence, passages);
        Self::of(self.index, self.corpus, plan, passages)
    }

    /// The answer, with the ranked passages, and the hits of the best.
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

    /// What is found, by document.
    pub(crate) fn counts(&self) -> Vec<Count> {
        let hits = self.hit_counts();
        self.by_document(&|passage| hits[passage as usize])
    }

    /// The passages that match and their hits, by document.
    fn by_document(&self, hits: &dyn Fn(u32) -> usize) -> Vec<Count> {
        let mut counts = vec![Count::default(); self.corpus.documents.len()];
        for passage in members(&self.matched) {
            let count = &mut counts[self.index.document_of(passage) as usize];
            count.passages += 1;
            count.hits += hits(passage);
        }
        counts
    }

    /// How many stretches are marked, by passage, as far as passages match. Most take one place:
    /// those are counted without being listed.
    fn hit_counts(&self) -> Vec<usize> {
        let index = self.index;
        let mut counts = vec![0; index.passages()];
        let mut seen = FixedBitSet::with_capacity(index.places());
        let mut listed = FixedBitSet::with_capacity(index.passages());
        for (_, part) in self.plan.asked() {
            for one in &part.found {
                let place = index.passages[one.passage() as usize].first_place + one.start();
                if one.width() > 1 {
                    listed.insert(one.passage() as usize);
                } else if !seen.contains(place as usize) {
                    seen.insert(place as usize);
                    counts[one.passage() as usize] += 1;
                }
            }
        }
        if self.plan.asked().next().is_none() {
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

    /// What is marked in passages, in the order of the text: each stretch once, for the closest
    /// reason. And for each passage, which of it is the first from there on; one more at the end.
    fn hits(&self, listed: &FixedBitSet) -> (Vec<Hit>, Vec<usize>) {
        let mut hits = Vec::new();
        let mut first = Vec::new();
        let mut asked: Vec<(usize, &[Posting])> = Vec::new();
        for (part, planned) in self.plan.asked() {
            asked.push((part, &planned.found));
        }
        // Where a stretch is, its reason and its part, in one number: in the order they are wanted.
        let mut stretches: Vec<u64> = Vec::new();
        for passage in members(listed) {
            first.resize(passage as usize + 1, hits.len());
            if asked.is_empty() {
                self.evidence(self.index.passages[passage as usize].passage, &mut hits);
            }
            for (part, left) in &mut asked {
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

    /// The words in a passage that the fields of the query rest on; of those within others only
    /// the outer.
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
        for (at, part) in self.plan.asked() {
            if self.relaxed && !part.passages.contains(passage as usize) {
                missing.push(at);
            }
        }
        missing
    }

    fn part(&self, part: &PlannedPart) -> QueryPart {
        let anywhere = part.anywhere.as_ref().unwrap_or(&part.found);
        let mut alone = vec![Count::default(); self.corpus.documents.len()];
        if part.is_field {
            for passage in members(&part.passages) {
                let count = &mut alone[self.index.document_of(passage) as usize];
                count.hits += 1;
                count.passages += 1;
            }
        }
        let (mut before, mut doc) = (None, 0);
        for one in anywhere {
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
            forms: self.forms(anywhere),
        }
    }

    /// What was found, as folded, with how often; the closest reason first, then the most often.
    fn forms(&self, found: &[Posting]) -> Vec<WordForm> {
        let mut forms: Vec<WordForm> = Vec::new();
        // The form and the reason of each, for those that take one place.
        let mut words: Vec<(u32, Reason)> = Vec::new();
        for one in found {
            let (reason, mut word, mut wide) = (one.reason(), u32::MAX, None);
            if one.width() == 1 {
                word = self.index.word(one.passage(), one.start());
            } else {
                wide = Some(fold(self.corpus.quote(postings::span(self.index, *one))));
            }
            let known = (0..words.len()).find(|&at| {
                words[at] == (word, reason)
                    && wide.as_deref().is_none_or(|text| text == forms[at].text)
            });
            if let Some(at) = known {
                forms[at].hits += 1;
            } else {
                let text = wide.unwrap_or_else(|| self.index.form(word).into()).into_owned();
                forms.push(WordForm { text, reason, hits: 1 });
                words.push((word, reason));
            }
        }
        sort::by_key(&mut forms, |form| (form.reason, usize::MAX - form.hits));
        forms
    }
}
