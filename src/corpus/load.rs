//! The format `readout-corpus/1`, field by field. `data/README.md` documents it; the JSON Schema
//! next to the data describes it for tools, and a test keeps the three consistent.
//!
//! ```
//! use readout::corpus::load;
//!
//! let problems = load(br#"{"format": "readout-corpus/1"}"#).unwrap_err();
//! assert_eq!(problems[0].path, "$");
//! assert_eq!(problems[0].what, "“documents” is missing");
//! ```

use super::cursor::{Cursor, Fields, Problem, Problems};
use super::json::Json;
use super::text_quote::{Misfit, locate};
use super::{
    Aliases, Alignment, Basis, Block, Change, Corpus, Document, Event, Example, Holder, Kind, Lane,
    Marks, Named, Office, Outcome, Passage, Quotation, Role, Scope, Slip, Source, Span, Speaker,
    Topic,
};
use crate::dates::Edtf;
use std::collections::BTreeMap;
use std::ops::Range;

/// The name of the format, stated in every file.
pub const FORMAT: &str = "readout-corpus/1";

/// What stands between two blocks of a document, unless it says otherwise.
pub(super) const BLANK_LINE: &str = "\n\n";

/// The kinds of blocks.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("paragraph", Kind::Paragraph),
    ("heading", Kind::Heading),
    ("tweet", Kind::Tweet),
    ("metadata", Kind::Metadata),
];

/// How quotations are marked.
pub(super) const MARKS: &[(&str, Marks)] = &[
    ("straight", Marks::Straight),
    ("curly", Marks::Curly),
    ("none", Marks::None),
    ("open", Marks::Open),
];

/// Loads a corpus from JSON.
///
/// # Errors
/// Every problem of the file, each with its path, what is wrong and how to fix it.
pub fn load(bytes: &[u8]) -> Result<Corpus, Vec<Problem>> {
    let problems = Problems::default();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let json = match Json::parse(bytes) {
        Ok(json) => json,
        Err(error) => {
            let mend = "Mend the JSON there; a comma or a quote is often missing just before";
            problems.note("$", format!("this is not JSON: {error}"), mend);
            return Err(problems.into_list());
        }
    };
    let corpus = corpus(&Cursor::root(&json, &problems));
    let problems = problems.into_list();
    if problems.is_empty() { Ok(corpus) } else { Err(problems) }
}

fn corpus(root: &Cursor) -> Corpus {
    const FIELDS: &[&str] = &[
        "$schema",
        "format",
        "title",
        "summary",
        "language",
        "documents",
        "scopes",
        "people",
        "organisations",
        "places",
        "offices",
        "topics",
        "lanes",
        "events",
        "quotations",
        "outcomes",
        "tone",
        "alignments",
        "changes",
        "slips",
        "aliases",
        "examples",
    ];
    let f = root.fields(FIELDS);
    if let Some(format) = f.required("format").filter(|node| node.text() != FORMAT) {
        format.note("this format is not known", format!("Write “{FORMAT}”"));
    }
    let ids = Ids::of(&f);
    note_speakers_of_one_id(&f, &ids);
    let documents = f.some("documents", |node| document(&node, &ids));
    let refs = References { ids, documents: &documents };
    let corpus = Corpus {
        title: f.text("title"),
        summary: f.text("summary"),
        language: f.optional("language").map_or("en", |node| node.words()).to_owned(),
        scopes: f.each("scopes", |node| scope(&node, &refs)),
        people: f.each("people", |node| named(&node, &refs)),
        organisations: f.each("organisations", |node| named(&node, &refs)),
        places: f.each("places", |node| named(&node, &refs)),
        offices: f.each("offices", |node| office(&node, &refs)),
        topics: f.each("topics", |node| topic(&node, &refs)),
        lanes: f.each("lanes", |node| lane(&node)),
        events: f.each("events", |node| event(&node, &refs)),
        quotations: f.each("quotations", |node| quotation(&node, &refs)),
        outcomes: f.each("outcomes", |node| outcome(&node, &refs)),
        tone: f.each("tone", |node| refs.span(&node)),
        alignments: f.each("alignments", |node| alignment(&node, &refs)),
        changes: f.each("changes", |node| change(&node, &refs)),
        slips: f.each("slips", |node| slip(&node, &refs)),
        aliases: f.each("aliases", |node| aliases(&node)),
        examples: f.each("examples", |node| example(&node)),
        documents: Vec::new(),
    };
    note_cycles(&f, "topics", "parent", &corpus.topics, |topic| topic.parent);
    note_cycles(&f, "events", "part_of", &corpus.events, |event| event.part_of);
    Corpus { documents, ..corpus }
}

