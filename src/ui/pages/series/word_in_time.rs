//! A word through a series: its rate in each report, since when and until when, and whether the rates
//! differ beyond chance.

use super::bars::bars;
use crate::compare::series_vocabulary::{SeriesBuilder, SeriesVocabulary, Verdict};
use crate::compare::word_series::{WordSeries, word_series};
use crate::corpus::Corpus;
use crate::ui::components::{anchor, reading, wording};
use crate::ui::html::{self, Child, Element};
use crate::ui::platform::timeout::OwnedTimeout;
use crate::ui::reports::Reports;
use leptos::prelude::*;
use std::sync::Arc;

/// Passages that are counted before yielding to the browser.
const STEP: usize = 128;

/// How far the words have been counted.
#[derive(Clone)]
enum Counting {
    Going(usize, usize),
    Done(Arc<SeriesVocabulary>),
}

/// The panel of the chosen word; empty without one.
pub fn panel(word: Signal<Option<String>>) -> Element {
    let reports = expect_context::<Reports>();
    let counting = RwSignal::new(Counting::Going(0, 0));
    let next = OwnedTimeout::default();
    let begun = StoredValue::new(false);
    Effect::new(move |_| {
        if word.with(Option::is_some) && !begun.get_value() {
            begun.set_value(true);
            let builder = Box::new(SeriesBuilder::new(&reports.corpus()));
            go_on(reports, counting, next, builder);
        }
    });
    html::div().class("word-in-time").child(move || {
        let word = word.get()?;
        Some(match counting.get() {
            Counting::Going(done, total) => html::p()
                .class("waiting")
                .attr("role", "status")
                .child(format!("Counting words: {done} of {total} passages…")),
            Counting::Done(vocabulary) => {
                let corpus = reports.corpus();
                let found = word_series(&corpus, &vocabulary, &word);
                found.map_or_else(html::div, |found| told(&corpus, &vocabulary, &found))
            }
        })
    })
}

/// Counts the words of some passages, and then of the others.
fn go_on(
    reports: Reports,
    counting: RwSignal<Counting>,
    next: OwnedTimeout,
    mut builder: Box<SeriesBuilder>,
) {
    let Some(shown) = reports.try_get() else { return };
    let progress = builder.step(&shown.corpus, STEP);
    if progress.done < progress.total {
        counting.set(Counting::Going(progress.done, progress.total));
        return next.start(0, move || go_on(reports, counting, next, builder));
    }
    counting.set(Counting::Done(Arc::new(builder.finish())));
}

fn told(corpus: &Corpus, vocabulary: &SeriesVocabulary, found: &WordSeries) -> Element {
    let rate = |doc: usize| found.frequencies.get(doc).and_then(|one| one.per_thousand());
    let title = |doc: usize| {
        let count = found.frequencies.get(doc).map_or(0, |one| one.count);
        let rate = wording::tenths(rate(doc).unwrap_or_default());
        let label = wording::title(&corpus.documents[doc]);
        format!("{label}: {}, {rate} in a thousand words", wording::times(count))
    };
    let report = |at: &crate::compare::word_series::InReport| -> Child {
        let label = corpus.documents[at.doc].label.clone();
        match at.spans.first() {
            Some(span) => anchor(reading(corpus, *span), label).into(),
            None => label.into(),
        }
    };
    let mut words: Vec<Child> = vec![
        html::b().child(found.word.clone()).into(),
        format!(
            " stands {} in {} of {} reports; first in ",
            wording::times(found.count),
            found.reports,
            found.frequencies.len(),
        )
        .into(),
        report(&found.first),
        ", last in ".into(),
        report(&found.last),
        ". ".into(),
    ];
    words.push(verdict(found).into());
    let bars = bars(corpus, vocabulary.chronology(), |doc| rate(doc).unwrap_or_default(), title);
    let words = html::p().class("note").child(words);
    html::section()
        .child(html::h3().child("Through the series, in a thousand words"))
        .child(bars)
        .child(words)
}

fn verdict(found: &WordSeries) -> String {
    let (g2, critical) = (wording::tenths(found.g2), wording::tenths(found.critical));
    match found.verdict {
        Verdict::TooFew => "Too few to tell whether its rate differs between the reports.".into(),
        Verdict::Chance => format!(
            "Its rate differs no more than by chance: G² is {g2}, and with so many words tested it \
             would have to reach {critical}."
        ),
        Verdict::Beyond => format!(
            "Its rate differs between the reports beyond chance: G² is {g2}, and so many words \
             tested ask for {critical}. That does not say since when."
        ),
    }
}
