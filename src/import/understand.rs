//! What is proposed of a draft, by all that is known of it.

use super::draft::Draft;
use super::{asides, head, language};

/// Proposes what is left out, language, title and date, from text, properties and file name. What is
/// there already is replaced, except for blocks that an importer has left out.
pub(crate) fn understand(draft: &mut Draft) {
    asides::propose(draft);
    let own = draft.prose().collect::<Vec<_>>().join("\n");
    let language = language::guess(&own).or_else(|| language::known(&draft.properties.language));
    draft.language = language.map(str::to_owned);
    head::propose(draft);
}
