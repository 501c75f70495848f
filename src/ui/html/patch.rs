//! A list of which only what has changed is drawn again.
//!
//! While letters are typed, most of what a list shows stays as it was. Leptos's `For` keeps the
//! elements of equal keys; but there, a changed element is made anew node by node, and what is drawn
//! at each letter is most of the time that a letter takes. Here the children are compared as HTML,
//! place by place, and one that differs is set at once.

use super::{Element, ElementRef};
use leptos::prelude::*;

/// Has the children of an element follow what `children` reads. They have no closures, listeners and
/// references of their own.
pub fn patch_children(parent: ElementRef, children: impl Fn() -> Vec<Element> + 'static) {
    let mut shown: Vec<String> = Vec::new();
    Effect::new(move |_| {
        let children = children();
        let Some(parent) = parent.get() else { return };
        let mut at = parent.first_element_child();
        let mut count = 0;
        for child in children {
            let html = child.to_html();
            let next = at.as_ref().and_then(web_sys::Element::next_element_sibling);
            if let (Some(old), Some(before)) = (&at, shown.get_mut(count)) {
                if *before != html {
                    old.set_outer_html(&html);
                    *before = html;
                }
            } else {
                let _ = parent.insert_adjacent_html("beforeend", &html);
                shown.push(html);
            }
            (at, count) = (next, count + 1);
        }
        while let Some(old) = at {
            at = old.next_element_sibling();
            old.remove();
        }
        shown.truncate(count);
    });
}
