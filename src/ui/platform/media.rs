//! For what the page is laid out: whether there is room for two columns, whether it is printed.

use crate::ui::platform::mount_root::MountRoot;
use gloo::events::EventListener;
use gloo::utils::window;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaQueryList, ResizeObserver};

/// Below this width what stands side by side is read one after the other; the style sheets say the
/// same.
const NARROW: &str = "(max-width: 48rem)";

/// That in pixels, for what is embedded.
const NARROW_PIXELS: i32 = 768;

/// Follows whether there is not: of the window, or of the place where it is embedded.
pub fn is_narrow() -> ReadSignal<bool> {
    let root = expect_context::<MountRoot>();
    let (narrow, set_narrow) = signal(false);
    if root.embedded {
        follow_place(root, set_narrow);
    } else {
        follow_window(NARROW, set_narrow);
    }
    narrow
}

/// Follows whether the page is being printed.
pub fn is_printed() -> ReadSignal<bool> {
    let (printed, set_printed) = signal(false);
    follow_window("print", set_printed);
    printed
}

fn follow_window(query: &str, is: WriteSignal<bool>) {
    let Ok(Some(query)) = window().match_media(query) else { return };
    is.set(query.matches());
    let now: MediaQueryList = query.clone();
    let listener = EventListener::new(&query, "change", move |_| is.set(now.matches()));
    // It listens until its owner drops it.
    StoredValue::new_local(listener);
}

fn follow_place(root: MountRoot, narrow: WriteSignal<bool>) {
    let is_narrow = move || root.host().client_width() <= NARROW_PIXELS;
    let (now, set_now) = signal(is_narrow());
    narrow.set(is_narrow());
    let changed = Closure::<dyn FnMut()>::new(move || {
        if now.get_untracked() != is_narrow() {
            set_now.set(is_narrow());
            narrow.set(is_narrow());
        }
    });
    let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
    observer.observe(&root.host());
    let kept = StoredValue::new_local((observer, changed));
    on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
}
