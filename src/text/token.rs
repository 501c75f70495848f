//! Words with their ranges.
//!
//! A word is a run of letters and digits, continued over one joining character (`-`, `'`, `’`,
//! `.`, `&`, `+`, `/`) if another letter or digit follows: `India's`, `2+2`, `R&D`,
//! `co-development`, `pic.twitter.com/x`. A leading `@` or a closing full stop is not part of it.
//! This is deliberately simpler than Unicode's UAX #29, which splits `R&D` and costs 8 KB.
//!
//! A number whose digits are [grouped](super::number) is one word: `1,200`, `1,20,000`.
//!
//! Scripts without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese) would need a
//! dictionary. Their words are runs, and each character is a [part](parts) of its own, so that what
//! is looked for is found inside a run.
//!
//! ```
//! use readout::text::{parts, tokens};
//!
//! let text = "the US @SecDef, R&D.";
//! let words: Vec<&str> = tokens(text).map(|token| token.of(text)).collect();
//! assert_eq!(words, ["the", "US", "SecDef", "R&D"]);
//! assert_eq!(parts("R&D").count(), 2);
//! ```

use super::number;
use std::ops::Range;
use unicode_ident::is_xid_continue;

/// A word, as a byte range in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
}

impl Token {
    /// The word itself; `text` must be the text it was taken from.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range.clone()).unwrap_or_default()
    }
}

/// The words of `text` in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        at = word_end(text, start);
        Some(Token { range: start..at })
    })
}

/// The parts of a word, with ranges relative to `word`: `co-development` gives `co` and
/// `development`. A word without a joining character is its only part. In scripts without spaces each
/// character is a part.
pub fn parts(word: &str) -> impl Iterator<Item = Token> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + word[at..].find(is_letter)?;
        at = part_end(word, start);
        Some(Token { range: start..at })
    })
}

/// Where the part that starts here ends.
fn part_end(word: &str, start: usize) -> usize {
    let mut end = start;
    let mut before = None;
    while let Some(c) = word[end..].chars().next() {
        // Most characters by far.
        if c.is_ascii_alphabetic() && before.is_none_or(|before: char| before.is_ascii()) {
            end += 1;
            before = Some(c);
            continue;
        }
        let is_mark = is_letter(c) && !c.is_alphanumeric() || is_dependent(c);
        let splits = before.is_some_and(|before| is_unspaced(before) || is_unspaced(c)) && !is_mark;
        if !is_letter(c) && !is_invisible(c) || splits {
            break;
        }
        let number = number_at(word, end, before);
        end += number.unwrap_or_else(|| c.len_utf8());
        before = word[..end].chars().next_back();
    }
    end
}

/// The length of a grouped number that starts here, if no digit stands before it.
fn number_at(text: &str, at: usize, before: Option<char>) -> Option<usize> {
    if before.is_some_and(number::is_digit) { None } else { number::grouped(&text[at..]) }
}

/// A word without its possessive ending: `India's` gives `India`.
pub fn base(word: &str) -> &str {
    let owner = word.strip_suffix(['s', 'S']);
    owner.and_then(|word| word.strip_suffix(['\'', '’'])).unwrap_or(word)
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut before = None;
    while let Some(c) = text[end..].chars().next() {
        if c.is_ascii_alphabetic() {
            end += 1;
            before = Some(c);
            continue;
        }
        let after = end + c.len_utf8();
        let follows = text[after..].chars().next().is_some_and(char::is_alphanumeric);
        if !is_letter(c) && !((is_joiner(c) || is_invisible(c)) && follows) {
            break;
        }
        end = number_at(text, end, before).map_or(after, |length| end + length);
        before = text[..end].chars().next_back();
    }
    end
}

/// A letter, a digit or a combining mark. Unicode's `XID_Continue` contains these except numbers
/// such as ½, and also connectors.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_xid_continue(c) && !is_connector(c)
}

/// Underscores and middle dots, which are allowed in identifiers.
fn is_connector(c: char) -> bool {
    matches!(
        c,
        '_' | '\u{b7}'
            | '\u{387}'
            | '\u{203f}'
            | '\u{2040}'
            | '\u{2054}'
            | '\u{30fb}'
            | '\u{fe33}'
            | '\u{fe34}'
            | '\u{fe4d}'..='\u{fe4f}' | '\u{ff3f}' | '\u{ff65}'
    )
}

/// Soft hyphens and joiners without width, which no reader sees.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Vowels and other signs of Thai, Lao, Burmese and Khmer that belong to the letter before them.
fn is_dependent(c: char) -> bool {
    matches!(
        c,
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
            | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
            | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}'
            | '\u{17b4}'..='\u{17d3}'
    )
}

/// Whether a word has letters of a script that puts no spaces between words.
pub fn has_unspaced(word: &str) -> bool {
    word.chars().any(is_unspaced)
}

/// Letters of scripts that put no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9d}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '.' | '&' | '+' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|t| t.of(text)).collect()
    }

    #[test]
    fn words_hold_together() {
        assert_eq!(words("India-US 2+2, R&D (MDP)."), ["India-US", "2+2", "R&D", "MDP"]);
        assert_eq!(words("the US @SecDef, Mr"), ["the", "US", "SecDef", "Mr"]);
        assert_eq!(words("India's “warm and cordial”."), ["India's", "warm", "and", "cordial"]);
        assert_eq!(words("pic.twitter.com/Hb — x"), ["pic.twitter.com/Hb", "x"]);
        assert_eq!(words("- -- ' +"), Vec::<&str>::new());
        assert_eq!(words("cafe\u{301}s naïve"), ["cafe\u{301}s", "naïve"]);
        assert_eq!(words("रक्षा मंत्री ने कहा।"), ["रक्षा", "मंत्री", "ने", "कहा"]);
        assert_eq!(words("中かハ한ا ब ٣②⅓ 𝐀"), ["中かハ한ا", "ब", "٣②⅓", "𝐀"]);
        assert_eq!(words("snake_case a·b カ・ナ"), ["snake", "case", "a", "b", "カ", "ナ"]);
        assert_eq!(words("。、「」؟،।→★■∑😀🇮\u{feff}\u{fffd}！"), [] as [&str; 0]);
    }

    #[test]
    fn words_fall_into_parts() {
        let part = |w| parts(w).map(|t| t.of(w)).collect::<Vec<_>>();
        assert_eq!(part("Military-to-Military"), ["Military", "to", "Military"]);
        assert_eq!(part("R&D"), ["R", "D"]);
        assert_eq!(part("defence"), ["defence"]);
    }
}
