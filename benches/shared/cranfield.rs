//! Parses the Cranfield collection: 1400 abstracts and 225 questions on aerodynamics.
//!
//! Its files are lists of records, each starting with `.I` and a number, with fields after tags
//! such as `.T` (title) and `.W` (text). A document is the title and text of an abstract, without
//! author and bibliography; most abstracts repeat their title, so the title counts twice.

/// The abstracts of `cran.all.1400`, in file order; two of them are empty.
pub(crate) fn documents(text: &str) -> Vec<String> {
    records(text).map(|record| [field(record, ".T"), field(record, ".W")].join("\n")).collect()
}

/// The questions of `cran.qry`, in file order.
pub(crate) fn questions(text: &str) -> Vec<String> {
    records(text).map(|record| field(record, ".W")).collect()
}

fn records(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n.I ").filter(|record| !record.trim().is_empty())
}

/// The lines after a tag, up to the next tag.
fn field(record: &str, tag: &str) -> String {
    let is_tag = |line: &&str| matches!(*line, ".T" | ".A" | ".B" | ".W");
    let lines = record.lines().skip_while(|line| *line != tag).skip(1);
    lines.take_while(|line| !is_tag(line)).collect::<Vec<_>>().join("\n")
}
