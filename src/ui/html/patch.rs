//! A list that re-renders only the children that have changed.
//!
//! While the user types, most of a list stays the same. Leptos's `For` keeps the elements of equal
//! keys, but rebuilds a changed element node by node, and rendering takes most of the time of a
//! keystroke. Here the children are compared as HTML, index by index, and a changed one is replaced
//! at once.

use super::{Element, ElementRef};
use leptos::prelude::*;

/// Keeps the children of an element in sync with `children`, which is tracked. They must not have
/// closures, listeners or references.
pub fn patch_children(parent: ElementRef, children: impl Fn() -> Vec<Element> + 'static) {
    let mut rendered: Vec<String> = Vec::new();
    Effect::new(move |_| {
        let children = children();
        let Some(parent) = parent.get() else { return };
        let mut current = parent.first_element_child();
        let mut count = 0;
        for child in children {
            let html = child.to_html();
            let next = current.as_ref().and_then(web_sys::Element::next_element_sibling);
            if let (Some(old), Some(old_html)) = (&current, rendered.get_mut(count)) {
                if *old_html != html {
                    old.set_outer_html(&html);
                    *old_html = html;
                }
            } else {
                let _ = parent.insert_adjacent_html("beforeend", &html);
                rendered.push(html);
            }
            (current, count) = (next, count + 1);
        }
        while let Some(old) = current {
            current = old.next_element_sibling();
            old.remove();
        }
        rendered.truncate(count);
    });
}
