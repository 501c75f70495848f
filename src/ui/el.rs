//! Elements of one type.
//!
//! `view!` gives every element, attribute and closure a type of its own, and each type brings its
//! own code for building, updating and dropping it: these pages weighed 70 KB more, compressed, of
//! the 150 that everything may weigh. Here every element is the same Leptos type over erased
//! attributes and children, and what Leptos does at run time is the same.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{self, Custom};
use leptos::prelude::*;
use std::borrow::Cow;

/// An element that is being described.
#[must_use]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A way to reach an element once it is on the page.
pub type Node = NodeRef<Custom<&'static str>>;

/// Words that are known to live long enough, or are made for the purpose.
pub type Words = Cow<'static, str>;

/// Describes an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Some text.
pub fn text(words: impl Into<Words>) -> AnyView {
    text_of(words.into())
}

/// A part of the page that is made anew when what it reads changes.
pub fn live<V: Into<AnyView>>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    live_of(Box::new(move || view().into()))
}

/// What is done outside of the page's own elements when what it reads changes.
pub fn effect(then: impl FnMut() + 'static) {
    effect_of(Box::new(then));
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}

impl El {
    /// An attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.with(attribute(name, value.into()))
    }

    /// The classes.
    pub fn class(self, class: impl Into<Words>) -> Self {
        self.with(attribute("class", class.into()))
    }

    /// A property of the style, set so that no policy against `style` attributes is in its way.
    pub fn style(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(style_property(name, value.into()))
    }

    /// An attribute that follows what it reads; absent for nothing.
    pub fn live<V: Into<Words>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<V> + Send + Sync + 'static,
    ) -> Self {
        self.with(live_attribute(name, Box::new(move || value().map(Into::into))))
    }

    /// A child.
    pub fn child(self, child: impl Into<AnyView>) -> Self {
        self.with_child(child.into())
    }

    /// Several children, or none.
    pub fn all<V: Into<AnyView>>(mut self, children: impl IntoIterator<Item = V>) -> Self {
        for child in children {
            self = self.with_child(child.into());
        }
        self
    }

    /// Some text.
    pub fn text(self, words: impl Into<Words>) -> Self {
        self.with_text(words.into())
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, then: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.with(listener(event, Box::new(then)))
    }

    /// Lets `node` reach the element.
    pub fn node(self, node: Node) -> Self {
        self.with(leptos::tachys::html::node_ref::node_ref(node).into_any_attr())
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    #[inline(never)]
    fn with_text(self, words: Words) -> Self {
        self.with_child(text_of(words))
    }
}

impl From<El> for AnyView {
    #[inline(never)]
    fn from(el: El) -> AnyView {
        let Parts { tag, attributes, children } = *el.0;
        html::custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}

// One copy of each, however many call them.

#[inline(never)]
fn text_of(words: Words) -> AnyView {
    words.into_any()
}

#[inline(never)]
fn live_of(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}

#[inline(never)]
fn effect_of(mut then: Box<dyn FnMut()>) {
    Effect::new(move |_| then());
}

#[inline(never)]
fn attribute(name: &'static str, value: Words) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

#[inline(never)]
fn style_property(name: &'static str, value: String) -> AnyAttribute {
    leptos::tachys::html::style::style((name, value)).into_any_attr()
}

#[inline(never)]
fn live_attribute(
    name: &'static str,
    value: Box<dyn Fn() -> Option<Words> + Send + Sync>,
) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

#[inline(never)]
fn listener(event: &'static str, then: Box<dyn FnMut(web_sys::Event)>) -> AnyAttribute {
    let event = leptos::ev::Custom::<web_sys::Event>::new(event);
    leptos::tachys::html::event::on(event, then).into_any_attr()
}
