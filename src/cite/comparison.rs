//! A comparison as rows: the same for every export format.
//!
//! A row has the words of both sides with their passages. A side without any is “not mentioned in
//! this report”, as no more can be concluded.
//!
//! ```
//! use readout::cite::{ComparisonPart, comparison_csv};
//! use readout::compare::{Selection, phrases::PhraseOptions};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let config = PhraseOptions::default();
//! let csv = comparison_csv(&corpus, &selection, config, &[ComparisonPart::Topics], "");
//! assert!(csv.contains("only in 2022"));
//! ```

use super::Csv;
use super::citation::{title, voice};
use crate::compare::facts::{Claim, What, facts};
use crate::compare::keyness::{Keyness, keyness};
use crate::compare::phrases::{PhraseOptions, phrases};
use crate::compare::topics::{Presence, topics};
use crate::compare::{Selection, voices};
use crate::corpus::{Corpus, Source, Span};
use crate::timeline::when;

/// The text of a cell if a side has no words: it does not mention something, unless that rests on
/// annotations and nobody has annotated it.
pub(super) fn silence(corpus: &Corpus, part: ComparisonPart, doc: usize) -> &'static str {
    let is_counted = matches!(part, ComparisonPart::Words | ComparisonPart::Phrases);
    if is_counted || corpus.is_annotated(doc) {
        "not mentioned in this report"
    } else {
        "not read yet"
    }
}

/// A part of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonPart {
    /// The topic matrix.
    Topics,
    /// Date, venue, people, offices, outcomes, voices, tone.
    Facts,
    /// Every word with its counts, G² and log ratio.
    Words,
    /// The phrases that both sides share.
    Phrases,
}

impl ComparisonPart {
    /// All parts, in export order.
    pub const ALL: [ComparisonPart; 4] = [
        ComparisonPart::Topics,
        ComparisonPart::Facts,
        ComparisonPart::Words,
        ComparisonPart::Phrases,
    ];

    /// The heading of the first column: what a row is.
    pub(super) fn item(self) -> &'static str {
        match self {
            ComparisonPart::Topics => "Topic",
            ComparisonPart::Facts => "Fact",
            ComparisonPart::Words => "Word",
            ComparisonPart::Phrases => "Phrase",
        }
    }

    /// The heading of the part.
    pub fn name(self) -> &'static str {
        match self {
            ComparisonPart::Topics => "Topics",
            ComparisonPart::Facts => "Facts",
            ComparisonPart::Words => "Words",
            ComparisonPart::Phrases => "Shared phrases",
        }
    }
}

/// A row of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ComparisonRow {
    /// What the row is about.
    pub(super) item: String,
    /// How the two sides relate.
    pub(super) finding: String,
    pub(super) left: Vec<Cell>,
    pub(super) right: Vec<Cell>,
    /// G² and log ratio, if the row is a word.
    pub(super) figures: Option<[String; 2]>,
}

/// What a side says: an answer in a few words, empty if the quotes are the answer, and the quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) answer: String,
    pub(super) quotes: Vec<Span>,
}

/// What is compared, as pairs of name and description.
pub(super) fn about(
    corpus: &Corpus,
    selection: &Selection,
    link: &str,
) -> Vec<(&'static str, String)> {
    let mut about = Vec::new();
    for (side, doc) in [("Left", selection.left), ("Right", selection.right)] {
        let Some(document) = corpus.documents.get(doc) else { continue };
        let Source { outlet, file, .. } = &document.source;
        let outlet = if outlet.is_empty() { "not stated" } else { outlet };
        let mut what = title(corpus, doc);
        what.extend(["; ", &document.date.words(), "; outlet: ", outlet]);
        if !file.is_empty() {
            what.extend(["; source file: ", file]);
        }
        about.push((side, what));
    }
    let scope = selection.scope.and_then(|scope| corpus.scopes.get(scope));
    about.push(("Scope", scope.map_or("whole reports", |scope| scope.label.as_str()).into()));
    if !link.is_empty() {
        about.push(("Link", link.into()));
    }
    about
}

/// The label of a side.
pub(super) fn label(corpus: &Corpus, doc: usize) -> String {
    corpus.documents.get(doc).map(|document| document.label.clone()).unwrap_or_default()
}

/// The rows of a part.
pub(super) fn rows(
    corpus: &Corpus,
    selection: &Selection,
    config: PhraseOptions,
    part: ComparisonPart,
) -> Vec<ComparisonRow> {
    match part {
        ComparisonPart::Topics => topic_rows(corpus, selection),
        ComparisonPart::Facts => fact_rows(corpus, selection),
        ComparisonPart::Words => word_rows(&keyness(corpus, selection)),
        ComparisonPart::Phrases => phrase_rows(corpus, selection, config),
    }
}

/// The comparison as one CSV table: what is compared, then part by part. The words of a side are
/// quoted with their passages.
pub fn comparison_csv(
    corpus: &Corpus,
    selection: &Selection,
    config: PhraseOptions,
    parts: &[ComparisonPart],
    link: &str,
) -> String {
    let (left, right) = (label(corpus, selection.left), label(corpus, selection.right));
    let words = [&left, &right].map(|side| format!("{side}, in its words"));
    let head =
        ["section", "item", "finding", &left, &words[0], &right, &words[1], "G2", "log ratio"];
    let mut table = Csv::new(&head);
    for (name, what) in about(corpus, selection, link) {
        table.row(&["Comparison", name, &what, "", "", "", "", "", ""]);
    }
    for part in parts {
        for row in rows(corpus, selection, config, *part) {
            let ([left, left_words], [right, right_words]) =
                (cells(corpus, &row.left), cells(corpus, &row.right));
            let silent = |doc| silence(corpus, *part, doc).to_owned();
            let left = if row.left.is_empty() { silent(selection.left) } else { left };
            let right = if row.right.is_empty() { silent(selection.right) } else { right };
            let [g2, ratio] = row.figures.unwrap_or_default();
            table.row(&[
                part.name(),
                &row.item,
                &row.finding,
                &left,
                &left_words,
                &right,
                &right_words,
                &g2,
                &ratio,
            ]);
        }
    }
    table.text()
}

