//! A key shared by the British and American spellings of a word.
//!
//! [`key`] maps both spellings of a folded word to the same string: `defence` and `defense`,
//! `organisation` and `organization`, `travelled` and `traveled`. It is a key, not a correction,
//! and is never shown. Stems are computed from keys, because Porter2 alone gives two stems,
//! `defenc` and `defens`.
//!
//! Rules are restricted by lists of bases where an ending alone would merge different words (`four`
//! and `for`, `here` and `her`, `filled` and `filed`) or separate related words (`revise` from
//! `revision`). Forms not in a list stay unchanged. Different words for one thing (`lift`,
//! `elevator`) are aliases, not spellings.
//!
//! ```
//! use readout::text::spelling::key;
//!
//! assert_eq!(key("defence"), key("defense"));
//! assert_ne!(key("four"), key("for"));
//! ```

use std::borrow::Cow;

/// The spelling key of a folded word; most words are their own key.
pub fn key(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return Cow::Borrowed(word);
    }
    if let Some((_, key)) = WHOLE.iter().find(|(from, _)| *from == word) {
        return Cow::Borrowed(key);
    }
    let mut key = Cow::Borrowed(word);
    for rule in RULES {
        if let Some(changed) = rule(&key) {
            key = Cow::Owned(changed);
        }
    }
    key
}

const RULES: &[fn(&str) -> Option<String>] = &[
    inside,
    our,
    |word| ending(word, "r", "er", "e es ed ing", |base| ends_in(base, RE)),
    |word| ending(word, "gu", "g", "e es ed ing", logue),
    |word| ending(word, "is", "iz", ISE, ise),
    |word| ending(word, "lys", "lyz", "e ed es er ers ing", |base| !base.is_empty()),
    |word| ending(word, "ll", "l", "ed ing ings er ers or ors ous ously ment ments", unstressed),
];

/// Replaces `from` by `to` before one of the endings, after a base that satisfies `fits`. Removes
/// the final `e` of `centre` and `dialogue`, which `center` and `dialog` lack.
fn ending(word: &str, from: &str, to: &str, ends: &str, fits: fn(&str) -> bool) -> Option<String> {
    if !word.contains(from) {
        return None;
    }
    for end in ends.split(' ') {
        let base = word.strip_suffix(end).and_then(|rest| rest.strip_suffix(from));
        if let Some(base) = base.filter(|base| fits(base)) {
            let silent = matches!(end, "e" | "es") && matches!(from, "r" | "gu");
            return Some([base, to, if silent { &end[1..] } else { end }].concat());
        }
    }
    None
}

