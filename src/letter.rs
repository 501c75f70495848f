//! What words are made of: letters and digits, of any script.
//!
//! Unicode's own tables tell letters from signs to the last of them, and add 2 KB to the page. Here
//! all of ASCII is told apart, and beyond it a character is a letter unless it lies where signs do:
//! the punctuation and the symbols of Latin, Greek and Cyrillic texts, those that all scripts share,
//! and the stops of the scripts that are read most. The rarest signs pass for letters.

/// Whether it is a letter or a digit.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { !is_sign(c) }
}

/// Whether a character beyond ASCII is neither.
fn is_sign(c: char) -> bool {
    const SIGNS: [(u16, u16); 62] = [
        (0x80, 0xA9),
        (0xAB, 0xB1),
        (0xB4, 0xB4),
        (0xB6, 0xB8),
        (0xBB, 0xBB),
        (0xBF, 0xBF),
        (0xD7, 0xD7),
        (0xF7, 0xF7),
        (0x2C2, 0x2C5),
        (0x2D2, 0x2DF),
        (0x2E5, 0x2EB),
        (0x2ED, 0x2ED),
        (0x2EF, 0x36F),
        (0x375, 0x375),
        (0x37E, 0x37E),
        (0x384, 0x385),
        (0x387, 0x387),
        (0x3F6, 0x3F6),
        (0x482, 0x489),
        (0x55A, 0x55F),
        (0x589, 0x58F),
        (0x5BE, 0x5BE),
        (0x5C0, 0x5C0),
        (0x5C3, 0x5C3),
        (0x5F3, 0x60F),
        (0x61B, 0x61F),
        (0x66A, 0x66D),
        (0x6D4, 0x6D4),
        (0x964, 0x965),
        (0x970, 0x970),
        (0xE3F, 0xE3F),
        (0xE5A, 0xE5B),
        (0x104A, 0x104F),
        (0x1360, 0x1368),
        (0x17D4, 0x17DB),
        (0x2000, 0x206F),
        (0x207A, 0x207E),
        (0x208A, 0x208E),
        (0x20A0, 0x2101),
        (0x2103, 0x2106),
        (0x2108, 0x2109),
        (0x2116, 0x2118),
        (0x211E, 0x2123),
        (0x2190, 0x245F),
        (0x249C, 0x24B5),
        (0x2500, 0x2775),
        (0x2794, 0x2BFF),
        (0x2E00, 0x2E2E),
        (0x2E30, 0x3004),
        (0x3008, 0x3020),
        (0x3030, 0x3030),
        (0x303D, 0x303F),
        (0x309B, 0x309C),
        (0x30A0, 0x30A0),
        (0x30FB, 0x30FB),
        (0xD800, 0xF8FF),
        (0xFD3E, 0xFD4F),
        (0xFDFC, 0xFE6F),
        (0xFEFF, 0xFF0F),
        (0xFF1A, 0xFF20),
        (0xFF3B, 0xFF40),
        (0xFF5B, 0xFF65),
    ];
    let Ok(code) = u16::try_from(c as u32) else {
        // Music, cards and emoji, tags, and what is for private use.
        return matches!(c, '\u{1d000}'..='\u{1d1ff}' | '\u{1f000}'..='\u{1f0ff}'
            | '\u{1f10d}'..='\u{1fbcf}' | '\u{e0000}'..);
    };
    matches!(code, 0xFFE0..) || SIGNS.iter().any(|&(from, to)| from <= code && code <= to)
}

#[cfg(test)]
mod tests {
    use super::is_alphanumeric;

    /// All of Latin, Greek, Cyrillic and Armenian, with the punctuation and symbols of any text.
    #[test]
    fn is_what_unicode_says_where_texts_are_read_most() {
        for c in ('\0'..'\u{590}').chain('\u{2000}'..'\u{206f}').chain('\u{20a0}'..'\u{2102}') {
            let unassigned =
                matches!(c as u32, 0x300..0x370 | 0x378..=0x38D | 0x3A2 | 0x530 | 0x557..0x58F);
            assert!(unassigned || is_alphanumeric(c) == c.is_alphanumeric(), "{:x}", c as u32);
        }
        for c in "中かハ한ابגरไ٣३②⅓𝐀".chars() {
            assert!(is_alphanumeric(c), "{c}");
        }
        for c in "。、「」؟،।→★■∑😀🇮\u{feff}\u{fffd}！".chars() {
            assert!(!is_alphanumeric(c), "{c}");
        }
    }
}
