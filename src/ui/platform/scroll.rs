//! Scrolling.

use super::mount_root::MountRoot;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls an element to the middle of the window.
pub fn scroll_into_view(root: MountRoot, element: &web_sys::Element) {
    scroll_to(root, element, ScrollLogicalPosition::Center);
}

/// Scrolls an element to this place of the window. A host page is only scrolled after a navigation
/// from inside the explorer.
pub fn scroll_to(root: MountRoot, element: &web_sys::Element, to: ScrollLogicalPosition) {
    if root.may_move_view() {
        scroll_to_edge(element, to);
    }
}

/// Scrolls to an edge of an element that stands in for hits, at the reader's request.
pub fn scroll_to_edge(element: &web_sys::Element, edge: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(edge);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The distance of an element from the top of the content of a column that scrolls, in pixels.
#[allow(clippy::cast_possible_truncation, reason = "pixels of a page")]
pub fn top_within(column: &HtmlElement, element: &web_sys::Element) -> i32 {
    let (top, edge) =
        (element.get_bounding_client_rect().top(), column.get_bounding_client_rect().top());
    (top - edge).round() as i32 + column.scroll_top()
}
