//! What is remembered of the reader's wishes. Where storage is blocked they hold for this visit.

use gloo::utils::window;

/// What was remembered under a name.
pub fn get(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Remembers it.
pub fn set(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}
