//! Just enough of HTML to finish a page of our own.
//!
//! The page's shell has places, `<!--reports-->`, and parts, `<!--site-->…<!--/site-->`, that not
//! every form of the page has.

use std::ops::Range;

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Puts something in a place of the page.
pub(crate) fn put(page: &str, place: &str, html: &str) -> Result<String> {
    let place = format!("<!--{place}-->");
    let (before, after) =
        page.split_once(&place).with_context(|| format!("the page has no place {place}"))?;
    Ok([before, html, after].concat())
}

/// Leaves every such part out of the page.
pub(crate) fn without(page: &str, part: &str) -> Result<String> {
    let (begin, end) = (format!("<!--{part}-->"), format!("<!--/{part}-->"));
    let mut rest = page;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(&begin) {
        let part = after.split_once(&end);
        rest = part.with_context(|| format!("{begin} has no end in the page"))?.1;
        kept += before;
    }
    Ok(kept + rest)
}

/// Leaves out of the page its links of these kinds.
pub(crate) fn without_links(page: &str, kinds: &[&str]) -> String {
    let mut parts = page.split("<link ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (link, rest) = part.split_once('>').unwrap_or((part, ""));
        if kinds.iter().any(|kind| link.contains(&format!("rel=\"{kind}\""))) {
            kept += rest;
        } else {
            kept.extend(["<link ", part]);
        }
    }
    kept
}

/// An element of the page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// All of it.
    pub(crate) whole: Range<usize>,
    /// What is in it.
    pub(crate) content: Range<usize>,
}

impl Element {
    /// Its first tag.
    pub(crate) fn tag<'a>(&self, page: &'a str) -> &'a str {
        &page[self.whole.start..self.content.start]
    }
}

/// The elements of a name that have an end and none of their kind within, in order.
pub(crate) fn elements(page: &str, name: &str) -> Vec<Element> {
    let (begin, end) = (format!("<{name}"), format!("</{name}>"));
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(element) = page[at..].find(&begin).and_then(|start| {
        let start = at + start;
        let inner = start + page[start..].find('>')? + 1;
        let close = inner + page[inner..].find(&end)?;
        Some(Element { whole: start..close + end.len(), content: inner..close })
    }) {
        at = element.whole.end;
        all.push(element);
    }
    all
}

/// The scripts whose text stands in the page and is run.
pub(crate) fn scripts(page: &str) -> Vec<Element> {
    let mut scripts = elements(page, "script");
    scripts.retain(|it| !it.tag(page).contains(" src=") && !it.tag(page).contains("json"));
    scripts
}

/// The hash of a text as policies and `integrity` have it: `sha256-…`.
pub(crate) fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::{elements, hash, put, scripts, without, without_links};

    #[test]
    fn places_are_filled_and_parts_left_out() {
        let page = "<p><!--name--></p><!--a-->1<!--/a-->2<!--a-->3<!--/a-->";
        assert_eq!(without(page, "a").ok().as_deref(), Some("<p><!--name--></p>2"));
        assert_eq!(put("<p><!--name--></p>", "name", "x").ok().as_deref(), Some("<p>x</p>"));
        assert!(put(page, "other", "x").is_err());
        assert!(without("<!--a-->1", "a").is_err());
    }

    #[test]
    fn only_links_of_a_kind_are_left_out() {
        let page = "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"a.css\"> \
                    <link rel=\"preload\" href=\"a.js\">.";
        let kept = without_links(page, &["stylesheet", "preload"]);
        assert_eq!(kept, "<link rel=\"icon\" href=\"data:,\"> .");
    }

    #[test]
    fn scripts_are_told_from_data() {
        let page = "<script>1</script><script type=\"application/ld+json\">{}</script>\
                    <script src=\"a.js\"></script><script type=\"module\">2</script>";
        let texts: Vec<_> = scripts(page).into_iter().map(|it| &page[it.content]).collect();
        assert_eq!(texts, ["1", "2"]);
        assert_eq!(elements(page, "style"), []);
    }

    #[test]
    fn the_hash_is_as_browsers_have_it() {
        assert_eq!(hash(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
