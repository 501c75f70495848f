//! Just enough of the wasm binary format to leave something out.
//!
//! The names of functions, for debuggers, are a third of what a release weighs.
//! `wasm-opt` would drop them as well; this does it where there is none. The
//! linker cannot: it would drop the list of features with them, without which
//! `wasm-opt` does not know what it may use.

use std::ops::Range;

/// A section: its kind, and where in the module it and its content are.
pub(crate) struct Section {
    pub(crate) kind: u8,
    pub(crate) content: Range<usize>,
    whole: Range<usize>,
}

impl Section {
    const CUSTOM: u8 = 0;
    const IMPORTS: u8 = 2;
    pub(crate) const CODE: u8 = 10;
    pub(crate) const DATA: u8 = 11;
}

/// The module without its section of names; `None` if it has none, or if this
/// is no module that we can read.
pub(crate) fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    let mut kept = module.get(..8)?.to_vec();
    for section in sections(module)? {
        if names(module, &section).is_none() {
            kept.extend_from_slice(&module[section.whole]);
        }
    }
    (kept.len() < module.len()).then_some(kept)
}

/// The sections of a module, in order. Each is one byte that tells its kind, its length, and so
/// many bytes.
pub(crate) fn sections(module: &[u8]) -> Option<Vec<Section>> {
    let (mut sections, mut at) = (Vec::new(), 8);
    while at < module.len() {
        let (length, taken) = leb128(module.get(at + 1..)?)?;
        let content = at + 1 + taken..(at + 1 + taken).checked_add(length)?;
        module.get(content.clone())?;
        sections.push(Section {
            kind: module[at],
            whole: at..content.end,
            content: content.clone(),
        });
        at = content.end;
    }
    Some(sections)
}

/// The names in a section, if it has them: one of kind 0 begins with its own name.
fn names<'a>(module: &'a [u8], section: &Section) -> Option<&'a [u8]> {
    let custom = (section.kind == Section::CUSTOM).then_some(&module[section.content.clone()])?;
    let (_, taken) = leb128(custom)?;
    custom.get(taken..)?.strip_prefix(b"name")
}

/// The names of the functions that the module has itself, in order; empty where there is none.
pub(crate) fn names_of_functions(module: &[u8], sections: &[Section]) -> Option<Vec<String>> {
    let imported = sections.iter().find(|section| section.kind == Section::IMPORTS);
    let imported =
        imported.map_or(Some(0), |it| leb128(&module[it.content.clone()]).map(|it| it.0));
    let (imported, mut all) = (imported?, Vec::new());
    let mut lists = Reader(sections.iter().find_map(|section| names(module, section))?);
    while let Some(kind) = lists.byte() {
        let mut list = Reader(lists.bytes()?);
        // Those of functions: their number, then for each its index and its name.
        for _ in 0..if kind == 1 { list.number()? } else { 0 } {
            let index = list.number()?;
            let name = list.text()?;
            if let Some(index) = index.checked_sub(imported) {
                all.resize(all.len().max(index + 1), String::new());
                all[index] = name;
            }
        }
    }
    Some(all)
}

/// The segments of the section of data: the address of each, and where in the section its bytes
/// are. Nothing but segments at addresses that are known.
pub(crate) fn segments(data: &[u8]) -> Option<Vec<(usize, Range<usize>)>> {
    let mut rest = Reader(data);
    let mut segments = Vec::new();
    for _ in 0..rest.number()? {
        // Of the one memory, at a constant (of a positive number: the sign is one digit more), end.
        let [0, 0x41] = [rest.byte()?, rest.byte()?] else { return None };
        let address = rest.number()?;
        let 0x0b = rest.byte()? else { return None };
        let length = rest.bytes()?.len();
        let end = data.len() - rest.0.len();
        segments.push((address, end - length..end));
    }
    Some(segments)
}

/// Bytes that are read one after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let (number, taken) = leb128(self.0)?;
        self.0 = &self.0[taken..];
        Some(number)
    }

    /// A length, and so many bytes.
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<String> {
        Some(String::from_utf8_lossy(self.bytes()?).into_owned())
    }

    /// From where, under which name; and of what type, which is read over.
    fn import(&mut self) -> Option<(String, String)> {
        let names = (self.text()?, self.text()?);
        match self.byte()? {
            // A function: the number of its type.
            0 => drop(self.number()?),
            // A table, of what type and size; a memory, of what size.
            1 => drop((self.byte()?, self.size()?)),
            2 => self.size()?,
            // A global, of what type, and whether it changes.
            3 => drop((self.byte()?, self.byte()?)),
            _ => return None,
        }
        Some(names)
    }

    /// At least so much, and perhaps at most so much.
    fn size(&mut self) -> Option<()> {
        let has_most = self.number()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

/// What a module asks for, as the names of a module and of what it gives; `None` if this is no
/// module that we can read.
pub(crate) fn imports(module: &[u8]) -> Option<Vec<(String, String)>> {
    let sections = sections(module)?;
    let Some(section) = sections.iter().find(|it| it.kind == Section::IMPORTS) else {
        return Some(Vec::new());
    };
    let mut rest = Reader(&module[section.content.clone()]);
    (0..rest.number()?).map(|_| rest.import()).collect()
}

/// An unsigned number of variable length, and how many bytes it took.
pub(crate) fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let taken = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let digits = bytes[..taken].iter().rev();
    Some((digits.fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f)), taken))
}

/// Writes such a number.
pub(crate) fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

#[cfg(test)]
mod tests {
    use super::{imports, leb128, push_number, without_names};

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";
    const TYPES: &[u8] = b"\x01\x04\x01\x60\0\0";
    const NAMES: &[u8] = b"\0\x07\x04name\x01\0";
    const FEATURES: &[u8] = b"\0\x06\x05other";

    #[test]
    fn only_the_names_go() {
        let module = [HEADER, TYPES, NAMES, FEATURES].concat();
        assert_eq!(without_names(&module), Some([HEADER, TYPES, FEATURES].concat()));
    }

    #[test]
    fn what_has_no_names_or_is_no_module_is_left() {
        assert_eq!(without_names(&[HEADER, TYPES].concat()), None);
        assert_eq!(without_names(&[HEADER, &NAMES[..5]].concat()), None);
        assert_eq!(without_names(b"\0asm"), None);
    }

    #[test]
    fn whatever_is_asked_for_has_its_names() {
        let asked = b"\x02\x1e\x04\x01a\x01b\0\x05\x01a\x01c\x01\x70\x01\x02\x09\x01a\x01d\x02\0\x11\x01e\x01f\x03\x7f\x01";
        let expected = [("a", "b"), ("a", "c"), ("a", "d"), ("e", "f")];
        let expected = expected.map(|(module, name)| (module.to_owned(), name.to_owned()));
        assert_eq!(imports(&[HEADER, TYPES, asked].concat()), Some(expected.to_vec()));
        assert_eq!(imports(HEADER), Some(vec![]));
        assert_eq!(imports(&[HEADER, &asked[..20]].concat()), None);
    }

    #[test]
    fn numbers_have_seven_bits_a_byte() {
        assert_eq!(leb128(&[0x7f]), Some((127, 1)));
        assert_eq!(leb128(&[0xe5, 0x8e, 0x26]), Some((624_485, 3)));
        assert_eq!(leb128(&[0x80; 6]), None);
        let mut written = Vec::new();
        push_number(&mut written, 624_485);
        assert_eq!(written, [0xe5, 0x8e, 0x26]);
    }
}
