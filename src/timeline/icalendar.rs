//! The dated events as an iCalendar file (RFC 5545, with the calendar's name and description of
//! RFC 7986).
//!
//! iCalendar has days and times, but no “about”, “before” or “in March”. So only events dated to a
//! day, or from one day to another, become entries, always of whole days: no time of day is made
//! up, and none is copied if its time zone is unknown. The text of the entry says how certain the
//! date is, and the description of the calendar lists the events without a day.
//!
//! ```
//! let file = readout::timeline::calendar(&readout::built_in());
//! assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
//! assert_eq!(file.matches("BEGIN:VEVENT").count(), 18);
//! assert!(file.contains("DTSTART;VALUE=DATE:20220411\r\n"));
//! ```

use super::{MarkForm, description::when, form, is_hollow};
use crate::corpus::{Corpus, Event};
use crate::dates::{Day, Precision};

/// The maximum length of a line, in bytes; the rest is folded onto lines that start with a space.
const MAX_LINE_BYTES: usize = 75;

/// The calendar of a corpus; deterministic.
pub fn calendar(corpus: &Corpus) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Readout//Readout//EN");
    line("CALSCALE", "GREGORIAN");
    line("NAME", &escape(&corpus.title));
    line("X-WR-CALNAME", &escape(&corpus.title));
    line("DESCRIPTION", &escape(&description(corpus)));
    for event in &corpus.events {
        let Some((first, last)) = whole_days(event) else { continue };
        line("BEGIN", "VEVENT");
        line("UID", &escape(&uid(corpus, event)));
        line("DTSTAMP", &format!("{}T000000Z", digits(stamp(corpus, event))));
        line("DTSTART;VALUE=DATE", &digits(first));
        // DTEND is exclusive.
        line("DTEND;VALUE=DATE", &digits(last.plus(1)));
        line("SUMMARY", &escape(&summary(event)));
        line("DESCRIPTION", &escape(&reasons(corpus, event)));
        if let Some(place) = event.place.and_then(|place| corpus.places.get(place)) {
            line("LOCATION", &escape(&place.name));
        }
        if let Some(lane) = corpus.lanes.get(event.lane) {
            line("CATEGORIES", &escape(&lane.label));
        }
        line("STATUS", if is_hollow(event) { "TENTATIVE" } else { "CONFIRMED" });
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file
}

/// The first and the last day of an event, if it is dated to days that iCalendar can represent.
fn whole_days(event: &Event) -> Option<(Day, Day)> {
    let dated = matches!(form(&event.when), Some(MarkForm::Day | MarkForm::Interval))
        && event.when.precision() >= Precision::Day;
    let days = (event.when.earliest()?, event.when.latest()?);
    let four_digits = |day: Day| (1..=9998).contains(&day.ymd().0);
    (dated && four_digits(days.0) && four_digits(days.1)).then_some(days)
}

/// The summary of the corpus, and the events that have no entry.
fn description(corpus: &Corpus) -> String {
    let without = corpus.events.iter().filter(|event| whole_days(event).is_none());
    let without: Vec<_> =
        without.map(|event| format!("{}: {}", event.label, when(event))).collect();
    let missing = if without.is_empty() {
        String::new()
    } else {
        let why = "because they are not dated to a day or from one day to another";
        format!("Without an entry, {why}:\n{}", without.join("\n"))
    };
    let parts = [corpus.summary.as_str(), missing.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The label; followed by the date in words if the day alone would be too precise.
fn summary(event: &Event) -> String {
    if is_hollow(event) {
        format!("{} ({})", event.label, when(event))
    } else {
        event.label.clone()
    }
}

/// The date with its basis, the note, and the quotations it is based on.
fn reasons(corpus: &Corpus, event: &Event) -> String {
    let quotes = event.evidence.iter().map(|&span| {
        let label = corpus.documents.get(span.doc).map_or("", |document| &document.label);
        let block = corpus.passage(span).map_or(String::new(), |at| format!(" ¶{}", at.block + 1));
        format!("“{}” [{label}{block}]", corpus.quote(span))
    });
    let head = [when(event), event.note.clone()].into_iter().filter(|part| !part.is_empty());
    head.chain(quotes).collect::<Vec<_>>().join("\n")
}

/// Built from the event's id and the hash of the source file, or the document's id if there is
/// none; deterministic.
fn uid(corpus: &Corpus, event: &Event) -> String {
    let document = event.evidence.first().and_then(|span| corpus.documents.get(span.doc));
    let source = document
        .map_or("", |document| document.source.sha256.get(..16).unwrap_or(document.id.as_str()));
    format!("{}.{source}@readout.invalid", event.id)
}

/// The DTSTAMP, when the entry was created, which RFC 5545 requires: the date of the source
/// document, which unlike the clock is deterministic.
fn stamp(corpus: &Corpus, event: &Event) -> Day {
    let document = event.evidence.first().and_then(|span| corpus.documents.get(span.doc));
    let date = document.and_then(|document| document.date.latest().or(document.date.earliest()));
    date.or(event.when.latest())
        .filter(|day| (1..=9999).contains(&day.ymd().0))
        .unwrap_or(Day::EPOCH)
}

fn digits(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

/// A TEXT value: special characters escaped, line breaks as `\n`, no other control characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Appends a line, folded to at most [`MAX_LINE_BYTES`] without splitting a character.
fn fold(file: &mut String, line: &str) {
    let mut len = 0;
    for c in line.chars() {
        if len + c.len_utf8() > MAX_LINE_BYTES {
            file.push_str("\r\n ");
            len = 1;
        }
        file.push(c);
        len += c.len_utf8();
    }
    file.push_str("\r\n");
}