fn document(node: &Cursor, ids: &Ids) -> Document {
    const FIELDS: &[&str] = &[
        "id",
        "label",
        "name",
        "date",
        "language",
        "source",
        "meeting",
        "prefix",
        "separator",
        "blocks",
        "suffix",
    ];
    let f = node.fields(FIELDS);
    let mut text = f.text("prefix");
    let prefix = 0..text.len();
    let between = f.optional("separator").map_or(BLANK_LINE, |node| node.text());
    let mut blocks = Vec::new();
    f.some("blocks", |node| {
        let (kind, separator, words) = block(&node);
        let default = if blocks.is_empty() { "" } else { between };
        text.push_str(separator.unwrap_or(default));
        blocks.push(Block { kind, range: text.len()..text.len() + words.len() });
        text.push_str(words);
    });
    text.push_str(&f.text("suffix"));
    Document {
        id: f.words("id"),
        label: f.optional("label").map_or_else(|| f.text("id"), |node| node.words().to_owned()),
        name: f.text("name"),
        date: date(f.optional("date")),
        language: f.text("language"),
        source: f.optional("source").map(|node| source(&node)).unwrap_or_default(),
        meeting: f.optional("meeting").map(|node| ids.of_kind("events", &node)),
        text,
        prefix,
        blocks,
    }
}

/// What a block is, what stands before it if the file says so, and its words.
fn block<'a>(node: &Cursor<'a>) -> (Kind, Option<&'a str>, &'a str) {
    let f = node.fields(&["kind", "separator", "text"]);
    let words = f.required("text").map_or("", |text| {
        if text.text().contains(BLANK_LINE) {
            text.note("a block holds no blank line", "Make two blocks of it");
        }
        text.words()
    });
    let kind = f.optional("kind").map(|kind| kind.one_of(KINDS)).unwrap_or_default();
    (kind, f.optional("separator").map(|node| node.text()), words)
}

fn source(node: &Cursor) -> Source {
    let f = node.fields(&["file", "sha256", "outlet"]);
    let is_sha256 = |sum: &str| sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
    if let Some(sum) = f.optional("sha256").filter(|node| !is_sha256(node.text())) {
        sum.note("this is no SHA-256", "Write its 64 hexadecimal digits, or leave it out");
    }
    Source { file: f.text("file"), sha256: f.text("sha256"), outlet: f.text("outlet") }
}

fn scope(node: &Cursor, refs: &References) -> Scope {
    let f = node.fields(&["id", "label", "note", "blocks"]);
    Scope {
        id: f.words("id"),
        label: f.words("label"),
        note: f.text("note"),
        blocks: f.some("blocks", |node| {
            let f = node.fields(&["in", "from", "to"]);
            let doc = refs.document(&f);
            let (from, to) = (refs.block(&f, "from", doc), refs.block(&f, "to", doc));
            if to < from {
                node.note("this scope ends before it begins", "Swap “from” and “to”");
            }
            (doc, from..to + 1)
        }),
    }
}

fn named(node: &Cursor, refs: &References) -> Named {
    let f = node.fields(&["id", "name", "aliases", "side", "roles", "note"]);
    Named {
        id: f.words("id"),
        name: f.words("name"),
        aliases: f.each("aliases", |node| node.words().to_owned()),
        side: f.text("side"),
        roles: f.each("roles", |node| {
            let f = node.fields(&["role", "evidence"]);
            Role { role: f.words("role"), evidence: refs.evidence(&f, "evidence") }
        }),
        note: f.text("note"),
    }
}

