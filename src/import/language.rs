//! The language of a text: by its script, and in Latin letters by its function words.
//!
//! Known are the languages that have stems ([`crate::text::stem`]) and those that their script
//! shows. Where two are near each other, or the text is short, nothing is said.
//!
//! ```
//! use readout::import::language::guess;
//!
//! assert_eq!(guess("The ministers of the two countries met in the capital and agreed."), Some("en"));
//! assert_eq!(guess("Washington"), None);
//! ```

use crate::text::{fold, tokens};

/// The most characters and words that are looked at.
const SAMPLE: usize = 20_000;

/// Function words, folded, that few of the other languages have.
const WORDS: [(&str, &str); 7] = [
    (
        "de",
        "der die das und ist nicht mit dem den ein eine auf fur von zu im wurde sich auch als bei",
    ),
    (
        "en",
        "the of and to in is that for on was with by at as be this has have from are it his its said",
    ),
    ("es", "el la los las de que y en del por con una para se su al es como mas entre sobre"),
    ("fr", "le la les des et du en un une est dans que pour par sur au aux qui ce pas avec ont"),
    ("it", "il di che la per con del della le gli si dei nel alla sono delle da una ha anche e"),
    ("nl", "de het een van en in is dat op te voor met zijn niet aan door ook bij naar er"),
    ("pt", "o os as de que e do da em um uma para com nao por dos das no na se ao foi mais"),
];

/// The language tag, if the language is clear.
pub fn guess(text: &str) -> Option<&'static str> {
    let mut scripts = [0_usize; 9];
    for c in text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE) {
        scripts[script(c) as usize] += 1;
    }
    let all: usize = scripts.iter().sum();
    let share = |which: Script| scripts[which as usize] * 10 >= all * 6;
    let has = |letters: &str| text.chars().take(SAMPLE).any(|c| letters.contains(c));
    if all < 2 {
        return None;
    }
    // Japanese mixes kana with Chinese characters.
    let east = scripts[Script::Kana as usize] + scripts[Script::Han as usize];
    if east * 10 >= all * 6 {
        return Some(if scripts[Script::Kana as usize] * 20 >= east { "ja" } else { "zh" });
    }
    let by_script = match () {
        () if share(Script::Latin) => return by_words(text),
        // Letters of Persian, Urdu, Pashto and others.
        () if share(Script::Arabic) => ("ar", !has("پچژگکیےۓټډړښګڼٹ")),
        // Letters of Ukrainian, Belarusian, Serbian and others; those that Bulgarian lacks.
        () if share(Script::Cyrillic) => ("ru", has("ыэ") && !has("іїєґўјљњћђ")),
        // Marathi and Nepali have the script but not these words.
        () if share(Script::Devanagari) => {
            ("hi", count(text, "है हैं के में की का") * 12 > count_all(text))
        }
        () if share(Script::Hangul) => ("ko", true),
        () if share(Script::Greek) => ("el", true),
        () if share(Script::Hebrew) => ("he", !has("װױײ")),
        () => return None,
    };
    Some(by_script.0).filter(|_| by_script.1)
}

/// The tag under which a language is known here: `en` for `en-GB`; `None` if it is not known.
pub fn known(tag: &str) -> Option<&'static str> {
    const OTHERS: [&str; 8] = ["ar", "el", "he", "hi", "ja", "ko", "ru", "zh"];
    let subtag = tag.split(['-', '_']).next().unwrap_or_default();
    let mut all = WORDS.iter().map(|(tag, _)| *tag).chain(OTHERS);
    all.find(|known| known.eq_ignore_ascii_case(subtag))
}

#[derive(Clone, Copy)]
enum Script {
    Latin,
    Arabic,
    Cyrillic,
    Devanagari,
    Greek,
    Han,
    Hangul,
    Hebrew,
    Kana,
}

/// The script of a letter; Latin for those of which nothing is known but that they are no other.
fn script(c: char) -> Script {
    match c {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
            Script::Han
        }
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Script::Hangul,
        _ => Script::Latin,
    }
}

/// By function words: at least three, an eighth of all words, and a third more than of any other
/// language.
fn by_words(text: &str) -> Option<&'static str> {
    let mut counts = WORDS.map(|(tag, words)| (count(text, words), tag));
    crate::sort::by_key(&mut counts, |(count, _)| std::cmp::Reverse(*count));
    let [(most, tag), (second, _), ..] = counts;
    (most >= 3 && most * 8 >= count_all(text) && most * 3 > second * 4).then_some(tag)
}

fn count(text: &str, list: &str) -> usize {
    let is_listed = |word: &str| list.split(' ').any(|listed| listed == word);
    words(text).filter(|word| is_listed(&fold(word))).count()
}

fn count_all(text: &str) -> usize {
    words(text).count()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    tokens(text).map(|token| token.of(text)).take(SAMPLE / 5)
}
