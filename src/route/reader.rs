//! The reader's page in a link.
//!
//! ```
//! use readout::route::{Reading, Route, View};
//!
//! let doc = Some("2022".to_owned());
//! let reading = Reading { doc, passage: Some(6), ..Reading::default() };
//! let route = Route { view: View::Read(reading), ..Route::default() };
//! assert_eq!(route.to_string(), "#/read/2022/6");
//! ```

use super::fragment::{Link, Params, brief};
use super::{Notice, ReferenceCheck};
use crate::corpus::Corpus;

/// The options of the reader's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Id of the document; `None` for the first.
    pub doc: Option<String>,
    /// The block to scroll to, counted from 1.
    pub passage: Option<usize>,
    /// Code points of the source file to highlight, end exclusive.
    pub span: Option<(usize, usize)>,
    /// The layers that are switched on.
    pub layers: Layers,
}

/// The layers of the reader.
#[expect(clippy::struct_excessive_bools, reason = "four independent switches")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Quotations, with speaker and medium.
    pub quotes: bool,
    /// People, organisations and places.
    pub names: bool,
    /// The words that dates are based on.
    pub dates: bool,
    /// Errors in the source.
    pub slips: bool,
}

impl Layers {
    /// The names of the layers that are switched on.
    pub fn names(self) -> Vec<&'static str> {
        let Layers { quotes, names, dates, slips } = self;
        let all = [(quotes, "quotes"), (names, "names"), (dates, "dates"), (slips, "slips")];
        all.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect()
    }
}

impl Default for Layers {
    fn default() -> Self {
        Layers { quotes: true, names: false, dates: false, slips: true }
    }
}

impl Reading {
    pub(super) fn read(path: &[&str], params: &Params, notices: &mut Vec<Notice>) -> Self {
        let passage = path.get(1).and_then(|number| {
            let passage = number.parse().ok().filter(|n| *n > 0);
            if passage.is_none() {
                notices.push(format!("“{}” is no number of a passage.", brief(number)));
            }
            passage
        });
        let span = params.get("span").and_then(|span| {
            let (from, to) = span.split_once('-')?;
            Some((from.parse().ok()?, to.parse().ok()?))
        });
        let layers = params.get("layers").map(|on| {
            let on: Vec<&str> = on.split(',').collect();
            let has = |name| on.contains(&name);
            Layers {
                quotes: has("quotes"),
                names: has("names"),
                dates: has("dates"),
                slips: has("slips"),
            }
        });
        let doc = path.first().map(|id| (*id).to_owned());
        Reading { doc, passage, span, layers: layers.unwrap_or_default() }
    }

    pub(super) fn write(&self) -> Link {
        let mut link = Link::to("read");
        let passage = self.passage.map(|number| number.to_string());
        self.doc.iter().chain(&passage).for_each(|part| link.segment(part));
        link.param("span", self.span.map(|(from, to)| format!("{from}-{to}")));
        link.param("layers", names(self.layers));
        link
    }

    pub(super) fn settle(&mut self, corpus: &Corpus, check: &mut ReferenceCheck) {
        if !check.keep(&mut self.doc, "report", |id| corpus.document(id).is_some()) {
            (self.passage, self.span) = (None, None);
        }
        let doc = self.doc.as_ref().and_then(|id| corpus.document(id)).unwrap_or_default();
        let Some(document) = corpus.documents.get(doc) else { return };
        if let Some(number) = self.passage.filter(|n| *n > document.blocks.len()) {
            check.notices.push(format!("This report has no passage {number}."));
            self.passage = None;
        }
        if self.span.is_some_and(|(from, to)| document.bytes(from..to).is_none()) {
            check.notices.push("The link points at words that are not in this report.".into());
            self.span = None;
        }
    }
}

fn names(layers: Layers) -> Option<String> {
    let names = layers.names();
    (layers != Layers::default())
        .then(|| if names.is_empty() { "none".into() } else { names.join(",") })
}