fn office(node: &Cursor, refs: &References) -> Office {
    let f = node.fields(&["id", "label", "holders", "note"]);
    Office {
        id: f.words("id"),
        label: f.words("label"),
        holders: f.some("holders", |node| {
            let f = node.fields(&["person", "evidence"]);
            Holder {
                person: refs.ids.required("people", &f, "person"),
                evidence: refs.evidence(&f, "evidence"),
            }
        }),
        note: f.text("note"),
    }
}

fn topic(node: &Cursor, refs: &References) -> Topic {
    let f = node.fields(&["id", "label", "parent", "related", "note", "passages"]);
    Topic {
        id: f.words("id"),
        label: f.words("label"),
        parent: f.optional("parent").map(|node| refs.ids.of_kind("topics", &node)),
        related: f.optional("related").is_some_and(|node| node.flag()),
        note: f.text("note"),
        evidence: f.required("passages").map(|_| refs.spans(&f, "passages")).unwrap_or_default(),
    }
}

fn lane(node: &Cursor) -> Lane {
    let f = node.fields(&["id", "label"]);
    Lane { id: f.words("id"), label: f.words("label") }
}

fn event(node: &Cursor, refs: &References) -> Event {
    const FIELDS: &[&str] = &[
        "id", "label", "when", "basis", "lane", "part_of", "after", "before", "place", "led_by",
        "present", "topics", "evidence", "note",
    ];
    const BASES: &[(&str, Basis)] = &[
        (Basis::Stated.name(), Basis::Stated),
        (Basis::Resolved.name(), Basis::Resolved),
        (Basis::Inferred.name(), Basis::Inferred),
        (Basis::Relative.name(), Basis::Relative),
    ];
    let f = node.fields(FIELDS);
    let all = |kind, key| f.each(key, |node| refs.ids.of_kind(kind, &node));
    Event {
        id: f.words("id"),
        label: f.words("label"),
        when: date(f.required("when")),
        basis: f.required("basis").map(|node| node.one_of(BASES)).unwrap_or_default(),
        lane: refs.ids.required("lanes", &f, "lane"),
        part_of: f.optional("part_of").map(|node| refs.ids.of_kind("events", &node)),
        after: all("events", "after"),
        before: all("events", "before"),
        place: f.optional("place").map(|node| refs.ids.of_kind("places", &node)),
        led_by: all("people", "led_by"),
        present: all("people", "present"),
        topics: all("topics", "topics"),
        evidence: refs.evidence(&f, "evidence"),
        note: f.text("note"),
    }
}

fn quotation(node: &Cursor, refs: &References) -> Quotation {
    let f = node.fields(&["id", "speaker", "medium", "marks", "parts", "note"]);
    Quotation {
        id: f.words("id"),
        speaker: f.optional("speaker").and_then(|node| refs.speaker(&node)),
        medium: f.words("medium"),
        marks: f.required("marks").map(|node| node.one_of(MARKS)).unwrap_or_default(),
        parts: refs.evidence(&f, "parts"),
        note: f.text("note"),
    }
}

fn outcome(node: &Cursor, refs: &References) -> Outcome {
    let f = node.fields(&["label", "evidence"]);
    let evidence = refs.evidence(&f, "evidence");
    if evidence.windows(2).any(|pair| pair[0].doc != pair[1].doc) {
        node.note("this outcome rests on two documents", "Give one outcome for each document");
    }
    Outcome { label: f.words("label"), evidence }
}

fn alignment(node: &Cursor, refs: &References) -> Alignment {
    let f = node.fields(&["from", "to", "topics", "why"]);
    let passage = |key| f.required(key).map(|node| refs.passage(&node)).unwrap_or_default();
    let (from, to) = (passage("from"), passage("to"));
    check_two_documents(node, from.doc, to.doc);
    Alignment {
        from,
        to,
        topics: f.each("topics", |node| refs.ids.of_kind("topics", &node)),
        why: f.words("why"),
    }
}

