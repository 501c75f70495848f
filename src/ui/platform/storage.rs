//! What is remembered of the reader's wishes. If storage is blocked, they hold for this visit.

use super::capability::local_storage;

/// The value stored under a name.
pub fn get(name: &str) -> Option<String> {
    local_storage()?.get_item(name).ok().flatten()
}

/// Stores a value.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(name, value);
    }
}
