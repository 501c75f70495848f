//! Where a route can be opened by others.

use crate::route::{Collection, Route};
use std::sync::Arc;

/// What an address needs to lead to what is shown here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permalinks(Arc<Inner>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Inner {
    /// The page that shows a route that is put behind its address; empty if none does.
    page: String,
    /// The folder with the site: `embed.js`, `readout.html`; empty if it is not on a server.
    site: String,
    source: CorpusSource,
}

/// Where a corpus comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CorpusSource {
    /// The program has it.
    #[default]
    BuiltIn,
    /// This address.
    Address(String),
    /// A value in the memory of the page.
    Memory,
    /// The reader, whose browser keeps it under this id.
    Own(String),
    /// The file that the page is, into which a reader has put it.
    InFile,
}

impl Permalinks {
    /// Of a page of its own at this address.
    pub fn of_page(here: &str, source: CorpusSource) -> Self {
        let page = here.split('?').next().unwrap_or_default().to_owned();
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned() + "/";
        let site = if page.starts_with("http") { folder } else { String::new() };
        Permalinks(Arc::new(Inner { page, site, source }))
    }

    /// Of an explorer in another page: `site` is where its program comes from, `host_page` the
    /// address of the page around it, if the route is kept there.
    pub fn of_embed(site: String, source: CorpusSource, host_page: Option<String>) -> Self {
        // The site shows the built-in corpus alone.
        let of_site = || if source == CorpusSource::BuiltIn { site.clone() } else { String::new() };
        let page = host_page.unwrap_or_else(of_site);
        Permalinks(Arc::new(Inner { page, site, source }))
    }

    /// The same place, for reports of the reader's own.
    #[must_use]
    pub fn of_own(&self, id: &str) -> Self {
        let (page, site) = (self.0.page.clone(), self.0.site.clone());
        Permalinks(Arc::new(Inner { page, site, source: CorpusSource::Own(id.to_owned()) }))
    }

    /// The fragment that leads to a route.
    pub fn fragment(&self, route: &Route) -> String {
        let collection = match &self.0.source {
            CorpusSource::Own(id) => Collection::Own(id.clone()),
            _ => Collection::OfPage,
        };
        collection.fragment(&route.to_string())
    }

    /// The address of a route; `None` if no page shows this corpus.
    pub fn link(&self, route: &Route) -> Option<String> {
        (!self.0.page.is_empty()).then(|| format!("{}{}", self.0.page, self.fragment(route)))
    }

    /// The same, if it leads there on any machine.
    pub fn public_link(&self, route: &Route) -> Option<String> {
        let is_here = matches!(self.0.source, CorpusSource::Own(_));
        self.link(route).filter(|link| link.starts_with("http") && !is_here)
    }

    /// The page that shows a route that is put behind its address; empty if none does.
    pub fn page(&self) -> &str {
        &self.0.page
    }

    /// The folder with the site, if it is on a server.
    pub fn site(&self) -> Option<&str> {
        (!self.0.site.is_empty()).then_some(&*self.0.site)
    }

    /// Where the corpus comes from.
    pub fn source(&self) -> &CorpusSource {
        &self.0.source
    }
}
