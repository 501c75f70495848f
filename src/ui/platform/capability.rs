//! What a browser, a sandbox, a policy or a private mode may withhold: each is asked for here, and is
//! `None` if it is missing or if asking for it throws.

use gloo::utils::window;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Clipboard, MediaQueryList, Storage};

/// Storage that stays between visits.
pub fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The asynchronous clipboard.
pub fn clipboard() -> Option<Clipboard> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    clipboard.dyn_into().ok()
}

/// A media query that tells of its changes; older browsers have some that do not.
pub fn media_query(query: &str) -> Option<MediaQueryList> {
    let query = window().match_media(query).ok().flatten()?;
    Reflect::has(&query, &"addEventListener".into()).unwrap_or(false).then_some(query)
}
