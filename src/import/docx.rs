//! Word (`.docx`): Office Open XML, ECMA-376.
//!
//! The text as it reads with all changes accepted: insertions are taken, deletions are not, and of
//! moved text only where it moved to. Of fields the results are taken, not the instructions. Hidden
//! text, comments, running heads and the marks of lists are not part of it.

use super::Problem;
use super::docx_styles::Styles;
use super::draft::{Draft, Kind, Properties};
use super::office::{self, Paragraph};
use super::package::{Package, damaged};
use super::xml::{Node, Xml};
use std::collections::BTreeMap;

/// The part with the text, in nearly all files.
pub const MAIN: &str = "word/document.xml";

/// The part that names the others by their types.
pub const TYPES: &str = "[Content_Types].xml";

/// Reads a document.
///
/// # Errors
/// If it is damaged, too large, of another program of the family, or has no words.
pub fn read(package: &mut Package) -> Result<Draft, Problem> {
    let main = main_part(package)?;
    let folder = main.rfind('/').map_or("", |at| &main[..=at]);
    let mut part = |name: &str| package.text(&format!("{folder}{name}"));
    let (styles, footnotes, endnotes) =
        (part("styles.xml")?, part("footnotes.xml")?, part("endnotes.xml")?);
    let has_comments = package.has(&format!("{folder}comments.xml"));
    let text = package.text(&main)?.ok_or_else(damaged)?;
    let mut properties = properties(&package.text("docProps/core.xml")?.unwrap_or_default())?;
    let styles = Styles::read(&styles.unwrap_or_default())?;
    if properties.language.is_empty() {
        properties.language.clone_from(&styles.language);
    }
    let mut reader = Document {
        styles: &styles,
        fields: Vec::new(),
        hidden: false,
        notes: Vec::new(),
        joined: None,
    };
    let mut xml = Xml::new(&text);
    if !xml.find("body")? {
        return Err(damaged());
    }
    let paragraphs = reader.story(&mut xml)?;
    let references = std::mem::take(&mut reader.notes);
    let mut notes = Vec::new();
    for (name, text) in [("footnote", footnotes), ("endnote", endnotes)] {
        let mut all = reader.notes_of(name, &text.unwrap_or_default())?;
        let of_kind = references.iter().filter(|(kind, _)| *kind == name);
        notes.extend(of_kind.filter_map(|(_, id)| all.remove(id)).flatten());
    }
    let mut draft = office::draft(paragraphs, notes, properties)?;
    if has_comments {
        draft.notes.push("Comments are not part of the text.".to_owned());
    }
    Ok(draft)
}

/// The name of the part with the text.
fn main_part(package: &mut Package) -> Result<String, Problem> {
    if package.has(MAIN) {
        return Ok(MAIN.to_owned());
    }
    let types = package.text(TYPES)?.unwrap_or_default();
    let mut xml = Xml::new(&types);
    while xml.find("Override")? {
        let kind = xml.attribute("ContentType").unwrap_or_default();
        if kind.contains("wordprocessingml") && kind.ends_with("main+xml") {
            let name = xml.attribute("PartName").unwrap_or_default();
            return Ok(name.trim_start_matches('/').to_owned());
        }
    }
    let what = "This is a spreadsheet or a presentation, not a text document";
    Err(Problem::new(what, "Copy the words out of it, and paste them"))
}

fn properties(core: &str) -> Result<Properties, Problem> {
    let mut properties = Properties::default();
    let mut xml = Xml::new(core);
    if !xml.find("coreProperties")? {
        return Ok(properties);
    }
    while xml.child()? {
        match xml.name() {
            "title" => properties.title = xml.text()?,
            "created" => properties.date = xml.text()?,
            "language" => properties.language = xml.text()?,
            _ => xml.skip()?,
        }
    }
    Ok(properties)
}

/// Reads stories: the text of a document, of a cell, of a text box, of a note.
struct Document<'a> {
    styles: &'a Styles,
    /// Of each open field, whether its result is reached.
    fields: Vec<bool>,
    /// Whether the run is hidden.
    hidden: bool,
    /// Notes that were referred to: `footnote` or `endnote`, and its id.
    notes: Vec<(&'static str, String)>,
    /// The text of a paragraph whose end was deleted, so that the next goes on with it.
    joined: Option<Paragraph>,
}

