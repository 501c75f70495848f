//! Title and date of a report, from its first lines, its file and what it says of itself.
//!
//! All dates that are found are offered, the most trusted first ([`Origin`]). A date without a year
//! (“NEW DELHI, June 5 (Reuters) -”) takes it from another date within a month of it, and is left out
//! if there is none.

use super::date_forms::{Found, Reading, edtf, find, find_in_name, is_dated};
use super::draft::{Dated, Draft, Kind, Origin, Title};
use super::lines::{ends_sentence, is_heading, lines};
use crate::dates::{Day, Edtf};

/// How many lines are looked at.
const LINES: usize = 8;

/// How many blocks before the first that is part of the report are looked at: lines with a date, but not
/// the menus of a web page.
const LINES_ABOVE: usize = 4;

/// The longest line that is taken for one of the head, in characters.
const LONGEST: usize = 160;

/// Proposes title and date.
pub(crate) fn propose(draft: &mut Draft) {
    draft.title = title(draft);
    let (date, others) = date(draft);
    draft.date = date;
    draft.other_dates = others;
}

fn title(draft: &Draft) -> Option<Title> {
    let title = |words: &str, origin| Some(Title { words: one_line(words), origin });
    let of_properties = draft.properties.title.trim();
    // Word and printers name files that have no title.
    let is_sensible = of_properties.contains(char::is_alphabetic)
        && !["Microsoft Word", "untitled", "Untitled", "Document1", "PowerPoint"]
            .iter()
            .any(|start| of_properties.starts_with(start));
    if is_sensible && draft.properties.are_metadata {
        return title(of_properties, Origin::Metadata);
    }
    // The lines of the head that are not left out, and say more than place and date.
    let is_kept = |at: &usize| {
        let line = draft.block(*at);
        draft.blocks[*at].left_out.is_none() && !is_dated(line) && dateline(line).is_none()
    };
    let from = start(draft);
    let head = (from..draft.blocks.len().min(from + LINES)).filter(is_kept).take(3);
    let heading = head.clone().find(|at| draft.blocks[*at].kind == Kind::Heading);
    // A heading below a paragraph is one of a part.
    let is_above = |heading: &usize| !(0..*heading).any(|at| ends_sentence(draft.block(at)));
    if let Some(heading) = heading.filter(is_above) {
        return title(draft.block(heading), Origin::FirstLine);
    }
    if is_sensible {
        return title(of_properties, Origin::Properties);
    }
    let first = head.clone().next().map(|at| draft.block(at)).unwrap_or_default();
    if is_heading(first) && draft.blocks.len() > 1 {
        return title(first, Origin::FirstLine);
    }
    let name = draft.file.rsplit_once('.').map_or(&*draft.file, |(stem, _)| stem);
    name.contains(char::is_alphabetic).then(|| title(&name.replace('_', " "), Origin::FileName))?
}

