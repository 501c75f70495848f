//! Elements of one type.
//!
//! `view!` gives every element, attribute and closure a type of its own, and each type brings its
//! own code for building, updating and dropping it: for these pages some 170 KB of WebAssembly
//! after compression, with a budget of 150 for everything. Here every element is the same Leptos
//! type over erased attributes and children, so a page costs little more than its words. What
//! Leptos does at run time is the same.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{self, Custom};
use leptos::prelude::*;

/// An element that is being described.
#[must_use]
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A way to reach an element once it is on the page.
pub type Node = NodeRef<Custom<&'static str>>;

/// Describes an element.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Some text.
pub fn text(text: impl Into<String>) -> AnyView {
    text.into().into_any()
}

/// A part of the page that is made anew when what it reads changes.
pub fn live<V: Into<AnyView>>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || view().into());
    view.into_any()
}

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}

impl El {
    /// An attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push(attribute(name, value.into()));
        self
    }

    /// The classes.
    pub fn class(self, class: impl Into<String>) -> Self {
        self.attr("class", class)
    }

    /// A property of the style, set so that no policy against `style` attributes is in its way.
    pub fn style(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push(style_property(name, value.into()));
        self
    }

    /// An attribute that follows what it reads; absent for nothing.
    pub fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.attributes.push(live_attribute(name, Box::new(value)));
        self
    }

    /// A child.
    pub fn add(mut self, child: impl Into<AnyView>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Several children, or none.
    pub fn all<V: Into<AnyView>>(mut self, children: impl IntoIterator<Item = V>) -> Self {
        children.into_iter().for_each(|child| self.children.push(child.into()));
        self
    }

    /// Some text.
    pub fn text(self, words: impl Into<String>) -> Self {
        self.add(text(words))
    }

    /// What happens on an event.
    pub fn on(mut self, event: &'static str, then: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.attributes.push(listener(event, Box::new(then)));
        self
    }

    /// Lets `node` reach the element.
    pub fn node(mut self, node: Node) -> Self {
        self.attributes.push(leptos::tachys::html::node_ref::node_ref(node).into_any_attr());
        self
    }
}

impl From<El> for AnyView {
    fn from(el: El) -> AnyView {
        html::custom(el.tag).add_any_attr(el.attributes).child(el.children).into_any()
    }
}

// One copy of each, however many call them.

fn attribute(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

fn style_property(name: &'static str, value: String) -> AnyAttribute {
    leptos::tachys::html::style::style((name, value)).into_any_attr()
}

fn live_attribute(
    name: &'static str,
    value: Box<dyn Fn() -> Option<String> + Send + Sync>,
) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

fn listener(event: &'static str, then: Box<dyn FnMut(web_sys::Event)>) -> AnyAttribute {
    let event = leptos::ev::Custom::<web_sys::Event>::new(event);
    leptos::tachys::html::event::on(event, then).into_any_attr()
}