impl Document<'_> {
    /// The paragraphs in the element that started last.
    fn story(&mut self, xml: &mut Xml) -> Result<Vec<Paragraph>, Problem> {
        let mut paragraphs = Vec::new();
        self.blocks(xml, &mut paragraphs)?;
        paragraphs.extend(self.joined.take());
        Ok(paragraphs)
    }

    fn blocks(&mut self, xml: &mut Xml, to: &mut Vec<Paragraph>) -> Result<(), Problem> {
        while xml.child()? {
            match xml.name() {
                "p" => self.paragraph(xml, to)?,
                "tbl" => self.table(xml, to)?,
                "del" | "moveFrom" | "Fallback" | "sdtPr" | "sectPr" | "tcPr" => xml.skip()?,
                _ => self.blocks(xml, to)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, xml: &mut Xml, to: &mut Vec<Paragraph>) -> Result<(), Problem> {
        while xml.child()? {
            match xml.name() {
                "tr" => {
                    let mut cells = Vec::new();
                    if self.row(xml, &mut cells)? {
                        to.extend(office::row(cells));
                    }
                }
                "tblPr" | "tblGrid" | "sdtPr" => xml.skip()?,
                _ => self.table(xml, to)?,
            }
        }
        Ok(())
    }

    /// The cells of a row; whether it was not deleted.
    fn row(&mut self, xml: &mut Xml, cells: &mut Vec<Vec<Paragraph>>) -> Result<bool, Problem> {
        let mut is_kept = true;
        while xml.child()? {
            match xml.name() {
                "tc" => cells.push(self.story(xml)?),
                "del" => {
                    is_kept = false;
                    xml.skip()?;
                }
                _ => is_kept &= self.row(xml, cells)?,
            }
        }
        Ok(is_kept)
    }

    fn paragraph(&mut self, xml: &mut Xml, to: &mut Vec<Paragraph>) -> Result<(), Problem> {
        // An instruction ends with its paragraph: of a damaged field no text is lost.
        self.fields.retain(|in_result| *in_result);
        let mut open = Open::default();
        open.paragraph.text = self.joined.take().map(|before| before.text).unwrap_or_default();
        self.inline(xml, &mut open)?;
        if open.end_deleted {
            self.joined = Some(open.paragraph);
        } else {
            to.push(open.paragraph);
        }
        to.extend(open.boxes);
        Ok(())
    }

    /// What is in a paragraph, or in an element in it.
    fn inline(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Problem> {
        while xml.child()? {
            self.element(xml, open)?;
        }
        Ok(())
    }

    fn element(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Problem> {
        match xml.name() {
            "pPr" => return self.properties(xml, open),
            "r" => {
                let before = std::mem::take(&mut self.hidden);
                self.inline(xml, open)?;
                self.hidden = before;
                return Ok(());
            }
            "rPr" => return self.run_properties(xml),
            "t" => {
                let text = xml.text()?;
                self.write(open, &text);
                return Ok(());
            }
            // Text boxes and drawings: each is a story of its own, after the paragraph.
            "txbxContent" => {
                let outside = (std::mem::take(&mut self.fields), self.joined.take());
                open.boxes.extend(self.story(xml)?);
                (self.fields, self.joined) = outside;
                return Ok(());
            }
            "p" => {
                let mut boxes = std::mem::take(&mut open.boxes);
                self.paragraph(xml, &mut boxes)?;
                open.boxes = boxes;
                return Ok(());
            }
            // Of ruby text (`rt`) the base is read.
            "del" | "moveFrom" | "Fallback" | "sdtPr" | "rt" | "instrText" | "delText" => {
                return xml.skip();
            }
            "tab" | "ptab" => self.write(open, "\t"),
            "br" | "cr" => self.write(open, "\n"),
            "noBreakHyphen" => self.write(open, "\u{2011}"),
            "sym" => {
                let number = u32::from_str_radix(&xml.attribute("char").unwrap_or_default(), 16);
                // Above U+E000 it is a number in a symbol font, not a character.
                let c = number.ok().filter(|number| *number < 0xe000).and_then(char::from_u32);
                self.write(open, c.map(String::from).as_deref().unwrap_or_default());
            }
            "fldChar" => match xml.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => {
                    if let Some(in_result) = self.fields.last_mut() {
                        *in_result = true;
                    }
                }
                _ => drop(self.fields.pop()),
            },
            "footnoteReference" => self.note("footnote", xml),
            "endnoteReference" => self.note("endnote", xml),
            _ => {}
        }
        self.inline(xml, open)
    }

    fn write(&mut self, open: &mut Open, text: &str) {
        if !self.hidden && self.fields.iter().all(|in_result| *in_result) {
            open.paragraph.text.push_str(text);
        }
    }

    fn note(&mut self, kind: &'static str, xml: &Xml) {
        self.notes.extend(xml.attribute("id").map(|id| (kind, id)));
    }

    fn properties(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Problem> {
        let (mut in_list, mut of_style, mut level) = (None, None, None);
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Node::End => depth -= 1,
                Node::Text(_) => {}
                Node::Start => {
                    depth += 1;
                    let val = || xml.attribute("val").unwrap_or_default();
                    match xml.name() {
                        "pStyle" => of_style = Some(self.styles.kind(&val())),
                        "numId" => in_list = Some(val() != "0"),
                        "outlineLvl" => level = Some(val()),
                        "del" | "moveFrom" => open.end_deleted = true,
                        // Properties before a change.
                        "pPrChange" | "rPrChange" => {
                            xml.skip()?;
                            depth -= 1;
                        }
                        _ => {}
                    }
                }
            }
        }
        open.paragraph.kind = match (of_style.unwrap_or_default(), in_list) {
            _ if level.is_some_and(|level| *level < *"9") => Kind::Heading,
            (Kind::Paragraph | Kind::Quotation, Some(true)) => Kind::ListItem,
            (Kind::ListItem, Some(false)) => Kind::Paragraph,
            (kind, _) => kind,
        };
        Ok(())
    }

    fn run_properties(&mut self, xml: &mut Xml) -> Result<(), Problem> {
        while xml.child()? {
            if xml.name() == "vanish" {
                self.hidden |= xml.is_on();
            }
            xml.skip()?;
        }
        Ok(())
    }

    /// The notes of a kind by their ids, without the lines that separate notes from the text.
    fn notes_of(
        &mut self,
        kind: &str,
        text: &str,
    ) -> Result<BTreeMap<String, Vec<Paragraph>>, Problem> {
        let mut notes = BTreeMap::new();
        let mut xml = Xml::new(text);
        while xml.find(kind)? {
            let id = xml.attribute("id").unwrap_or_default();
            self.fields.clear();
            notes.insert(id, self.story(&mut xml)?);
        }
        Ok(notes)
    }
}

/// The paragraph that is being read.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    /// The paragraphs of its text boxes.
    boxes: Vec<Paragraph>,
    /// Whether its end was deleted.
    end_deleted: bool,
}
