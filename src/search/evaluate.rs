//! Runs a query: which passages, how good, and where in them.

use super::bits::Bits;
use super::found::{self, Found};
use super::index::Index;
use super::matching::Reason;
use super::plan::{Plan, Planned, plan};
use super::query::{Field, Query};
use super::rank;
use super::results::{Count, Form, Hit, InDocument, InPassage, Part, Results};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::fold;

/// How to search.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// List so many passages only, the best; the others are counted.
    pub limit: Option<usize>,
}

/// Searches the passages of a corpus. The index must be of this corpus.
pub fn search(index: &Index, corpus: &Corpus, query: &Query, options: &Options) -> Results {
    let run = Run::new(index, corpus, query, Asking::All);
    let scores = rank::passages(index, &rank::weigh(index, &run.plan));
    run.results(&rank::best_first(&scores, &run.matched), options.limit)
}

/// A query under way.
pub(crate) struct Run<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    pub(crate) plan: Plan,
    pub(crate) matched: Bits,
    pub(crate) relaxed: bool,
}

/// What of a query must be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asking {
    /// All of it; any of its words, where no passage has all.
    All,
    /// Any of its words.
    Any,
}

impl<'a> Run<'a> {
    pub(crate) fn new(index: &'a Index, corpus: &'a Corpus, query: &Query, asking: Asking) -> Self {
        Self::of(index, corpus, plan(index, corpus, query), asking)
    }

    fn of(index: &'a Index, corpus: &'a Corpus, plan: Plan, asking: Asking) -> Self {
        let mut sets = Vec::new();
        for part in &plan.parts {
            sets.push(part.passages.clone());
        }
        let mut matched = plan.tree.holds(&sets, index.passages());
        if plan.parts.is_empty() {
            matched = Bits::none(index.passages());
        }
        let mut relaxed = false;
        if (asking == Asking::Any || matched.is_empty())
            && let Some(loose) = plan.loose()
        {
            matched = loose.holds(&sets, index.passages());
            relaxed = asking == Asking::All && !matched.is_empty();
        }
        Self { index, corpus, plan, matched, relaxed }
    }

    /// The same with a field more, which rests on these words and passages.
    pub(crate) fn narrowed(&self, field: Field, evidence: &[Span], passages: &Bits) -> Self {
        let plan = self.plan.with(self.index, field, evidence, passages);
        Self::of(self.index, self.corpus, plan, Asking::All)
    }

    /// The answer, with the best of the ranked passages.
    pub(crate) fn results(&self, ranked: &[(u32, f32)], limit: Option<usize>) -> Results {
        let counted = self.counts().into_iter().enumerate();
        let mut documents: Vec<InDocument> =
            counted.map(|(doc, count)| InDocument { doc, count, passages: Vec::new() }).collect();
        for &(at, score) in ranked.iter().take(limit.unwrap_or(usize::MAX)) {
            let passage = self.index.passages[at as usize].passage;
            let (hits, missing) = (self.hits(at), self.missing(at));
            documents[passage.doc].passages.push(InPassage { passage, score, hits, missing });
        }
        let parts = self.plan.parts.iter().map(|part| self.part(part)).collect();
        Results { documents, parts, relaxed: self.relaxed }
    }

    /// What is found, by document.
    pub(crate) fn counts(&self) -> Vec<Count> {
        let hits = self.hit_counts();
        let mut counts = vec![Count::default(); self.corpus.documents.len()];
        for passage in self.matched.members() {
            let count = &mut counts[self.index.document_of(passage) as usize];
            count.passages += 1;
            count.hits += hits[passage as usize];
        }
        counts
    }

    /// How many stretches are marked, by passage, as far as passages match. Most take one place:
    /// those are counted without being listed.
    fn hit_counts(&self) -> Vec<usize> {
        let index = self.index;
        let mut counts = vec![0; index.passages()];
        let mut seen = Bits::none(index.places());
        let mut listed = Bits::none(index.passages());
        for (_, part) in self.plan.asked() {
            for one in &part.found {
                let place = index.passages[one.passage() as usize].first_place + one.start();
                if one.width() > 1 {
                    listed.set(one.passage());
                } else if !seen.has(place) {
                    seen.set(place);
                    counts[one.passage() as usize] += 1;
                }
            }
        }
        if self.plan.asked().next().is_none() {
            listed = self.matched.clone();
        }
        for passage in listed.members() {
            counts[passage as usize] = self.hits(passage).len();
        }
        counts
    }

    /// What is marked in a passage: each stretch once, for the closest reason.
    fn hits(&self, passage: u32) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (part, planned) in self.plan.asked() {
            for one in planned.in_passage(passage) {
                hits.push(Hit { span: found::span(self.index, *one), reason: one.reason(), part });
            }
        }
        if self.plan.asked().next().is_none() {
            return self.evidence(self.index.passages[passage as usize].passage);
        }
        sort::by(&mut hits, |one, other| {
            (one.span, one.reason, one.part).cmp(&(other.span, other.reason, other.part))
        });
        hits.dedup_by_key(|hit| hit.span);
        hits
    }

    /// The words in a passage that the fields of the query rest on; of those within others only
    /// the outer.
    fn evidence(&self, passage: Passage) -> Vec<Hit> {
        let Some(whole) = self.corpus.span_of(passage) else { return Vec::new() };
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
        all.retain(|hit| {
            let outer = hit.span.start >= end && hit.span.start < hit.span.end;
            end = if outer { hit.span.end } else { end };
            outer
        });
        all
    }

    fn missing(&self, passage: u32) -> Vec<usize> {
        let mut missing = Vec::new();
        for (at, part) in self.plan.asked() {
            if self.relaxed && !part.passages.has(passage) {
                missing.push(at);
            }
        }
        missing
    }

    fn part(&self, part: &Planned) -> Part {
        let anywhere = part.anywhere.as_ref().unwrap_or(&part.found);
        let mut alone = vec![Count::default(); self.corpus.documents.len()];
        for passage in part.passages.members().into_iter().filter(|_| part.is_field) {
            let count = &mut alone[self.index.document_of(passage) as usize];
            count.hits += 1;
            count.passages += 1;
        }
        for run in anywhere.chunk_by(|one, other| one.passage() == other.passage()) {
            let count = &mut alone[self.index.document_of(run[0].passage()) as usize];
            count.hits += run.len();
            count.passages += 1;
        }
        Part {
            span: part.span.clone(),
            is_field: part.is_field,
            excluded: part.excluded,
            alone,
            forms: self.forms(anywhere),
        }
    }

    /// What was found, as folded, with how often; the closest reason first, then the most often.
    fn forms(&self, found: &[Found]) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut words: Vec<u32> = Vec::new();
        for one in found {
            let mut word = self.index.word(one.passage(), one.start());
            let mut wide = None;
            if one.width() > 1 {
                word = u32::MAX;
                wide = Some(fold(self.corpus.quote(found::span(self.index, *one))));
            }
            let same = |at: &usize| {
                let (form, text) = (&forms[*at], wide.as_deref());
                form.reason == one.reason() && text.is_none_or(|text| text == form.text)
            };
            let mut known = (0..words.len()).filter(|&at| words[at] == word);
            if let Some(at) = known.find(same) {
                forms[at].hits += 1;
            } else {
                let text = wide.unwrap_or_else(|| self.index.form(word).into()).into_owned();
                forms.push(Form { text, reason: one.reason(), hits: 1 });
                words.push(word);
            }
        }
        sort::by_key(&mut forms, |form| (form.reason, usize::MAX - form.hits));
        forms
    }
}
