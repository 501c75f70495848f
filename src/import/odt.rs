//! OpenDocument text (`.odt`): ISO/IEC 26300.
//!
//! Deleted text stands apart from the text in this format, so that what is read is the text with all
//! changes accepted. Comments, running heads and the marks of lists are not part of it.

use super::Problem;
use super::draft::{Draft, Kind, Properties};
use super::office::{self, Paragraph};
use super::package::{Package, damaged, protected};
use super::xml::{Node, Xml};
use std::collections::BTreeMap;

/// The most spaces that `<text:s>` may stand for.
const MAX_SPACES: usize = 100;

/// Reads a document.
///
/// # Errors
/// If it is damaged, too large, protected by a password, no text document, or has no words.
pub fn read(package: &mut Package) -> Result<Draft, Problem> {
    let kind = package.text("mimetype")?.unwrap_or_default();
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") || package.has("encrypted-package") {
        return Err(protected());
    }
    if !kind.starts_with("application/vnd.oasis.opendocument.text") {
        return Err(other_kind(&kind));
    }
    let text = package.text("content.xml")?.ok_or_else(damaged)?;
    let styles = package.text("styles.xml")?.unwrap_or_default();
    let mut properties = properties(&package.text("meta.xml")?.unwrap_or_default())?;
    let mut reader = Document::default();
    reader.styles(&styles)?;
    reader.styles(&text)?;
    if properties.language.is_empty() {
        properties.language = std::mem::take(&mut reader.language);
    }
    let mut xml = Xml::new(&text);
    if !xml.find("body")? {
        return Err(damaged());
    }
    let mut paragraphs = Vec::new();
    reader.blocks(&mut xml, Kind::Paragraph, &mut paragraphs)?;
    let notes = reader.footnotes.into_iter().chain(reader.endnotes).collect();
    let mut draft = office::draft(paragraphs, notes, properties)?;
    if reader.has_comments {
        draft.notes.push("Comments are not part of the text.".to_owned());
    }
    Ok(draft)
}

fn other_kind(kind: &str) -> Problem {
    if kind.starts_with("application/vnd.oasis.opendocument") {
        let what = "This is a spreadsheet, a presentation or a drawing, not a text document";
        return Problem::new(what, "Copy the words out of it, and paste them");
    }
    let what = "This zip file is no document of Word or OpenDocument";
    Problem::new(what, "Unpack it, and open the documents in it one by one")
}

fn properties(meta: &str) -> Result<Properties, Problem> {
    let mut properties = Properties::default();
    let mut xml = Xml::new(meta);
    if !xml.find("meta")? {
        return Ok(properties);
    }
    let mut modified = String::new();
    while xml.child()? {
        match xml.name() {
            "title" => properties.title = xml.text()?,
            "creation-date" => properties.date = xml.text()?,
            "date" => modified = xml.text()?,
            "language" => properties.language = xml.text()?,
            _ => xml.skip()?,
        }
    }
    if properties.date.is_empty() {
        properties.date = modified;
    }
    Ok(properties)
}

/// Reads the text.
#[derive(Default)]
struct Document {
    /// The parents of styles.
    parents: BTreeMap<String, String>,
    /// The language of the styles, if they name one.
    language: String,
    footnotes: Vec<Paragraph>,
    endnotes: Vec<Paragraph>,
    has_comments: bool,
}

impl Document {
    fn styles(&mut self, text: &str) -> Result<(), Problem> {
        let mut xml = Xml::new(text);
        let mut open = 0_usize;
        loop {
            match xml.next()? {
                Node::Start => open += 1,
                Node::End if open <= 1 => return Ok(()),
                Node::End => {
                    open -= 1;
                    continue;
                }
                Node::Text(_) => continue,
            }
            match xml.name() {
                "body" => return Ok(()),
                "style" => {
                    let name = xml.attribute("name").zip(xml.attribute("parent-style-name"));
                    self.parents.extend(name);
                }
                "text-properties" if self.language.is_empty() => {
                    self.language = xml.attribute("language").unwrap_or_default();
                }
                _ => {}
            }
        }
    }

    /// The kind of a paragraph by its style: that of the built-in style on which it is based.
    fn kind(&self, style: &str, otherwise: Kind) -> Kind {
        let mut style = style;
        for _ in 0..20 {
            match style {
                "Title" | "Subtitle" | "Heading" => return Kind::Heading,
                "Quotations" => return Kind::Quotation,
                _ => match self.parents.get(style) {
                    Some(parent) => style = parent,
                    None => break,
                },
            }
        }
        otherwise
    }

