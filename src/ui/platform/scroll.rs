//! Scrolls to an element.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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

/// How far below the top of what a column holds an element begins.
#[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
pub fn top_within(column: &HtmlElement, element: &web_sys::Element) -> i32 {
    let (top, edge) =
        (element.get_bounding_client_rect().top(), column.get_bounding_client_rect().top());
    (top - edge).round() as i32 + column.scroll_top()
}
