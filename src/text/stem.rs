//! Stems: keys shared by the inflected forms of a word.
//!
//! `cooperate`, `cooperation` and `cooperating` have one stem, `internal` and `international` have
//! two. The algorithms are those of Snowball (<https://snowballstem.org>), Porter2 for English,
//! from the crate `snowball_stemmers_rs`; the language of a document determines which is used.
//!
//! On a site the stemmers of [`other_languages`] than English are a WebAssembly module of their own
//! (the feature `split`), fetched if a corpus needs them. Until then the words of these languages are
//! their own stems.
//!
//! ```
//! use readout::text::Stemmer;
//!
//! let stemmer = Stemmer::of_language("en");
//! assert_eq!(stemmer.stem("cooperation"), stemmer.stem("cooperate"));
//! assert_ne!(stemmer.stem("internal"), stemmer.stem("international"));
//! ```

#[cfg(feature = "split")]
pub mod fetched;
pub mod other_languages;

#[cfg(feature = "split")]
use fetched::stem as stem_of_other_language;
#[cfg(not(feature = "split"))]
use other_languages::stem as stem_of_other_language;
use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};
use std::borrow::Cow;

/// The stemmer of a language; leaves words unchanged if the language has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stemmer(Option<Algorithm>);

/// Language subtags (BCP 47) and their algorithms.
const LANGUAGES: [(&str, Algorithm); 10] = [
    ("ar", Algorithm::Arabic),
    ("de", Algorithm::German),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fr", Algorithm::French),
    ("hi", Algorithm::Hindi),
    ("it", Algorithm::Italian),
    ("nl", Algorithm::Dutch),
    ("pt", Algorithm::Portuguese),
    ("ru", Algorithm::Russian),
];

impl Stemmer {
    /// The stemmer of a language by its BCP 47 tag: `en`, `en-GB`, `pt-BR`.
    pub fn of_language(tag: &str) -> Self {
        let subtag = tag.split(['-', '_']).next().unwrap_or_default();
        let known = LANGUAGES.iter().find(|(name, _)| name.eq_ignore_ascii_case(subtag));
        Stemmer(known.map(|(_, algorithm)| *algorithm))
    }

    /// Whether the algorithm is one of [`other_languages`].
    pub fn is_of_other_language(self) -> bool {
        self.0.is_some_and(|algorithm| algorithm != Algorithm::English)
    }

    /// The stem of a folded word. Words with digits are not inflected: they are their own stems.
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        match self.0 {
            Some(algorithm) if !word.contains(char::is_numeric) => match algorithm {
                Algorithm::English => Snowball::create(Algorithm::English).stem(word),
                other => stem_of_other_language(other, word),
            },
            _ => Cow::Borrowed(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn english(word: &str) -> Cow<'_, str> {
        Stemmer::of_language("en").stem(word)
    }

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
            assert_eq!(english(word), expected, "{word}");
        }
    }

    #[test]
    fn words_of_another_meaning_have_another_stem() {
        for (one, other) in
            [("internal", "international"), ("emergency", "emerge"), ("evening", "even")]
        {
            assert_ne!(english(one), english(other));
        }
    }

    #[test]
    fn other_words_stay() {
        for word in ["2+2", "r&d", "москва", "''", "-", "'s", "y", "日本語", "1990s", "b2b"]
        {
            let _ = english(word);
        }
        assert_eq!(english("москва"), "москва");
        assert_eq!(english("2+2"), "2+2");
        assert_eq!(english("1990s"), "1990s");
        assert_eq!(english("start-ups"), "start-up");
    }

    #[test]
    fn all_other_languages_have_a_stemmer() {
        for (tag, algorithm) in LANGUAGES {
            let is_other = Stemmer::of_language(tag).is_of_other_language();
            assert_eq!(other_languages::has(algorithm), is_other, "{tag}");
        }
    }

    #[test]
    fn the_language_is_that_of_the_tag() {
        for (tag, word, stem) in [
            ("en-GB", "talks", "talk"),
            ("EN", "talks", "talk"),
            ("de", "ministers", "minist"),
            ("fr-CA", "ministres", "ministr"),
            ("ru", "москвы", "москв"),
            ("zh", "talks", "talks"),
            ("", "talks", "talks"),
        ] {
            assert_eq!(Stemmer::of_language(tag).stem(word), stem, "{tag}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in ".{0,40}", at in 0..LANGUAGES.len()) {
            let _ = Stemmer::of_language(LANGUAGES[at].0).stem(&word);
        }
    }
}
