//! Numbers whose digits are grouped: `1,200`, `35,000,000`, `1,20,000` (Indian), `1’200`, and with a
//! thin or no-break space.
//!
//! The groups have three digits, or two but for the last, as in India; the first may have fewer. The
//! separator is the same throughout. `1,2,3`, `1,2345` and `10.1.2.3` are no grouped numbers.

/// The length of the grouped number that a text starts with, in bytes.
pub fn grouped(text: &str) -> Option<usize> {
    let (first, mut end) = digits(text);
    let separator = text[end..].chars().next().filter(|c| is_separator(*c))?;
    if !(1..=3).contains(&first) {
        return None;
    }
    let mut lengths = Vec::new();
    while let Some(rest) = text[end..].strip_prefix(separator) {
        let (count, bytes) = digits(rest);
        if count == 0 {
            break;
        }
        end += separator.len_utf8() + bytes;
        lengths.push(count);
    }
    let mut rest = text[end..].chars();
    if rest.next().is_some_and(is_separator) && rest.next().is_some_and(is_digit) {
        return None;
    }
    let (last, others) = lengths.split_last()?;
    let by_three = others.iter().all(|length| *length == 3);
    let by_two = separator == ',' && first <= 2 && others.iter().all(|length| *length == 2);
    (*last == 3 && (by_three || by_two)).then_some(end)
}

/// A text without the separators of its grouped numbers.
pub(super) fn ungrouped(text: String) -> String {
    if !text.contains(is_separator) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut after_number = 0;
    for (at, c) in text.char_indices() {
        if at >= after_number
            && !text[..at].ends_with(is_digit)
            && let Some(length) = grouped(&text[at..])
        {
            after_number = at + length;
        }
        if at >= after_number || !is_separator(c) {
            out.push(c);
        }
    }
    out
}

/// Whether a character separates groups of digits.
pub fn is_separator(c: char) -> bool {
    matches!(c, ',' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// An ASCII digit or its full-width form.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{ff10}'..='\u{ff19}')
}

/// How many digits a text starts with, and how many bytes they take.
fn digits(text: &str) -> (usize, usize) {
    let digits = text.chars().take_while(|c| is_digit(*c));
    digits.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits() {
        for number in [
            "1,200",
            "35,000,000",
            "1,20,000",
            "12,34,567",
            "1,00,00,000",
            "000,000",
            "999,999",
            "1\u{2009}200",
            "1\u{a0}200",
            "1\u{202f}200\u{202f}000",
            "1’200",
            "1'200'000",
        ] {
            assert_eq!(grouped(number), Some(number.len()), "{number}");
            assert_eq!(grouped(&format!("{number}.50 x")), Some(number.len()), "{number}");
        }
        for text in [
            "1200",
            "1,2,3",
            "1,2,3,4",
            "1,2345",
            "1,20",
            "1,200,2",
            "1234,567",
            "10.1.2.3",
            "2301-2345",
            "1, 200",
            ",200",
            "1,",
            "1 200",
            "1,20,00",
            "123,45,678",
            "1,200’000,0",
            "",
        ] {
            assert_eq!(grouped(text), None, "{text}");
        }
    }
}
