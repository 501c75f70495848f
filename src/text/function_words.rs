//! Function words: words with a grammatical function and no meaning of their own.
//!
//! ```
//! use readout::text::is_function_word;
//!
//! assert!(is_function_word("the") && !is_function_word("treaty"));
//! ```

/// Those of English, folded.
const ENGLISH: &str = "a an and are as at be been being both but by for from had has have he her \
    his i in into is it its me my no nor not of on or our out over she so than that the their them \
    there these they this those to up was we were what which who whom will with would you your";

/// Whether a folded word is a function word of English. `us` is not counted as one: it may be the US.
pub fn is_function_word(folded: &str) -> bool {
    ENGLISH.split(' ').any(|word| word == folded)
}
