//! The direction in which a text is read.

use std::borrow::Cow;

/// Whether a text is read from right to left: its first letter decides, as for `dir="auto"` in HTML
/// (rules P2 and P3 of the Unicode Bidirectional Algorithm, UAX #9).
pub fn is_rtl(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_rtl_letter)
}

/// A text for a line in another direction: between isolates (UAX #9) if any of it is read from right
/// to left, as it is otherwise.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_rtl_letter) {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and the ancient scripts beside them.
fn is_rtl_letter(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    ) && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        for (text, rtl) in [
            ("وزير الدفاع", true),
            ("«שר הביטחון»", true),
            ("2023 وزير", true),
            ("NATO وزير", false),
            ("The minister", false),
            ("東京", false),
            ("¶ 12", false),
            ("", false),
        ] {
            assert_eq!(is_rtl(text), rtl, "{text}");
        }
        assert_eq!(isolated("NATO وزير"), "\u{2068}NATO وزير\u{2069}");
        assert_eq!(isolated("NATO"), "NATO");
    }
}
