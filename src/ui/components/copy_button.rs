//! A button that copies text and confirms it.

use super::live_region::LiveRegion;
use crate::ui::html::{self, Element};
use crate::ui::platform::clipboard::copy;
use crate::ui::platform::mount_root::MountRoot;
use crate::ui::platform::timeout::OwnedTimeout;
use leptos::ev;
use leptos::prelude::*;
use std::rc::Rc;

/// How long the button shows the confirmation, in milliseconds.
const CONFIRMATION_TIME: u32 = 2000;

/// A button that copies what `text` returns and confirms it.
pub fn copy_button(name: &'static str, text: impl Fn() -> String + 'static) -> Element {
    let live_region = expect_context::<LiveRegion>();
    let root = expect_context::<MountRoot>();
    let (copied, set_copied) = signal(false);
    let confirmed = OwnedTimeout::default();
    let done = Rc::new(move || {
        live_region.say("Copied.".into());
        set_copied.set(true);
        confirmed.start(CONFIRMATION_TIME, move || set_copied.set(false));
    });
    html::button()
        .attr("type", "button")
        .attr("data-copied", move || copied.get())
        .on(ev::click, move |_| copy(root, text(), done.clone()))
        .child(name)
}
