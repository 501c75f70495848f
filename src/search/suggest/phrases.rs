//! Words that stand together more than once.

use crate::corpus::Corpus;
use crate::search::found::{self, Found};
use crate::search::index::{Index, Occurrence};
use crate::search::matching::Reason;
use crate::sort;
use std::collections::BTreeMap;

/// Words that neither begin nor end a phrase worth suggesting.
const FUNCTION: &str = "a an and are as at be been by for from has have he his in into is it its \
    of on or our that the their they this to was were which who with";
const LONGEST: u32 = 4;

/// The phrases of two to four words that begin with `typed`, each as far as it goes, with how
/// often they stand in the corpus; the most frequent first.
pub(super) fn starting(index: &Index, corpus: &Corpus, typed: &str) -> Vec<(String, usize)> {
    let counts = count(index, corpus, typed);
    let function = |form: Option<&u32>| {
        form.is_some_and(|&form| FUNCTION.split(' ').any(|word| word == index.form(form)))
    };
    let whole = |run: &[u32]| !function(run.first()) && !function(run.last());
    let goes_on = |run: &Vec<u32>, hits: usize| {
        let longer = counts.range(run.clone()..).skip(1);
        let mut longer = longer.take_while(|(other, _)| other.starts_with(run));
        longer.any(|(other, (_, n))| *n == hits && whole(other))
    };
    let mut phrases: Vec<(String, usize)> = counts
        .iter()
        .filter(|(run, (_, hits))| *hits > 1 && whole(run) && !goes_on(run, *hits))
        .map(|(_, phrase)| phrase.clone())
        .collect();
    sort::by_key(&mut phrases, |(text, hits)| (usize::MAX - hits, text.len()));
    phrases
}

/// Every run of words that begins so, as it stands first and how often.
fn count(index: &Index, corpus: &Corpus, typed: &str) -> BTreeMap<Vec<u32>, (String, usize)> {
    let mut counts = BTreeMap::new();
    let mut beginnings = Vec::new();
    for form in index.starting(typed).filter(|&form| !index.shape(form).wide) {
        found::of_form(index, form, Reason::Exact, &mut beginnings);
    }
    for begin in beginnings {
        let from = begin.places.start;
        for end in (from + 2..=from + LONGEST).take_while(|&end| end <= index.length(begin.passage))
        {
            let run = Found { places: Occurrence { start: from, end }, ..begin };
            let text = corpus.quote(found::span(index, run));
            if !text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "-'’&".contains(c))
            {
                break;
            }
            let forms = index.words(begin.passage)[from as usize..end as usize].to_vec();
            counts.entry(forms).or_insert_with(|| (text.to_string(), 0)).1 += 1;
        }
    }
    counts
}