/// Whole words that no rule covers.
const WHOLE: &[(&str, &str)] = &[
    ("ageing", "aging"),
    ("burnt", "burned"),
    ("cosy", "cozy"),
    ("dreamt", "dreamed"),
    ("gaol", "jail"),
    ("grey", "gray"),
    ("greys", "grays"),
    ("jewellery", "jewelry"),
    ("learnt", "learned"),
    ("spelt", "spelled"),
    ("spoilt", "spoiled"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("woollen", "woolen"),
];

/// Substrings that identify a word.
const INSIDE: &[(&str, &str)] = &[
    ("aemi", "emi"),
    ("aeroplane", "airplane"),
    ("aesthe", "esthe"),
    ("aluminium", "aluminum"),
    ("archaeo", "archeo"),
    ("artefact", "artifact"),
    ("benefitt", "benefit"),
    ("caesar", "cesar"),
    ("connexion", "connection"),
    ("defenc", "defens"),
    ("dgement", "dgment"),
    ("enquir", "inquir"),
    ("enroll", "enrol"),
    ("enthrall", "enthral"),
    ("flexion", "flection"),
    ("focuss", "focus"),
    ("foet", "fet"),
    ("fulfill", "fulfil"),
    ("gramme", "gram"),
    ("gynaec", "gynec"),
    ("haem", "hem"),
    ("install", "instal"),
    ("instill", "instil"),
    ("licenc", "licens"),
    ("mediaev", "mediev"),
    ("moustache", "mustache"),
    ("oestr", "estr"),
    ("oeuv", "euv"),
    ("offenc", "offens"),
    ("paed", "ped"),
    ("plough", "plow"),
    ("practis", "practic"),
    ("pretenc", "pretens"),
    ("pyjama", "pajama"),
    ("rrhoea", "rrhea"),
    ("sceptic", "skeptic"),
    ("skillful", "skilful"),
    ("smoulder", "smolder"),
    ("sulph", "sulf"),
    ("willful", "wilful"),
];

fn inside(word: &str) -> Option<String> {
    // `programmed` and other words in `grammed` are the same in British and American spelling.
    let fits = |from: &str| from != "gramme" || word.ends_with("gramme") || word.ends_with("es");
    let own = letters(word);
    let known = |at: &usize| {
        let (from, _) = INSIDE[*at];
        LETTERS[*at] & !own == 0 && word.contains(from) && fits(from)
    };
    let (from, to) = INSIDE[(0..INSIDE.len()).find(known)?];
    Some(word.replacen(from, to, 1))
}

/// The letters of each of [`INSIDE`]: a word that lacks one of them need not be searched.
const LETTERS: [u32; INSIDE.len()] = {
    let mut all = [0; INSIDE.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = letters(INSIDE[at].0);
        at += 1;
    }
    all
};

/// One bit per letter of the alphabet.
const fn letters(word: &str) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < word.len() {
        bits |= 1 << (word.as_bytes()[at] & 31);
        at += 1;
    }
    bits
}

/// Bases in -our, without the ending. `four`, `hour`, `tour`, `pour` and `source` are not here.
const OUR: &str = "arb ard arm behavi cand clam col demean enam endeav fav ferv flav glam harb \
    hon hum lab neighb od parl ranc rig rum savi sav splend succ tum val vap vig";

fn our(word: &str) -> Option<String> {
    let at = word.find("our")?;
    let base = &word[..at];
    let known = ends_in(base, OUR);
    known.then(|| [base, "or", &word[at + 3..]].concat())
}

/// Bases in -re, without the ending. `here`, `there`, `more`, `acre` and `genre` are not here.
const RE: &str = "calib cent fib lit louv lust meag met mit maneuv och reconnoit sab scept somb \
    spect theat";

/// What can follow the `is` of -ise.
const ISE: &str = "e ed es er ers ing ingly able ation ations ational";

/// Endings before an -ise that is not a suffix: raise, noise, cruise, likewise, surprise.
const NOT_ISE: &str = "a advert anyw chast desp franch merchand o parad pr prem prom sunr surm u \
    upr w";

/// The same, but for whole bases only: not a suffix in demise, but in academise.
const NOT_ISE_WHOLE: &str = "cer chem dem expert mort treat val";

/// Whether -ise after `base` is the suffix that is also spelled -ize.
fn ise(base: &str) -> bool {
    let exercise = base.ends_with('c') && !base.ends_with("ic");
    let revise = base.ends_with('v') && !base.ends_with("tiv");
    let guarded = ends_in(base, NOT_ISE) || NOT_ISE_WHOLE.split(' ').any(|w| w == base);
    base.len() >= 3 && !exercise && !revise && !guarded
}

/// dialogue, catalogued; also pedagogue, synagogue; not rogue, league.
fn logue(base: &str) -> bool {
    base.len() > 3 && (base.ends_with("lo") || base.ends_with("ago"))
}

/// travelled, cancelling, modeller, marvellous, instalment: one `l` after an unstressed syllable.
/// One-syllable bases (`filled`, `telling`, `smaller`) keep both.
fn unstressed(base: &str) -> bool {
    base.ends_with("ue") || base.ends_with("ia") || syllables(base) >= 2
}

fn ends_in(base: &str, ends: &str) -> bool {
    ends.split(' ').any(|end| base.ends_with(end))
}