    fn blocks(
        &mut self,
        xml: &mut Xml,
        kind: Kind,
        to: &mut Vec<Paragraph>,
    ) -> Result<(), Problem> {
        while xml.child()? {
            match xml.name() {
                "p" | "h" => self.paragraph(xml, kind, to)?,
                "list" => self.blocks(xml, Kind::ListItem, to)?,
                "table" => self.table(xml, to)?,
                "annotation" => self.comment(xml)?,
                _ if is_no_text(xml) => xml.skip()?,
                _ => self.blocks(xml, kind, to)?,
            }
        }
        Ok(())
    }

    fn comment(&mut self, xml: &mut Xml) -> Result<(), Problem> {
        self.has_comments = true;
        xml.skip()
    }

    fn table(&mut self, xml: &mut Xml, to: &mut Vec<Paragraph>) -> Result<(), Problem> {
        while xml.child()? {
            match xml.name() {
                "table-row" => {
                    let cells = self.cells(xml)?;
                    to.extend(office::row(cells));
                }
                _ if is_no_text(xml) => xml.skip()?,
                _ => self.table(xml, to)?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml) -> Result<Vec<Vec<Paragraph>>, Problem> {
        let mut cells = Vec::new();
        while xml.child()? {
            let mut cell = Vec::new();
            if xml.name() == "table-cell" {
                self.blocks(xml, Kind::Paragraph, &mut cell)?;
            } else {
                xml.skip()?;
            }
            cells.push(cell);
        }
        Ok(cells)
    }

    fn paragraph(
        &mut self,
        xml: &mut Xml,
        kind: Kind,
        to: &mut Vec<Paragraph>,
    ) -> Result<(), Problem> {
        let style = xml.attribute("style-name").unwrap_or_default();
        let kind = if xml.name() == "h" { Kind::Heading } else { self.kind(&style, kind) };
        let mut open =
            Open { paragraph: Paragraph { kind, text: String::new() }, boxes: Vec::new() };
        self.inline(xml, &mut open)?;
        to.push(open.paragraph);
        to.extend(open.boxes);
        Ok(())
    }

    fn inline(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Problem> {
        loop {
            match xml.next()? {
                Node::End => return Ok(()),
                Node::Text(words) => open.write(&words),
                Node::Start => match xml.name() {
                    "s" => {
                        let count = xml.attribute("c").and_then(|c| c.parse().ok()).unwrap_or(1);
                        open.paragraph.text.extend(std::iter::repeat_n(' ', MAX_SPACES.min(count)));
                        xml.skip()?;
                    }
                    "tab" => {
                        open.paragraph.text.push('\t');
                        xml.skip()?;
                    }
                    "line-break" => {
                        open.paragraph.text.push('\n');
                        xml.skip()?;
                    }
                    "note" => self.note(xml)?,
                    // A text box, or a paragraph in a shape.
                    "text-box" => self.blocks(xml, Kind::Paragraph, &mut open.boxes)?,
                    "p" | "h" => self.paragraph(xml, Kind::Paragraph, &mut open.boxes)?,
                    "annotation" => self.comment(xml)?,
                    _ if is_no_text(xml) => xml.skip()?,
                    _ => self.inline(xml, open)?,
                },
            }
        }
    }

    fn note(&mut self, xml: &mut Xml) -> Result<(), Problem> {
        let is_end = xml.attribute("note-class").as_deref() == Some("endnote");
        let mut note = Vec::new();
        self.blocks(xml, Kind::Note, &mut note)?;
        if is_end { &mut self.endnotes } else { &mut self.footnotes }.extend(note);
        Ok(())
    }
}

/// Whether what is in an element is not part of the text: what was deleted, declarations, templates of
/// indexes, descriptions of pictures, the small text above characters, numbers of notes.
fn is_no_text(xml: &Xml) -> bool {
    const NAMES: [&str; 14] = [
        "tracked-changes",
        "forms",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "dde-connection-decls",
        "desc",
        "ruby-text",
        "note-citation",
        "script",
        "binary-data",
        "hidden-text",
        "event-listeners",
        "covered-table-cell",
    ];
    let name = xml.name();
    // `text:title` is a field, the title of the document.
    let is_title = name == "title" && xml.prefix() == "svg";
    NAMES.contains(&name) || name.ends_with("-source") || is_title
}

/// The paragraph that is being read.
struct Open {
    paragraph: Paragraph,
    /// The paragraphs of its text boxes.
    boxes: Vec<Paragraph>,
}

impl Open {
    /// Writes text, of which white space is one space, and none at the beginning or after a space.
    fn write(&mut self, words: &str) {
        let text = &mut self.paragraph.text;
        for c in words.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_space {
                text.push(c);
            } else if !text.is_empty() && !text.ends_with([' ', '\n', '\t']) {
                text.push(' ');
            }
        }
    }
}