/// The answers of a side, and its quotes with their passages.
fn cells(corpus: &Corpus, side: &[Cell]) -> [String; 2] {
    let (mut answers, mut words) = (String::new(), String::new());
    for answer in side {
        if !answer.answer.is_empty() {
            answers.extend([if answers.is_empty() { "" } else { "; " }, &answer.answer]);
        }
        for span in &answer.quotes {
            let before = if words.is_empty() { "“" } else { "\n“" };
            words.extend([before, corpus.quote(*span), "” ", &place(corpus, *span)]);
        }
    }
    [answers, words]
}

/// “(¶3)”, or “(file prefix)” before the first passage.
pub(super) fn place(corpus: &Corpus, span: Span) -> String {
    corpus.passage(span).map_or("(file prefix)".into(), |at| format!("(¶{})", at.block + 1))
}

fn topic_rows(corpus: &Corpus, selection: &Selection) -> Vec<ComparisonRow> {
    let side = |quotes: Vec<Span>| match quotes.as_slice() {
        [] => Vec::new(),
        _ => vec![Cell { answer: String::new(), quotes }],
    };
    let row = |row: crate::compare::topics::TopicRow| {
        let topic = &corpus.topics[row.topic];
        let parent = topic.parent.and_then(|parent| corpus.topics.get(parent));
        let parent = parent.map(|parent| format!("{}: ", parent.label)).unwrap_or_default();
        let related = if topic.related { "; related, not the same" } else { "" };
        let finding = match row.side {
            Presence::Both => "in both".into(),
            Presence::Left => format!("only in {}", label(corpus, selection.left)),
            Presence::Right => format!("only in {}", label(corpus, selection.right)),
        };
        ComparisonRow {
            item: parent + &topic.label,
            finding: finding + related,
            left: side(row.left),
            right: side(row.right),
            figures: None,
        }
    };
    topics(corpus, selection).into_iter().map(row).collect()
}

fn fact_rows(corpus: &Corpus, selection: &Selection) -> Vec<ComparisonRow> {
    let mut rows = Vec::new();
    for fact in facts(corpus, selection) {
        let side = |doc: usize, claims: &[Claim]| {
            let all = voices::voices(corpus, selection, doc);
            let answer = |claim: &Claim| Cell {
                answer: answer(corpus, claim, all.quoted),
                quotes: claim.evidence.clone(),
            };
            claims.iter().map(answer).collect()
        };
        let one = fact.left.is_empty() || fact.right.is_empty();
        rows.push(ComparisonRow {
            item: fact.about.question(corpus).into(),
            finding: match fact.differs {
                true if one => "in one report only",
                true => "differs",
                false => "the same",
            }
            .into(),
            left: side(selection.left, &fact.left),
            right: side(selection.right, &fact.right),
            figures: None,
        });
    }
    rows
}

/// A claim in a few words; empty if the quotes are the answer.
fn answer(corpus: &Corpus, claim: &Claim, quoted: usize) -> String {
    match claim.what {
        What::Day(at) => corpus.events.get(at).map(when).unwrap_or_default(),
        What::Place(at) => {
            corpus.places.get(at).map(|place| place.name.clone()).unwrap_or_default()
        }
        What::Person(at) => corpus.people.get(at).map(|one| one.name.clone()).unwrap_or_default(),
        What::Outcome(at) => corpus.outcomes.get(at).map(|it| it.label.clone()).unwrap_or_default(),
        What::Quotation(at, count) => {
            let share = voices::percent(count, quoted);
            format!("{}: {}, {share} % of the quoted", voice(corpus, at), words(count))
        }
        What::Words => String::new(),
    }
}

fn word_rows(words: &Keyness) -> Vec<ComparisonRow> {
    let beyond = words.beyond_chance().len();
    let mut rows = Vec::new();
    for (at, key) in words.keys.iter().enumerate() {
        let count =
            |places: &[Span]| vec![Cell { answer: places.len().to_string(), quotes: Vec::new() }];
        rows.push(ComparisonRow {
            item: key.word.clone(),
            finding: if at < beyond { "differs beyond chance" } else { "" }.into(),
            left: count(&key.left),
            right: count(&key.right),
            figures: Some([hundredths(key.g2), hundredths(key.log_ratio)]),
        });
    }
    rows
}

fn phrase_rows(
    corpus: &Corpus,
    selection: &Selection,
    config: PhraseOptions,
) -> Vec<ComparisonRow> {
    let mut rows = Vec::new();
    for phrase in phrases(corpus, selection, config) {
        let formula = if phrase.formula { "; only names, titles and function words" } else { "" };
        let item = phrase.left.first().map_or("", |span| corpus.quote(*span));
        let side = |quotes: Vec<Span>| vec![Cell { answer: quotes.len().to_string(), quotes }];
        rows.push(ComparisonRow {
            item: item.into(),
            finding: words(phrase.words) + formula,
            left: side(phrase.left),
            right: side(phrase.right),
            figures: None,
        });
    }
    rows
}

/// “1 word”, “12 words”.
fn words(n: usize) -> String {
    if n == 1 { "1 word".into() } else { format!("{n} words") }
}

/// A number with two decimals.
#[expect(clippy::cast_possible_truncation, reason = "no statistic of a text is that large")]
pub(super) fn hundredths(number: f64) -> String {
    let hundredths = (number * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}
