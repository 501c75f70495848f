//! Scrolls to an element.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Scrolls an element to the middle of the window.
pub fn scroll_into_view(element: &web_sys::Element) {
    scroll_to(element, web_sys::ScrollLogicalPosition::Center);
}

/// Scrolls an element to this position in the window. A host page is only scrolled while focus is
/// in the explorer.
pub fn scroll_to(element: &web_sys::Element, to: web_sys::ScrollLogicalPosition) {
    let shadow_root = element.get_root_node().dyn_into::<web_sys::ShadowRoot>();
    if shadow_root.is_ok_and(|shadow_root| shadow_root.active_element().is_none()) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The distance of an element from the top of the column's content, in pixels.
#[expect(clippy::cast_possible_truncation, reason = "a page is not that tall")]
pub fn top_within(column: &HtmlElement, element: &web_sys::Element) -> i32 {
    let (top, edge) =
        (element.get_bounding_client_rect().top(), column.get_bounding_client_rect().top());
    (top - edge).round() as i32 + column.scroll_top()
}
