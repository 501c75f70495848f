//! Joins compounds into one word: `co-op` to `coop`, `u.s` to `us`.

/// Joins the parts of a folded word that are separated by hyphens or apostrophes, or by full stops
/// between single letters: `co-op`, `o'neill`, `u.s`, but not `2+2` or `2022-04`. False if there is
/// nothing to join.
pub(crate) fn join(word: &str, out: &mut String) -> bool {
    let initials = word.split('.').all(|part| part.chars().count() == 1);
    let joint = |c: char| matches!(c, '-' | '\'') || (c == '.' && initials);
    out.clear();
    for c in word.chars() {
        if !joint(c) {
            out.push(c);
        }
    }
    out.len() < word.len() && out.chars().all(char::is_alphanumeric) && !is_number(out)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
