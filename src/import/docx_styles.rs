//! The styles of a Word document: which paragraphs are headings, items of lists and quotations.

use super::Problem;
use super::draft::Kind;
use super::xml::{Node, Xml};
use std::collections::BTreeMap;

/// What the styles of paragraphs say of them.
#[derive(Default)]
pub(crate) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The default language of the document.
    pub(crate) language: String,
}

#[derive(Default)]
struct Style {
    based_on: String,
    kind: Option<Kind>,
}

impl Styles {
    pub(crate) fn read(text: &str) -> Result<Styles, Problem> {
        let mut styles = Styles::default();
        let mut xml = Xml::new(text);
        let mut id = String::new();
        let mut open = 0_usize;
        loop {
            match xml.next()? {
                Node::Start => open += 1,
                Node::End if open <= 1 => return Ok(styles),
                Node::End => {
                    open -= 1;
                    continue;
                }
                Node::Text(_) => continue,
            }
            let val = xml.attribute("val").unwrap_or_default();
            if xml.name() == "style" {
                id = xml.attribute("styleId").unwrap_or_default();
                continue;
            }
            if id.is_empty() {
                // Before the styles stand the defaults.
                if xml.name() == "lang" && styles.language.is_empty() {
                    styles.language = val;
                }
                continue;
            }
            let style = styles.by_id.entry(id.clone()).or_default();
            match xml.name() {
                "basedOn" => style.based_on = val,
                // The names of built-in styles are English in all languages.
                "name" => style.kind = kind_of_name(&val),
                "outlineLvl" if *val < *"9" => style.kind = Some(Kind::Heading),
                "numId" if val != "0" => style.kind = style.kind.or(Some(Kind::ListItem)),
                _ => {}
            }
        }
    }

    /// The kind of the paragraphs of a style.
    pub(crate) fn kind(&self, id: &str) -> Kind {
        let mut style = self.by_id.get(id);
        // Styles of damaged files may be based on each other in a circle.
        for _ in 0..20 {
            match style {
                Some(Style { kind: Some(kind), .. }) => return *kind,
                Some(Style { based_on, .. }) => style = self.by_id.get(based_on),
                None => break,
            }
        }
        Kind::Paragraph
    }
}

fn kind_of_name(name: &str) -> Option<Kind> {
    let name = name.to_ascii_lowercase();
    match &*name {
        "title" | "subtitle" => Some(Kind::Heading),
        "intense quote" | "block text" => Some(Kind::Quotation),
        "normal" => Some(Kind::Paragraph),
        _ if name.starts_with("quot") => Some(Kind::Quotation),
        _ if name.starts_with("heading") => Some(Kind::Heading),
        _ if name.starts_with("list") => Some(Kind::ListItem),
        _ => None,
    }
}
