//! Alias keys: how words are compared with the aliases in the corpus.

use super::compound::join;
use crate::text::{base, fold, spelling, tokens};

/// The key by which a word is compared with a word of an alias.
pub(crate) fn alias_key(word: &str) -> String {
    let word = fold(base(word));
    let mut joined = String::new();
    if join(&word, &mut joined) { joined } else { spelling::key(&word).into_owned() }
}

/// The key of each word of a name.
pub(crate) fn alias_keys(name: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for word in tokens(name) {
        keys.push(alias_key(word.of(name)));
    }
    keys
}
