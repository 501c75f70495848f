//! Just enough of the wasm binary format to leave a section out.
//!
//! The names of functions, for debuggers, are a third of what a release weighs.
//! `wasm-opt` would drop them as well; this does it where there is none. The
//! linker cannot: it would drop the list of features with them, without which
//! `wasm-opt` does not know what it may use.

/// The module without its section of names; `None` if it has none, or if this
/// is no module that we can read.
pub(crate) fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut kept = header.to_vec();
    while !rest.is_empty() {
        let (section, after) = rest.split_at_checked(section_length(rest)?)?;
        if !is_names(section) {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    (kept.len() < module.len()).then_some(kept)
}

/// A section is one byte that tells its kind, its length, and so many bytes.
fn section_length(bytes: &[u8]) -> Option<usize> {
    let (length, taken) = leb128(bytes.get(1..)?)?;
    length.checked_add(1 + taken)
}

/// A section of kind 0 begins with its own name.
fn is_names(section: &[u8]) -> bool {
    let Some((_, taken)) = section.get(1..).and_then(leb128) else { return false };
    section[0] == 0 && section[1 + taken..].starts_with(b"\x04name")
}

/// An unsigned number of variable length, and how many bytes it took.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let taken = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let digits = bytes[..taken].iter().rev();
    Some((digits.fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f)), taken))
}

#[cfg(test)]
mod tests {
    use super::{leb128, without_names};

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
    fn numbers_have_seven_bits_a_byte() {
        assert_eq!(leb128(&[0x7f]), Some((127, 1)));
        assert_eq!(leb128(&[0xe5, 0x8e, 0x26]), Some((624_485, 3)));
        assert_eq!(leb128(&[0x80; 6]), None);
    }
}
