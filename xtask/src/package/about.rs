//! What a page says of its corpus: title, description, and words that fit the number of reports.

use readout::corpus::Corpus;

/// The title of a corpus; without one, the names of its reports.
pub(crate) fn title(corpus: &Corpus) -> String {
    if !corpus.title.is_empty() {
        return corpus.title.clone();
    }
    let labels: Vec<&str> = corpus.documents.iter().map(|document| &*document.label).collect();
    match labels[..] {
        [one, other] => format!("{one} and {other}"),
        [first, .., last] if labels.len() > 4 => format!("{first} to {last}"),
        _ => labels.join(", "),
    }
}

/// A corpus in a sentence or two, for search engines.
pub(crate) fn description(corpus: &Corpus) -> String {
    let what = "to search, place in time and compare, down to the exact words.";
    let all = match corpus.documents.len() {
        1 => "One report in full".to_owned(),
        2 => "Both reports in full".to_owned(),
        count => format!("All {count} reports in full"),
    };
    let summary = corpus.summary.trim();
    let space = if summary.is_empty() { "" } else { " " };
    format!("{summary}{space}{all}, {what}")
}

/// The name of the search box.
pub(crate) fn search_label(corpus: &Corpus) -> &'static str {
    match corpus.documents.len() {
        1 => "Search the report",
        2 => "Search both reports",
        _ => "Search the reports",
    }
}

/// The heading of the overview.
pub(crate) fn heading(corpus: &Corpus) -> &'static str {
    let has_meetings = corpus.documents.iter().all(|document| document.meeting.is_some());
    match (corpus.documents.len(), has_meetings) {
        (1, _) => "One report",
        (2, true) => "Two meetings, side by side",
        (2, false) => "Two reports, side by side",
        _ => "Reports, side by side",
    }
}

/// That the whole text is there, and what it needs to be more.
pub(crate) fn all_below(corpus: &Corpus) -> String {
    let all = match corpus.documents.len() {
        1 => "The report stands",
        2 => "Both reports stand",
        _ => "All reports stand",
    };
    format!("{all} below in full. Search, timeline and comparison need JavaScript and WebAssembly.")
}

/// How little it proves.
pub(crate) fn caution(corpus: &Corpus) -> &'static str {
    match corpus.documents.len() {
        1 => {
            "Not a letter of the report is changed. What it does not mention may still have been \
             discussed."
        }
        2 => {
            "Not a letter of the reports is changed. Two short texts prove little, and what one does \
             not mention may still have been discussed."
        }
        _ => {
            "Not a letter of the reports is changed. A few texts prove little, and what one does not \
             mention may still have been discussed."
        }
    }
}
