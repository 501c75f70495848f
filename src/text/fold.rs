//! The form two words share if only case, accents, or the shapes of quotes or hyphens differ.
//!
//! ```
//! use readout::text::fold;
//!
//! assert_eq!(fold("DÉFENSE"), "defense");
//! assert_eq!(fold("India’s"), "india's");
//! ```

use super::number::ungrouped;
use super::token::is_invisible;
use std::borrow::Cow;

/// Converts to lower case; writes accented Latin letters, ligatures and full-width forms as plain
/// letters; straightens quotes and hyphens; removes soft hyphens and separators of digits.
///
/// `Défense’s` and `defense's` fold to the same form, as do `1,200` and `1200`. Latin-1 and Latin
/// Extended-A are covered by a table; Greek, Cyrillic and Armenian are only lower-cased; other scripts
/// stay unchanged. Folding can change lengths, so fold words, not texts with ranges.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase() && !may_group_digits(b)) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\0'..='\x7f' => out.push(c),
            '‘' | '’' | 'ʼ' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{300}'..='\u{36f}' => {}
            // Full-width forms are in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
                out.push(plain.to_ascii_lowercase());
            }
            _ if is_invisible(c) => {}
            _ => match latin(c) {
                Some(letters) => out.push_str(letters),
                None => out.push(lower(c)),
            },
        }
    }
    Cow::Owned(ungrouped(out))
}

/// Whether an ASCII character may separate digits.
fn may_group_digits(byte: u8) -> bool {
    matches!(byte, b',' | b'\'')
}

/// Lower case of Greek, Cyrillic and Armenian letters, which have constant offsets. The tables for
/// all of Unicode would add 8 KB to the page.
fn lower(c: char) -> char {
    let by = match c {
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        _ => 0,
    };
    char::from_u32(c as u32 + by).unwrap_or(c)
}

/// The plain letters of an accented Latin letter (U+00C0 to U+017F).
fn latin(c: char) -> Option<&'static str> {
    const PLAIN: &str = "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllllllln\
        nnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    match c {
        'Æ' | 'æ' => Some("ae"),
        'Œ' | 'œ' => Some("oe"),
        'ﬀ' => Some("ff"),
        'ﬁ' => Some("fi"),
        'ﬂ' => Some("fl"),
        'ﬃ' => Some("ffi"),
        'ﬄ' => Some("ffl"),
        'ﬅ' | 'ﬆ' => Some("st"),
        'ß' => Some("ss"),
        'Þ' | 'þ' => Some("th"),
        'Ð' | 'ð' => Some("d"),
        'Ĳ' | 'ĳ' => Some("ij"),
        _ => {
            let at = (c as usize).checked_sub(0xC0)?;
            PLAIN.get(at..=at).filter(|letter| *letter != ".")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        let table = [
            ("Defence", "defence"),
            ("DÉFENSE", "defense"),
            ("India’s", "india's"),
            ("co\u{2010}op", "co-op"),
            ("Ångström", "angstrom"),
            ("œuvre", "oeuvre"),
            ("Straße", "strasse"),
            ("cafe\u{301}", "cafe"),
            ("Łódź", "lodz"),
            ("Şžőğ", "szog"),
            ("ĀžŸŴŨŤŞŘŐŃĻĶĴĬĤĢĚĐĆĂ", "azywutsronlkjihgedca"),
            ("2×3÷1", "2×3÷1"),
            ("МОСКВА", "москва"),
            ("ЁЖ", "ёж"),
            ("ΑΘΗΝΑ", "αθηνα"),
            ("ԵՐԵՎԱՆ", "երեվան"),
            ("東京", "東京"),
            ("1,200", "1200"),
            ("1,20,000", "120000"),
            ("35,000,000.50", "35000000.50"),
            ("1\u{2009}200", "1200"),
            ("1\u{a0}200", "1200"),
            ("1’200", "1200"),
            ("1'200", "1200"),
            ("5'10", "5'10"),
            ("Rs1,200", "rs1200"),
            ("3.5", "3.5"),
            ("de\u{ad}fence", "defence"),
            ("oﬃce", "office"),
            ("ﬁﬂeﬀ", "fifleff"),
            ("ＮＡＴＯ", "nato"),
            ("２０２３", "2023"),
            ("word\u{2060}joiner", "wordjoiner"),
        ];
        for (word, folded) in table {
            assert_eq!(fold(word), folded, "{word}");
        }
    }
}
