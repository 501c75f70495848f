//! Sequences of words that occur more than once.

use crate::corpus::Corpus;
use crate::search::index::Index;
use crate::search::posting::Posting;
use crate::search::postings;
use crate::search::reason::Reason;
use crate::sort;

/// Function words: a suggested phrase neither starts nor ends with one.
const FUNCTION: &str = "a an and are as at be been by for from has have he his in into is it its \
    of on or our that the their they this to was were which who with";
const MAX_WORDS: u32 = 4;

/// Of more beginnings than this, a sample is looked at.
const SAMPLE: usize = 5000;

/// The most frequent `count` phrases of two to four words that start with `typed`, with their counts,
/// the most frequent first. Phrases that can be extended without losing an occurrence are left out.
pub(super) fn starting(
    index: &Index,
    corpus: &Corpus,
    typed: &str,
    count: usize,
) -> Vec<(String, usize)> {
    let (runs, is_sample) = runs(index, corpus, typed);
    let groups: Vec<&[(&[u32], Posting)]> = runs.chunk_by(|one, other| one.0 == other.0).collect();
    let mut phrases = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let (words, found) = &group[0];
        // Runs are sorted: those that extend this one follow it.
        let longer = groups[at + 1..].iter().take_while(|other| other[0].0.starts_with(words));
        let mut longer = longer.filter(|other| other.len() == group.len());
        if group.len() > 1
            && has_content_ends(index, words)
            && !longer.any(|other| has_content_ends(index, other[0].0))
        {
            let text = corpus.quote(postings::span(index, *found)).to_string();
            phrases.push((text, group.len()));
        }
    }
    let order = |phrases: &mut Vec<(String, usize)>| {
        sort::by_key(phrases, |(text, hits)| (usize::MAX - hits, text.len()));
    };
    order(&mut phrases);
    phrases.truncate(count);
    if is_sample {
        for (text, hits) in &mut phrases {
            *hits = postings::phrase(index, text).len();
        }
        order(&mut phrases);
    }
    phrases
}

/// Runs of two to four words that start with `typed`, sorted by their words: all, or a sample.
fn runs<'a>(index: &'a Index, corpus: &Corpus, typed: &str) -> (Vec<(&'a [u32], Posting)>, bool) {
    let mut beginnings = Vec::new();
    for form in index.starting(typed) {
        beginnings.extend(index.occurrences(form, Reason::Exact));
    }
    let each = beginnings.len() / SAMPLE + 1;
    let mut runs = Vec::new();
    for begin in beginnings.iter().step_by(each).filter(|found| found.width() == 1) {
        let from = begin.start();
        let words = index.words(begin.passage());
        for end in from + 2..=from + MAX_WORDS {
            let Some(forms) = words.get(from as usize..end as usize) else { break };
            let run = Posting::new(begin.passage(), from, end, begin.reason());
            let text = corpus.quote(postings::span(index, run));
            let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '&');
            if !text.chars().all(|c| c.is_alphanumeric() || joins(c)) {
                break;
            }
            runs.push((forms, run));
        }
    }
    sort::by(&mut runs, |one, other| one.0.cmp(other.0));
    (runs, each > 1)
}

fn has_content_ends(index: &Index, words: &[u32]) -> bool {
    let ends = [words.first(), words.last()];
    let mut ends = ends.into_iter().flatten().map(|&form| index.form(form));
    ends.all(|end| FUNCTION.split(' ').all(|word| word != end))
}
