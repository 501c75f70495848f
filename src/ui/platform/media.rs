//! What the page is laid out for: whether it is narrow, whether it is printed.

use super::capability::media_query;
use crate::ui::platform::mount_root::MountRoot;
use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaQueryList, ResizeObserver};

/// Up to this width, columns are stacked; the style sheets have the same breakpoint.
const NARROW: &str = "(max-width: 48rem)";

/// The same in pixels, for an embedded application.
const NARROW_PIXELS: i32 = 768;

/// Whether the window, or the host element if embedded, is narrow.
pub fn is_narrow() -> ReadSignal<bool> {
    let root = expect_context::<MountRoot>();
    let (narrow, set_narrow) = signal(false);
    if root.embedded {
        follow_host_width(root, set_narrow);
    } else {
        follow_media_query(NARROW, set_narrow);
    }
    narrow
}

/// Whether the page is being printed.
pub fn is_printed() -> ReadSignal<bool> {
    let (printed, set_printed) = signal(false);
    follow_media_query("print", set_printed);
    printed
}

fn follow_media_query(query: &str, set_matches: WriteSignal<bool>) {
    let Some(query) = media_query(query) else { return };
    set_matches.set(query.matches());
    let list: MediaQueryList = query.clone();
    let listener = EventListener::new(&query, "change", move |_| set_matches.set(list.matches()));
    // Removed when the owner is disposed.
    StoredValue::new_local(listener);
}

fn follow_host_width(root: MountRoot, set_narrow: WriteSignal<bool>) {
    let is_narrow = move || root.host().client_width() <= NARROW_PIXELS;
    let (shown, set_shown) = signal(is_narrow());
    set_narrow.set(is_narrow());
    let changed = Closure::<dyn FnMut()>::new(move || {
        if shown.get_untracked() != is_narrow() {
            set_shown.set(is_narrow());
            set_narrow.set(is_narrow());
        }
    });
    let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
    observer.observe(&root.host());
    let kept = StoredValue::new_local((observer, changed));
    on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
}