fn change(node: &Cursor, refs: &References) -> Change {
    let f = node.fields(&["from", "to", "what", "topic"]);
    let span = |key| f.required(key).map(|node| refs.span(&node)).unwrap_or_default();
    let (from, to) = (span("from"), span("to"));
    check_two_documents(node, from.doc, to.doc);
    Change {
        from,
        to,
        what: f.words("what"),
        topic: f.optional("topic").map(|node| refs.ids.of_kind("topics", &node)),
    }
}

fn slip(node: &Cursor, refs: &References) -> Slip {
    let f = node.fields(&["at", "note"]);
    Slip {
        at: f.required("at").map(|node| refs.span(&node)).unwrap_or_default(),
        note: f.words("note"),
    }
}

fn aliases(node: &Cursor) -> Aliases {
    let f = node.fields(&["forms", "note"]);
    let forms = f.some("forms", |node| node.words().to_owned());
    if let Some(list) = f.optional("forms").filter(|_| forms.len() == 1) {
        list.note("one form alone is the same as nothing", "Give at least two forms");
    }
    Aliases { forms, note: f.text("note") }
}

fn example(node: &Cursor) -> Example {
    let f = node.fields(&["query", "finds"]);
    Example { query: f.words("query"), finds: f.words("finds") }
}

fn date(node: Option<Cursor>) -> Edtf {
    let Some(node) = node else { return Edtf::default() };
    Edtf::parse(node.text()).unwrap_or_else(|error| {
        node.note(error.what(), error.mend());
        Edtf::default()
    })
}

fn check_two_documents(node: &Cursor, from: usize, to: usize) {
    if from == to {
        node.note("both sides are in one document", "Pair passages of two documents");
    }
}

/// Notes a problem at every organisation with the id of a person: either can be a speaker.
fn note_speakers_of_one_id(f: &Fields, ids: &Ids) {
    for node in f.peek("organisations") {
        if let Some(id) = node.peek_text("id").filter(|id| ids.find("people", id).is_some()) {
            node.note(format!("the id “{id}” is that of a person"), "Give it an id of its own");
        }
    }
}

/// Notes a problem at every item whose chain of parents is cyclic.
fn note_cycles<T>(
    f: &Fields,
    list: &str,
    key: &str,
    items: &[T],
    parent: impl Fn(&T) -> Option<usize>,
) {
    for (i, node) in f.items(list).iter().enumerate() {
        let chain = std::iter::successors(Some(i), |&at| items.get(at).and_then(&parent));
        if chain.take(items.len() + 1).count() > items.len() {
            node.note(format!("“{key}” leads in a circle"), format!("Leave one “{key}” out"));
        }
    }
}

/// The ids of each kind of item, collected before any reference to them is read.
struct Ids(BTreeMap<&'static str, Vec<String>>);

impl Ids {
    fn of(f: &Fields) -> Self {
        const KINDS: [&str; 10] = [
            "documents",
            "scopes",
            "people",
            "organisations",
            "places",
            "offices",
            "topics",
            "lanes",
            "events",
            "quotations",
        ];
        Ids(KINDS.iter().map(|kind| (*kind, list_ids(f, kind))).collect())
    }

    fn find(&self, kind: &str, id: &str) -> Option<usize> {
        self.0.get(kind)?.iter().position(|known| known == id)
    }

    fn of_kind(&self, kind: &str, node: &Cursor) -> usize {
        self.find(kind, node.text()).unwrap_or_else(|| {
            let known = self.0.get(kind).map(|ids| ids.join(", ")).unwrap_or_default();
            let mend = format!("Use the id of one of the {kind} ({known}), or add it there");
            node.note(format!("“{}” is not among the {kind}", node.text()), mend);
            0
        })
    }

    fn required(&self, kind: &str, f: &Fields, key: &str) -> usize {
        f.required(key).map_or(0, |node| self.of_kind(kind, &node))
    }
}

/// The ids in a list, in order; an id given twice is a problem.
fn list_ids(f: &Fields, kind: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for item in f.peek(kind) {
        let id = item.peek_text("id").unwrap_or_default();
        if !id.is_empty() && ids.contains(&id) {
            item.note(format!("the id “{id}” is given twice"), "Give each item an id of its own");
        }
        ids.push(id);
    }
    ids
}

/// Resolves references to items and to the text of documents.
struct References<'a> {
    ids: Ids,
    documents: &'a [Document],
}

