//! The stem of an English word: Porter2, after the published description of the algorithm.
//!
//! `cooperate`, `cooperation` and `cooperating` have one stem; a stem is a key, not a word. Words
//! that are not plain ASCII letters (`2+2`, `москва`, `co-development` but for its last part)
//! are stemmed as far as the rules reach them, which is mostly not at all.

use std::borrow::Cow;

/// The stem of a folded word.
pub fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'' || b == b'-') {
        return Cow::Borrowed(word);
    }
    if let Some((_, stem)) = IRREGULAR.iter().find(|(from, _)| *from == word) {
        return Cow::Borrowed(stem);
    }
    let mut stem = Stem::new(word);
    stem.possessive();
    stem.plural();
    if !INVARIANT.contains(&&*stem.text) {
        stem.past();
        stem.y_to_i();
        stem.replace_in_r1(STEP_2);
        stem.replace_in_r1(STEP_3);
        stem.drop_in_r2();
        stem.final_letter();
    }
    stem.text.make_ascii_lowercase();
    Cow::Owned(stem.text)
}

/// Words with a stem of their own.
const IRREGULAR: &[(&str, &str)] = &[
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
];

/// Words left alone once the plural is off.
const INVARIANT: &[&str] =
    &["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

/// Beginnings after which R1 starts, whatever the vowels say.
const BEGINNINGS: &[&str] = &["gener", "commun", "arsen"];

const DOUBLES: &[&str] = &["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

/// An ending, what replaces it, and where it may: letters that must stand before, any of them.
type Rule = (&'static str, &'static str, &'static str);

/// The longest ending is tried first, and only that one.
const STEP_2: &[Rule] = &[
    ("ational", "ate", ""),
    ("fulness", "ful", ""),
    ("iveness", "ive", ""),
    ("ization", "ize", ""),
    ("ousness", "ous", ""),
    ("biliti", "ble", ""),
    ("lessli", "less", ""),
    ("tional", "tion", ""),
    ("alism", "al", ""),
    ("aliti", "al", ""),
    ("ation", "ate", ""),
    ("entli", "ent", ""),
    ("fulli", "ful", ""),
    ("iviti", "ive", ""),
    ("ousli", "ous", ""),
    ("abli", "able", ""),
    ("alli", "al", ""),
    ("anci", "ance", ""),
    ("ator", "ate", ""),
    ("enci", "ence", ""),
    ("izer", "ize", ""),
    ("bli", "ble", ""),
    ("ogi", "og", "l"),
    ("li", "", "cdeghkmnrt"),
];

const STEP_3: &[Rule] = &[
    ("ational", "ate", ""),
    ("tional", "tion", ""),
    ("alize", "al", ""),
    ("ative", "", "2"),
    ("icate", "ic", ""),
    ("iciti", "ic", ""),
    ("ical", "ic", ""),
    ("ness", "", ""),
    ("ful", "", ""),
];

const STEP_4: &[&str] = &[
    "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti",
    "ive", "ize", "ous", "al", "er", "ic",
];

/// A word on the way to its stem. A `y` that acts as a consonant is `Y`.
struct Stem {
    text: String,
    r1: usize,
    r2: usize,
}

impl Stem {
    fn new(word: &str) -> Self {
        let word = word.strip_prefix('\'').unwrap_or(word);
        let mut text = String::with_capacity(word.len() + 1);
        for c in word.chars() {
            let consonant = c == 'y' && text.bytes().last().is_none_or(is_vowel);
            text.push(if consonant { 'Y' } else { c });
        }
        let beginning = BEGINNINGS.iter().find(|b| text.starts_with(**b));
        let r1 = beginning.map_or_else(|| region(&text, 0), |b| b.len());
        let r2 = region(&text, r1);
        Self { text, r1, r2 }
    }

    fn possessive(&mut self) {
        for ending in ["'s'", "'s", "'"] {
            if self.text.ends_with(ending) {
                return self.cut(ending.len());
            }
        }
    }

    fn plural(&mut self) {
        let text = &self.text;
        if text.ends_with("sses") {
            self.cut(2);
        } else if text.ends_with("ied") || text.ends_with("ies") {
            self.cut(if text.len() > 4 { 2 } else { 1 });
        } else if text.ends_with('s') && !text.ends_with("us") && !text.ends_with("ss") {
            let before = text.len().saturating_sub(2);
            if text.bytes().take(before).any(is_vowel) {
                self.cut(1);
            }
        }
    }

    fn past(&mut self) {
        for ending in ["eedly", "ingly", "edly", "eed", "ing", "ed"] {
            let Some(base) = self.text.strip_suffix(ending) else { continue };
            let at = base.len();
            if ending.starts_with("ee") {
                if at >= self.r1 {
                    self.text.truncate(at + 2);
                }
            } else if base.bytes().any(is_vowel) {
                self.text.truncate(at);
                self.mend();
            }
            return;
        }
    }

    /// After -ed or -ing is gone: hop(p), hop(e).
    fn mend(&mut self) {
        if ["at", "bl", "iz"].iter().any(|end| self.text.ends_with(end)) {
            self.text.push('e');
        } else if DOUBLES.iter().any(|end| self.text.ends_with(end)) {
            self.cut(1);
        } else if self.r1 >= self.text.len() && self.ends_short(self.text.len()) {
            self.text.push('e');
        }
    }

    fn y_to_i(&mut self) {
        let bytes = self.text.as_bytes();
        if let [_, .., before, b'y' | b'Y'] = bytes
            && !is_vowel(*before)
        {
            self.cut(1);
            self.text.push('i');
        }
    }

    fn replace_in_r1(&mut self, rules: &[Rule]) {
        let Some((ending, to, after)) = rules.iter().find(|rule| self.text.ends_with(rule.0))
        else {
            return;
        };
        let at = self.text.len() - ending.len();
        let fits = match *after {
            "" => true,
            "2" => at >= self.r2,
            letters => at > 0 && letters.as_bytes().contains(&self.text.as_bytes()[at - 1]),
        };
        if at >= self.r1 && fits {
            self.text.truncate(at);
            self.text.push_str(to);
        }
    }

    fn drop_in_r2(&mut self) {
        let Some(ending) = STEP_4.iter().find(|ending| self.text.ends_with(**ending)) else {
            return;
        };
        let base = &self.text[..self.text.len() - ending.len()];
        let fits = *ending != "ion" || base.ends_with(['s', 't']);
        if base.len() >= self.r2 && fits {
            self.cut(ending.len());
        }
    }

    fn final_letter(&mut self) {
        let at = self.text.len().saturating_sub(1);
        let goes = if self.text.ends_with('e') {
            at >= self.r2 || (at >= self.r1 && !self.ends_short(at))
        } else {
            self.text.ends_with("ll") && at >= self.r2
        };
        if goes {
            self.cut(1);
        }
    }

    /// Whether the first `end` letters end in a short syllable.
    fn ends_short(&self, end: usize) -> bool {
        match &self.text.as_bytes()[..end] {
            [.., a, b, c] => !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !b"wxY".contains(c),
            [a, b] => is_vowel(*a) && !is_vowel(*b),
            _ => false,
        }
    }

    fn cut(&mut self, letters: usize) {
        self.text.truncate(self.text.len().saturating_sub(letters));
    }
}

/// What follows the first consonant after a vowel, from `from` on.
fn region(text: &str, from: usize) -> usize {
    let bytes = &text.as_bytes()[from..];
    let edge = bytes.windows(2).position(|pair| is_vowel(pair[0]) && !is_vowel(pair[1]));
    edge.map_or(text.len(), |at| from + at + 2)
}

fn is_vowel(letter: u8) -> bool {
    b"aeiouy".contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        // The first two groups are among the examples published with the algorithm.
        let table = "consign consign|consigned consign|consignment consign|consist consist|\
            consistency consist|consistently consist|consolation consol|consolatory consolatori|\
            consoles consol|consolidate consolid|consolidating consolid|consolingly consol|\
            consonant conson|consorted consort|conspicuous conspicu|conspiracy conspiraci|\
            conspirators conspir|conspire conspir|constable constabl|constancy constanc|\
            knackeries knackeri|knaves knave|knavish knavish|kneaded knead|kneel kneel|\
            knightly knight|knitted knit|knitting knit|knives knive|knocker knocker|\
            cries cri|ties tie|gas gas|this this|gaps gap|kiwis kiwi|hopped hop|hoped hope|\
            hoping hope|luxuriated luxuri|enjoyed enjoy|feed feed|agreed agre|bled bled|sing sing|\
            cry cri|by by|say say|youth youth|boy boy|boyish boyish|fly fli|flying fli|\
            syzygy syzygi|generate generat|general general|generic generic|generously generous|\
            communism communism|communication communic|arsenal arsenal|\
            relational relat|conditional condit|rationally ration|valency valenc|\
            vietnamization vietnam|operator oper|feudalism feudal|decisiveness decis|\
            hopefulness hope|callousness callous|formality formal|sensitivity sensit|\
            sensibility sensibl|analogy analog|biology biolog|triplicate triplic|\
            formative format|electrical electr|goodness good|revival reviv|allowance allow|\
            inference infer|airliner airlin|adjustable adjust|replacement replac|\
            adoption adopt|effective effect|probate probat|rate rate|cease ceas|controll control|\
            roll roll|skies sky|news news|succeeding succeed|innings inning|exceeds exceed|\
            dying die|bias bias|minister minist|ministerial ministeri|ministry ministri|\
            defense defens|cooperation cooper|cooperate cooper|partnership partnership|\
            dialogues dialogu|us us|as as|ai ai";
        for case in table.split('|') {
            let (word, expected) = case.trim().split_once(' ').expect("word and stem");
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn other_words_stay() {
        for word in ["2+2", "r&d", "москва", "''", "-", "'s", "y", "日本語"] {
            let _ = stem(word);
        }
        assert_eq!(stem("москва"), "москва");
        assert_eq!(stem("2+2"), "2+2");
        assert_eq!(stem("start-ups"), "start-up");
    }
}
