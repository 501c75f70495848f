//! Scrolls to an element.

use wasm_bindgen::JsCast;

/// Brings an element to the middle of the window.
pub fn scroll_into_view(element: &web_sys::Element) {
    scroll_to(element, web_sys::ScrollLogicalPosition::Center);
}

/// Brings an element into the window, to this place in it. A page that embeds it stays where it is
/// until the reader is in the explorer.
pub fn scroll_to(element: &web_sys::Element, to: web_sys::ScrollLogicalPosition) {
    let around = element.get_root_node().dyn_into::<web_sys::ShadowRoot>();
    if around.is_ok_and(|around| around.active_element().is_none()) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
