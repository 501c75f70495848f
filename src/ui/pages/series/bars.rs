//! Small bars: a number for each report, or for each run of successive reports, in the order of time.

use crate::corpus::{Chronology, Corpus};
use crate::ui::components::{link, reading_passage};
use crate::ui::html::{self, Element};

/// The largest number of bars; of more reports, several share one.
const MOST: usize = 120;

/// How many heights of bars the style sheet has.
const HEIGHTS: f64 = 10.0;

/// Bars that lead to the reports. What they show has to be told in words as well: they are hidden from
/// screen readers and the keyboard.
pub fn bars(
    corpus: &Corpus,
    chronology: &Chronology,
    number: impl Fn(usize) -> f64,
    words: impl Fn(usize) -> String,
) -> Element {
    let per_bar = chronology.order().len().div_ceil(MOST).max(1);
    let all: Vec<(usize, f64)> = chronology
        .order()
        .chunks(per_bar)
        .map(|docs| {
            let most =
                docs.iter().copied().reduce(|a, b| if number(b) > number(a) { b } else { a });
            (most.unwrap_or(0), docs.iter().map(|doc| number(*doc)).sum())
        })
        .collect();
    let most = all.iter().fold(0.0_f64, |most, (_, sum)| most.max(*sum));
    let bar = |&(doc, sum): &(usize, f64)| {
        if sum <= 0.0 || most <= 0.0 {
            return html::span();
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 10")]
        let height = (sum / most * HEIGHTS).ceil() as u32;
        let first = reading_passage(corpus, crate::corpus::Passage { doc, block: 0 });
        html::a()
            .class(format!("h{height}"))
            .attr("href", link(first))
            .attr("tabindex", "-1")
            .attr("title", words(doc))
    };
    html::div()
        .class("bars")
        .attr("aria-hidden", "true")
        .child(all.iter().map(bar).collect::<Vec<_>>())
}
