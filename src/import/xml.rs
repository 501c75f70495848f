//! A cursor over XML, of the library `quick-xml`: elements by their local names, text with its
//! references resolved.
//!
//! Nothing is expanded but the five predefined entities and character references. A document type
//! definition, in which others could be defined, is refused; no format that is read here has one.
//!
//! ```
//! use readout::import::xml::{Node, Xml};
//!
//! let mut xml = Xml::new("<w:p w:id='7'>R&amp;D</w:p>");
//! assert!(matches!(xml.next()?, Node::Start));
//! assert_eq!((xml.name(), xml.attribute("id").as_deref()), ("p", Some("7")));
//! assert_eq!(xml.text()?, "R&D");
//! # Ok::<(), readout::import::Problem>(())
//! ```

use super::{Problem, package::damaged};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// How deep elements may be nested. Documents of Word and LibreOffice reach some 40.
pub const MAX_DEPTH: usize = 200;

/// What comes next.
#[derive(Debug)]
pub enum Node<'a> {
    /// An element starts; its name is [`Xml::name`].
    Start,
    /// The element that was started last, and has not ended, ends; or the file ends.
    End,
    /// Text in an element; in parts where there are references in it.
    Text(Cow<'a, str>),
}

/// A cursor over an XML document.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The element that started last.
    element: BytesStart<'a>,
    /// Whether it is empty, so that its end comes next.
    is_empty: bool,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// At the beginning of a document.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        Xml { reader, element: BytesStart::new(""), is_empty: false, depth: 0 }
    }

    /// Moves on.
    ///
    /// # Errors
    /// If the document is damaged, ends too early, is nested too deeply or defines entities.
    #[allow(clippy::should_implement_trait, reason = "what it returns ends with the elements")]
    pub fn next(&mut self) -> Result<Node<'a>, Problem> {
        if std::mem::take(&mut self.is_empty) {
            self.depth -= 1;
            return Ok(Node::End);
        }
        loop {
            let event = self.reader.read_event().map_err(|_| damaged())?;
            let text = match event {
                Event::Start(element) => {
                    self.element = element;
                    return self.start();
                }
                Event::Empty(element) => {
                    self.element = element;
                    self.is_empty = true;
                    return self.start();
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(damaged)?;
                    return Ok(Node::End);
                }
                Event::Eof if self.depth == 0 => return Ok(Node::End),
                Event::Eof => return Err(damaged()),
                Event::Text(text) => text.into_inner(),
                Event::CData(text) => text.into_inner(),
                Event::GeneralRef(reference) => {
                    let by_number = reference.resolve_char_ref().map_err(|_| damaged())?;
                    match by_number {
                        Some(c) => Cow::Owned(c.to_string()),
                        None => Cow::Borrowed(
                            resolve_predefined_entity(&reference).ok_or_else(defines_entities)?,
                        ),
                    }
                }
                Event::DocType(_) => return Err(defines_entities()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Node::Text(text));
        }
    }

    fn start(&mut self) -> Result<Node<'a>, Problem> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let what =
                "The parts of this document are nested too deeply: it is damaged, or made to harm";
            return Err(Problem::new(what, "Copy the words out of it, and paste them"));
        }
        Ok(Node::Start)
    }

    /// The local name of the element that started last: `p` for `w:p`.
    pub fn name(&self) -> &str {
        self.element.local_name().into_inner()
    }

    /// An attribute, by its local name, of the element that started last.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.element.attributes();
        let found =
            all.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        quick_xml::escape::unescape(&found.value).ok().map(Cow::into_owned)
    }

    /// Whether an attribute says yes, as it does in Word where it is absent.
    pub(crate) fn is_on(&self) -> bool {
        self.attribute("val").is_none_or(|val| !matches!(&*val, "0" | "false" | "off" | "none"))
    }

    /// Moves to the start of the next child of the open element, over text; `false` at its end. The
    /// child before has to be read to its end.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub fn child(&mut self) -> Result<bool, Problem> {
        loop {
            match self.next()? {
                Node::Start => return Ok(true),
                Node::End => return Ok(false),
                Node::Text(_) => {}
            }
        }
    }

    /// The prefix of the element that started last: `w` for `w:p`.
    pub fn prefix(&self) -> &str {
        self.element.name().into_inner().split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// Moves to the end of the element that started last.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), Problem> {
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Node::Start => open += 1,
                Node::End => open -= 1,
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// The text in the element that started last; moves to its end.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub fn text(&mut self) -> Result<String, Problem> {
        let mut words = String::new();
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Node::Start => open += 1,
                Node::End => open -= 1,
                Node::Text(text) => words.push_str(&text),
            }
        }
        Ok(words)
    }

    /// Moves into the next element of this name, wherever it is; whether there is one.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub fn find(&mut self, name: &str) -> Result<bool, Problem> {
        loop {
            match self.next()? {
                Node::Start if self.name() == name => return Ok(true),
                Node::End if self.depth == 0 => return Ok(false),
                _ => {}
            }
        }
    }
}

fn defines_entities() -> Problem {
    let what = "This document defines abbreviations of its own (XML entities), which no report has";
    Problem::new(what, "Open it in Word or LibreOffice, and save it under another name")
}
