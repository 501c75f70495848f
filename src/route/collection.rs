//! Which reports a link is about: those of the page, a reader's own, or some that the link contains.
//!
//! `#/search?q=defense` · `#/own/3f2a/compare/text` · `#/shared/eJwr…/compare/text`
//!
//! ```
//! use readout::route::Collection;
//!
//! let (collection, route) = Collection::split("#/own/3f2a/search?q=defense");
//! assert_eq!(collection, Collection::Own("3f2a".into()));
//! assert_eq!(route, "#/search?q=defense");
//! assert_eq!(collection.fragment(&route), "#/own/3f2a/search?q=defense");
//! ```

use super::fragment;
use std::borrow::Cow;

/// The reports that a link is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Collection {
    /// Those that the page came with.
    #[default]
    OfPage,
    /// The reader's own, by the id under which the browser keeps them.
    Own(String),
    /// Reports packed into the link.
    Shared(String),
}

impl Collection {
    /// Splits a fragment, with or without the leading `#`, into the reports and the route in them.
    pub fn split(fragment: &str) -> (Collection, Cow<'_, str>) {
        let path = fragment.trim_start_matches(['#', '/']);
        let of_page = || (Collection::OfPage, Cow::Borrowed(fragment));
        let Some((kind, rest)) = path.split_once('/') else { return of_page() };
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        let name = fragment::decode(name);
        let collection = match kind {
            _ if name.is_empty() => return of_page(),
            "own" => Collection::Own(name),
            "shared" => Collection::Shared(name),
            _ => return of_page(),
        };
        (collection, Cow::Owned(format!("#/{}", rest.trim_start_matches('/'))))
    }

    /// The fragment of a route, itself a fragment, in these reports.
    pub fn fragment(&self, route: &str) -> String {
        let rest = route.trim_start_matches(['#', '/']);
        match self {
            Collection::OfPage => format!("#/{rest}"),
            Collection::Own(name) => format!("#/own/{}/{rest}", fragment::encode(name)),
            Collection::Shared(packed) => format!("#/shared/{packed}/{rest}"),
        }
    }
}