/// The number of groups of vowels.
fn syllables(word: &str) -> usize {
    let vowel = |b: u8| b"aeiouy".contains(&b);
    let bytes = word.as_bytes();
    (0..bytes.len()).filter(|&i| vowel(bytes[i]) && (i == 0 || !vowel(bytes[i - 1]))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        let table = [
            "defence defense",
            "defences defenses",
            "defenceless defenseless",
            "offence offense",
            "licence license",
            "licenced licensed",
            "pretence pretense",
            "practise practice",
            "practising practicing",
            "organise organize",
            "organised organized",
            "organising organizing",
            "organisation organization",
            "organisations organizations",
            "organisational organizational",
            "organiser organizer",
            "recognisable recognizable",
            "realise realize",
            "criticise criticize",
            "minimised minimized",
            "prioritising prioritizing",
            "modernisation modernization",
            "collectivise collectivize",
            "utilise utilize",
            "legalise legalize",
            "summarise summarize",
            "analyse analyze",
            "paralysed paralyzed",
            "colour color",
            "colours colors",
            "favourable favorable",
            "behavioural behavioral",
            "neighbourhood neighborhood",
            "labour labor",
            "honoured honored",
            "dishonour dishonor",
            "armoured armored",
            "harbour harbor",
            "centre center",
            "centred centered",
            "centring centering",
            "theatres theaters",
            "kilometres kilometers",
            "fibre fiber",
            "manoeuvre maneuver",
            "manoeuvring maneuvering",
            "dialogue dialog",
            "dialogues dialogs",
            "catalogued cataloged",
            "analogue analog",
            "travelled traveled",
            "travelling traveling",
            "traveller traveler",
            "cancelled canceled",
            "modelling modeling",
            "labelled labeled",
            "fuelled fueled",
            "signalling signaling",
            "counsellor counselor",
            "marvellous marvelous",
            "fulfil fulfill",
            "fulfilment fulfillment",
            "instalment installment",
            "enrolment enrollment",
            "skilful skillful",
            "programme program",
            "programmes programs",
            "kilogramme kilogram",
            "paediatric pediatric",
            "anaemia anemia",
            "haemorrhage hemorrhage",
            "encyclopaedia encyclopedia",
            "archaeology archeology",
            "aeroplane airplane",
            "aluminium aluminum",
            "grey gray",
            "tyre tire",
            "plough plow",
            "sceptical skeptical",
            "sulphur sulfur",
            "artefact artifact",
            "judgement judgment",
            "acknowledgement acknowledgment",
            "connexion connection",
            "enquiry inquiry",
            "learnt learned",
            "focussed focused",
        ];
        for pair in table {
            let (british, american) = pair.split_once(' ').expect("two words");
            assert_eq!(key(british), key(american), "{pair}");
        }
    }

    #[test]
    fn false_friends_stay_apart() {
        let table = [
            "four for",
            "hour hor",
            "tour tor",
            "pour por",
            "flour flor",
            "here her",
            "there ther",
            "were wer",
            "more moer",
            "fire fier",
            "hence hense",
            "sentence sentense",
            "filled filed",
            "polling poling",
            "tilled tiled",
            "willing wiling",
            "filler filer",
            "prise prize",
            "rogue rog",
            "vogue vog",
            "course corse",
            "contour contor",
            "timbre timber",
        ];
        for pair in table {
            let (one, other) = pair.split_once(' ').expect("two words");
            assert_ne!(key(one), key(other), "{pair}");
        }
    }

    #[test]
    fn words_that_are_their_own_key() {
        let words = "wise size advise rise arise uprising surprise enterprise exercise precise \
            promise premise compromise raise praise noise cruise disguise likewise franchise \
            revise supervise improvise television paradise advertise expertise concise four for \
            hour tour our your source course court here there where her hence since presence \
            intelligence conference science us ai india delegation delation disable basis crisis \
            called telling smaller program programmed programming league fatigue genre acre";
        for word in words.split_whitespace() {
            assert_eq!(key(word), word);
        }
        for word in ["", "é", "2+2", "r&d", "co-development", "оборона"] {
            assert_eq!(key(word), word);
        }
    }
}