/// The first block of the head.
fn start(draft: &Draft) -> usize {
    let first = draft.blocks.iter().position(|block| block.left_out.is_none());
    first.unwrap_or_default().saturating_sub(LINES_ABOVE)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The date proposed, and the others.
fn date(draft: &Draft) -> (Option<Dated>, Vec<Dated>) {
    let mut readings: Vec<(Reading, Origin, String)> = Vec::new();
    let mut add = |text: &str, found: Vec<Found>, origin: Origin| {
        for Found { range, reading } in found {
            readings.push((reading, origin, text[range].to_owned()));
        }
    };
    let properties = &draft.properties;
    if properties.are_metadata {
        add(&properties.date, of_property(&properties.date), Origin::Metadata);
    }
    let head = draft.blocks[start(draft)..].iter().flat_map(|block| {
        let words = &draft.text[block.range.clone()];
        lines(words, 0).map(move |line| &words[line])
    });
    for line in head.take(LINES) {
        match dateline(line) {
            Some(found) => add(line, vec![found], Origin::Dateline),
            None => add(line, in_head(line), Origin::FirstLine),
        }
    }
    let name = &draft.file;
    add(name, find_in_name(name), Origin::FileName);
    if !properties.are_metadata {
        add(&properties.date, of_property(&properties.date), Origin::Properties);
    }
    crate::sort::by_key(&mut readings, |(_, origin, _)| *origin);
    choose(readings)
}

/// The date that a property states: one in EDTF, or the first in its words.
fn of_property(words: &str) -> Vec<Found> {
    let whole = edtf(words);
    match whole.filter(|_| !words.contains('T')) {
        Some(date) => vec![Found { range: 0..words.len(), reading: Reading::Date(date) }],
        None => find(words).into_iter().take(1).collect(),
    }
}

/// The first that is clear, and all others once.
fn choose(readings: Vec<(Reading, Origin, String)>) -> (Option<Dated>, Vec<Dated>) {
    let day = |reading: &Reading| match reading {
        Reading::Date(date) => date.earliest(),
        _ => None,
    };
    let days: Vec<Day> = readings.iter().filter_map(|(reading, ..)| day(reading)).collect();
    let (mut clear, mut unclear) = (Vec::new(), Vec::new());
    for (reading, origin, words) in readings {
        let dated = |date| Dated { date, origin, words: words.clone() };
        match reading {
            Reading::Date(date) => clear.push(dated(date)),
            Reading::Either(british, american) => unclear.extend([dated(british), dated(american)]),
            Reading::NoYear(month, day) => {
                let date = days.iter().find_map(|near| completed(month, day, *near));
                clear.extend(date.map(dated));
            }
        }
    }
    let mut all: Vec<Dated> = Vec::new();
    let has_clear = !clear.is_empty();
    for dated in clear.into_iter().chain(unclear) {
        if all.iter().all(|other| other.date != dated.date) {
            all.push(dated);
        }
    }
    let chosen = has_clear.then(|| all.remove(0));
    (chosen, all)
}

/// A day without a year, in the year in which it is within a month of another date.
fn completed(month: u8, day: u8, near: Day) -> Option<Edtf> {
    let year = near.ymd().0;
    let days = (year - 1..=year + 1).filter_map(|year| Day::from_ymd(year, month, day));
    days.into_iter().find(|day| near.until(*day).abs() <= 31).map(Edtf::from)
}

/// The dates of a line of the head, but not of prose. What was changed comes after what was published.
fn in_head(line: &str) -> Vec<Found> {
    let letters = line.chars().count();
    if letters > LONGEST || letters > 80 && ends_sentence(line) {
        return Vec::new();
    }
    let mut found = find(line);
    found.retain(|found| !matches!(found.reading, Reading::NoYear(..)));
    // In a sentence, however short, a date may be that of anything.
    let is_prose = ends_sentence(line) && found.iter().all(|f| line.len() - f.range.len() > 40);
    if is_prose {
        return Vec::new();
    }
    let is_change = |found: &Found| {
        let before = line[..found.range.start].to_lowercase();
        ["updat", "modif", "review"].iter().any(|word| before.contains(word))
    };
    crate::sort::by_key(&mut found, is_change);
    found
}

/// The date of a dateline: “NEW DELHI, June 5 (Reuters) - …”, “Washington, D.C. – April 11, 2022”.
pub fn dateline(line: &str) -> Option<Found> {
    const DASHES: [&str; 6] = [" - ", " – ", " — ", "—", " -- ", "–"];
    let first = |text: &str| {
        let dash = |dash: &&str| text.find(dash).map(|at| (at, at + dash.len()));
        DASHES.iter().filter_map(dash).min()
    };
    let (end, next) = first(line).or_else(|| {
        // “(Reuters) -” at the end of a line
        let bare = line.trim_end().strip_suffix(['-', '–', '—'])?;
        Some((bare.len(), line.len()))
    })?;
    let head = &line[..end];
    if head.chars().count() > 80 {
        return None;
    }
    if let Some(found) = find(head).into_iter().next() {
        let is_dateline = is_place(&head[..found.range.start]);
        return is_dateline.then_some(found);
    }
    // Place, dash, date.
    let rest = &line[next..];
    let part = &rest[..first(rest).map_or(rest.len(), |(end, _)| end)];
    if part.len() > LONGEST {
        return None;
    }
    let found = find(part).into_iter().next()?;
    let is_alone = part.len() - found.range.len() < 12;
    let range = next + found.range.start..next + found.range.end;
    (is_place(head) && is_alone).then_some(Found { range, ..found })
}

/// Whether these words can name a place: few, and each with a capital.
fn is_place(words: &str) -> bool {
    let mut count = 0;
    let mut capitals = words.split(|c: char| c.is_whitespace() || ",()/".contains(c));
    let all = capitals.all(|word| {
        count += usize::from(!word.is_empty());
        let is_small = ["de", "del", "of", "la", "le", "am", "der", "do"].contains(&word);
        word.is_empty() || is_small || !word.starts_with(char::is_lowercase)
    });
    all && (1..=7).contains(&count) && words.contains(char::is_alphabetic)
}
