//! The measurements, a row for each engine and task.

use serde_json::Value;

use super::timing::percentile;

/// Ours as it ships, and the library it is compared with.
pub(super) const OURS: &str = "Readout, wasm";
pub(super) const RIVAL: &str = "MiniSearch";

pub(super) struct Row {
    pub(super) engine: String,
    /// `one word`, `question`, `building`, …
    pub(super) what: String,
    /// The kind of results: `all`, `hits of 20`, …; empty if there are none.
    pub(super) listed: String,
    /// Microseconds, per query if there are queries.
    pub(super) times: Vec<f64>,
    /// The average number of results.
    pub(super) found: f64,
}

pub(super) struct Rows(Vec<Row>);

impl Rows {
    /// Joins lists of rows, as the page and the native benchmark write them.
    pub(super) fn new<const N: usize>(lists: [&Value; N]) -> Self {
        Self(lists.into_iter().filter_map(Value::as_array).flatten().map(Row::read).collect())
    }

    /// The rows of a task.
    pub(super) fn of<'a>(&'a self, what: &'a str) -> impl Iterator<Item = &'a Row> {
        self.0.iter().filter(move |row| row.what == what)
    }

    /// The row of an engine for a task.
    pub(super) fn find(&self, engine: &str, what: &str, listed: &str) -> Option<&Row> {
        let rows = &mut self.0.iter();
        rows.find(|row| row.engine == engine && row.what == what && row.listed == listed)
    }
}

impl Row {
    fn read(row: &Value) -> Self {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let times = row["times"].as_array().into_iter().flatten();
        Self {
            engine: text("engine"),
            what: text("what"),
            listed: text("listed"),
            times: times.filter_map(Value::as_f64).collect(),
            found: row["found"].as_f64().unwrap_or_default(),
        }
    }

    pub(super) fn percentile(&self, percent: usize) -> f64 {
        percentile(self.times.iter().copied(), percent)
    }
}
