//! Whether there is room for two columns.

use super::state::{ReadSignal, signal};
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::MediaQueryList;

/// Below this width what stands side by side is read one after the other; the style sheets say the
/// same.
const NARROW: &str = "(max-width: 48rem)";

/// Follows whether the window is narrow.
pub fn is_narrow() -> ReadSignal<bool> {
    let query = window().match_media(NARROW).ok().flatten();
    let (narrow, set_narrow) = signal(query.as_ref().is_some_and(MediaQueryList::matches));
    if let Some(query) = query {
        let now = query.clone();
        let listener = EventListener::new(&query, "change", move |_| set_narrow.set(now.matches()));
        let listener = SendWrapper::new(listener);
        on_cleanup(move || drop(listener));
    }
    narrow
}
