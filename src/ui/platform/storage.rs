//! The user's preferences in local storage. If storage is blocked, they last for this visit only.

use gloo::utils::window;

/// The value stored under a name.
pub fn get(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Stores a value under a name.
pub fn set(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}
