//! Runs a query: which passages, how good, and where in them.

use super::bits::Bits;
use super::feedback;
use super::filters::{Filters, admitted};
use super::found::{self, Found};
use super::index::Index;
use super::matching::Reason;
use super::plan::{Plan, Planned, Tree, plan};
use super::query::Query;
use super::rank::{self, Weighed};
use super::results::{Count, Form, Hit, InDocument, InPassage, Part, Results};
use crate::corpus::{Corpus, Passage, Span};
use crate::sort;
use crate::text::fold;
use std::borrow::Cow;

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
    let mut weighed = rank::weigh(index, &run.plan);
    let mut documents = run.documents(&weighed);
    let mut ranked = rank::best_first(&rank::passages(index, &weighed), &run.matched);
    if options.feedback {
        feedback::widen(index, &ranked, &mut weighed);
        ranked = rank::best_first(&rank::passages(index, &weighed), &run.matched);
    }
    for (at, score) in ranked.into_iter().take(options.limit.unwrap_or(usize::MAX)) {
        let passage = index.passages[at as usize].passage;
        let (hits, missing) = (run.hits(at), run.missing(at));
        documents[passage.doc].passages.push(InPassage { passage, score, hits, missing });
    }
    let mut unfiltered = run.matched.count();
    if !options.filters.is_empty() {
        let options = Options { filters: Filters::default(), ..options.clone() };
        unfiltered = Run::new(index, corpus, query, &options).matched.count();
    }
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
    let mut sets = Vec::new();
    for part in &run.plan.parts {
        let mut documents = Bits::none(units);
        for passage in part.passages.members() {
            documents.set(index.document_of(passage));
        }
        sets.push(documents);
    }
    let loose = run.plan.loose().filter(|_| options.match_any);
    let mut matched = loose.as_ref().unwrap_or(&run.plan.tree).holds(&sets, units);
    if query.is_empty() {
        matched = Bits::none(units);
    }
    let scores = rank::documents(index, &rank::weigh(index, &run.plan));
    let ranked = rank::best_first(&scores, &matched);
    ranked.into_iter().map(|(doc, score)| (doc as usize, score)).collect()
}

/// A query under way.
struct Run<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    plan: Plan,
    matched: Bits,
    relaxed: bool,
}

impl<'a> Run<'a> {
    #[inline(never)]
    fn new(index: &'a Index, corpus: &'a Corpus, query: &Query, options: &Options) -> Self {
        let (admitted, regions) = admitted(index, corpus, &options.filters);
        let query = if options.match_any { &query.in_parts() } else { query };
        let plan = plan(index, corpus, query, &regions);
        let sets: Vec<Bits> = plan.parts.iter().map(|part| part.passages.clone()).collect();
        let holds = |tree: &Tree| {
            let mut found = tree.holds(&sets, index.passages());
            found.and(&admitted);
            found
        };
        let mut matched = holds(&plan.tree);
        if query.is_empty() {
            matched = Bits::none(index.passages());
        }
        let mut relaxed = false;
        if (options.match_any || matched.is_empty())
            && let Some(loose) = plan.loose()
        {
            matched = holds(&loose);
            relaxed = !options.match_any && !matched.is_empty();
        }
        Self { index, corpus, plan, matched, relaxed }
    }

    /// The documents with their counts and scores, but without passages.
    fn documents(&self, weighed: &[Weighed]) -> Vec<InDocument> {
        let scores = rank::documents(self.index, weighed);
        let hits = self.hit_counts();
        let mut documents = Vec::with_capacity(scores.len());
        for (doc, score) in scores.into_iter().enumerate() {
            let mut count = Count::default();
            for passage in self.index.passages_of(doc).filter(|&at| self.matched.has(at)) {
                count.passages += 1;
                count.hits += hits[passage as usize];
            }
            let score = if count.passages > 0 { score } else { 0.0 };
            documents.push(InDocument { doc, count, score, passages: Vec::new() });
        }
        documents
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
                let place = index.passages[one.passage as usize].first_place + one.places.start;
                if one.places.end - one.places.start > 1 {
                    listed.set(one.passage);
                } else if !seen.has(place) {
                    seen.set(place);
                    counts[one.passage as usize] += 1;
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
                hits.push(Hit { span: found::span(self.index, *one), reason: one.reason, part });
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

    fn parts(&self) -> Vec<Part> {
        self.plan.parts.iter().map(|part| self.part(part)).collect()
    }

    fn part(&self, part: &Planned) -> Part {
        let anywhere = part.anywhere.as_ref().unwrap_or(&part.found);
        let mut alone = vec![Count::default(); self.corpus.documents.len()];
        let mut found = alone.clone();
        let mut last = u32::MAX;
        for one in anywhere {
            self.count(&mut alone, one.passage, &mut last);
        }
        last = u32::MAX;
        for one in part.found.iter().filter(|one| self.matched.has(one.passage)) {
            self.count(&mut found, one.passage, &mut last);
        }
        for passage in part.passages.members().into_iter().filter(|_| part.is_field) {
            last = u32::MAX;
            self.count(&mut alone, passage, &mut last);
            if self.matched.has(passage) {
                last = u32::MAX;
                self.count(&mut found, passage, &mut last);
            }
        }
        Part {
            span: part.span.clone(),
            is_field: part.is_field,
            excluded: part.excluded,
            alone,
            found,
            forms: self.forms(anywhere),
        }
    }

    fn count(&self, counts: &mut [Count], passage: u32, last: &mut u32) {
        let count = &mut counts[self.index.document_of(passage) as usize];
        count.hits += 1;
        count.passages += usize::from(*last != passage);
        *last = passage;
    }

    /// What was found, as folded, with how often; the closest reason first, then the most often.
    fn forms(&self, found: &[Found]) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        for one in found {
            let word = self.index.words(one.passage)[one.places.start as usize];
            let mut text = Cow::Borrowed(self.index.form(word));
            if one.places.end - one.places.start > 1 {
                text = fold(self.corpus.quote(found::span(self.index, *one)));
            }
            let same = |form: &&mut Form| form.reason == one.reason && form.text == text;
            match forms.iter_mut().find(same) {
                Some(form) => form.hits += 1,
                None => forms.push(Form { text: text.into_owned(), reason: one.reason, hits: 1 }),
            }
        }
        sort::by_key(&mut forms, |form| (form.reason, usize::MAX - form.hits));
        forms
    }
}
