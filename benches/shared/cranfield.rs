//! Reads the Cranfield collection: 1400 abstracts and 225 questions on the flow of air.
//!
//! Its files are lists of records, each opened by `.I` and a number, with fields under marks such
//! as `.T`, the title, and `.W`, the words. A document is an abstract's title and words, without
//! author and bibliography; most abstracts repeat their title, which so counts twice.

/// The abstracts of `cran.all.1400`, in their order; two of them are empty.
pub(crate) fn documents(text: &str) -> Vec<String> {
    records(text).map(|record| [field(record, ".T"), field(record, ".W")].join("\n")).collect()
}

/// The questions of `cran.qry`, in their order.
pub(crate) fn questions(text: &str) -> Vec<String> {
    records(text).map(|record| field(record, ".W")).collect()
}

fn records(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n.I ").filter(|record| !record.trim().is_empty())
}

/// The lines under a mark, up to the next mark.
fn field(record: &str, mark: &str) -> String {
    let is_mark = |line: &&str| matches!(*line, ".T" | ".A" | ".B" | ".W");
    let lines = record.lines().skip_while(|line| *line != mark).skip(1);
    lines.take_while(|line| !is_mark(line)).collect::<Vec<_>>().join("\n")
}