impl References<'_> {
    fn document(&self, f: &Fields) -> usize {
        self.ids.required("documents", f, "in")
    }

    /// The index of a block, which the file counts from 1.
    fn block(&self, f: &Fields, key: &str, doc: usize) -> usize {
        let Some(node) = f.required(key) else { return 0 };
        let number = node.ordinal();
        if let Some(document) = self.documents.get(doc).filter(|d| number > d.blocks.len()) {
            let count = document.blocks.len();
            node.note(
                format!("“{}” has no block {number}", document.id),
                format!("Give a number from 1 to {count}"),
            );
        }
        number - 1
    }

    fn passage(&self, node: &Cursor) -> Passage {
        let f = node.fields(&["in", "block"]);
        let doc = self.document(&f);
        Passage { doc, block: self.block(&f, "block", doc) }
    }

    fn speaker(&self, node: &Cursor) -> Option<Speaker> {
        let id = node.text();
        let person = self.ids.find("people", id).map(Speaker::Person);
        let speaker =
            person.or_else(|| self.ids.find("organisations", id).map(Speaker::Organisation));
        if speaker.is_none() {
            node.note(
                format!("“{id}” is neither a person nor an organisation"),
                "Use an id from there, or leave the speaker out where the text names none",
            );
        }
        speaker
    }

    fn spans(&self, f: &Fields, key: &str) -> Vec<Span> {
        f.each(key, |node| self.span(&node))
    }

    fn evidence(&self, f: &Fields, key: &str) -> Vec<Span> {
        f.some(key, |node| self.span(&node))
    }

    fn span(&self, node: &Cursor) -> Span {
        let f = node.fields(&["in", "exact", "prefix", "suffix"]);
        let doc = self.document(&f);
        let (exact, prefix, suffix) = (f.words("exact"), f.text("prefix"), f.text("suffix"));
        let Some(document) = self.documents.get(doc).filter(|_| !exact.trim().is_empty()) else {
            return Span::default();
        };
        match locate(&document.text, &exact, &prefix, &suffix) {
            Ok(range) => {
                check_one_block(node, document, &range);
                Span { doc, start: range.start, end: range.end }
            }
            Err(misfit) => {
                let (what, mend) = explain(&misfit, &document.id);
                node.note(what, mend);
                Span::default()
            }
        }
    }
}

fn check_one_block(node: &Cursor, document: &Document, range: &Range<usize>) {
    let holds = |whole: &Range<usize>| whole.start <= range.start && range.end <= whole.end;
    let blocks = document.blocks.iter().map(|b| &b.range);
    if !blocks.chain([&document.prefix]).any(holds) {
        node.note("this quotation runs over the end of a block", "Quote each block by itself");
    }
}

fn explain(misfit: &Misfit, document: &str) -> (String, &'static str) {
    match misfit {
        Misfit::Absent => (
            format!("these words are not in “{document}”"),
            "Quote them exactly, with the quotation marks and slips of the source",
        ),
        Misfit::OutOfContext => (
            format!("these words are in “{document}”, but not with this prefix and suffix"),
            "Give the characters right before and right after, spaces included",
        ),
        Misfit::Ambiguous(count) => (
            format!("these words stand in “{document}” {count} times"),
            "Add a “prefix” or “suffix”: the characters right before or after",
        ),
    }
}
