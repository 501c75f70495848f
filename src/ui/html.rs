//! A builder for elements: the builder of Leptos over its erased types.
//!
//! `view!` and `leptos::html` give every element, attribute and closure a type of its own, and each
//! type brings its own code for building, updating and dropping it. Here every element is the same
//! Leptos type over erased attributes and children. Names are those of `leptos::html`: a function
//! for each tag, `child`, `attr`, `class`, `on`, `node_ref`; a closure as a child or as the value
//! of an attribute is run again when a signal that it reads changes.
//!
//! A subtree without closures, listeners and references is serialised to HTML and inserted at once,
//! which is faster than creating its elements one by one. `svg` and `path` can only be used this
//! way: created one by one, they would be HTML elements.
//!
//! Measured on 840 elements of 120 components, each with a signal and some closures and listeners,
//! Brotli, on top of an empty application: 28 KB with this builder, 46 KB with `view!`, 36 KB with
//! `view!` under `--cfg erase_components`. Mounting them at 4× CPU throttle took 177, 197 and
//! 193 ms (`cargo xtask elements`, `benches/elements`, 27 November 2026). The difference is larger
//! for components with more static content: 804 elements took 20, 84 and 40 KB.

mod patch;

pub use self::patch::patch_children;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::EventDescriptor;
use leptos::html::{self, Custom};
use leptos::prelude::*;
use leptos::tachys::html::element::inner_html;
use leptos::tachys::html::{event, node_ref};
use std::borrow::Cow;
use wasm_bindgen::JsCast;

/// A builder for an element.
#[must_use]
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<Child>,
    /// Whether all of it can be serialised to HTML.
    is_static: bool,
}

enum Attribute {
    Static(&'static str, Text),
    Live(AnyAttribute),
}

/// A child of an element.
pub enum Child {
    /// Text.
    Text(Text),
    /// An element.
    Element(Element),
    /// A Leptos view.
    View(AnyView),
}

/// A reference to an element; empty until the element is mounted.
pub type ElementRef = NodeRef<Custom<&'static str>>;

/// Static or owned text.
pub type Text = Cow<'static, str>;

/// An element with the given tag.
#[inline(never)]
pub fn custom(tag: &'static str) -> Element {
    let (attributes, children) = (Vec::new(), Vec::new());
    Element(Box::new(Parts { tag, attributes, children, is_static: true }))
}

macro_rules! tags {
    ($($tag:ident)*) => {$(
        #[doc = concat!("An element `", stringify!($tag), "`.")]
        pub fn $tag() -> Element {
            custom(stringify!($tag))
        }
    )*};
}

tags! {
    a article b button caption code dd details div dl dt fieldset footer form h1 h2 h3 header input
    kbd label legend li main mark nav ol option p path pre q section select small span summary sup svg table tbody td textarea
    th thead tr ul
}

impl Element {
    /// Sets an attribute; `None` and `false` omit it.
    pub fn attr(self, name: &'static str, value: impl AttributeValue) -> Self {
        value.set(name, self)
    }

    /// Sets the `class` attribute.
    pub fn class(self, class: impl AttributeValue) -> Self {
        class.set("class", self)
    }

    /// Appends a child, or several.
    pub fn child(mut self, child: impl IntoChild) -> Self {
        let before = self.0.children.len();
        child.append_to(&mut self.0.children);
        self.0.is_static &= self.0.children[before..].iter().all(Child::is_static);
        self
    }

    /// Adds an event listener: `on(ev::click, |event| …)`.
    #[allow(clippy::needless_pass_by_value, reason = "as Leptos has it: events are names of types")]
    pub fn on<E: EventDescriptor>(
        self,
        event: E,
        mut handler: impl FnMut(E::EventType) + 'static,
    ) -> Self
    where
        E::EventType: JsCast,
    {
        // Unchecked, as in Leptos: scripts can dispatch an event of this name with another type.
        self.live(listener(event.name(), Box::new(move |event| handler(event.unchecked_into()))))
    }

    /// Binds a reference to the element.
    pub fn node_ref(self, node: ElementRef) -> Self {
        self.live(node_ref::node_ref(node).into_any_attr())
    }

    /// Converts the element to a view.
    #[inline(never)]
    pub fn into_any(self) -> AnyView {
        let Parts { tag, attributes, children, .. } = *self.0;
        let mut all: Vec<AnyAttribute> = Vec::new();
        for attribute in attributes {
            all.push(match attribute {
                Attribute::Static(name, value) => custom_attribute(name, value).into_any_attr(),
                Attribute::Live(attribute) => attribute,
            });
        }
        if children.iter().all(Child::is_static) {
            let mut html = String::new();
            write(&children, &mut html);
            if !html.is_empty() {
                all.push(inner_html(html).into_any_attr());
            }
            return html::custom(tag).add_any_attr(all).into_any();
        }
        html::custom(tag).add_any_attr(all).child(views(children)).into_any()
    }

    /// Serialises an element without closures, listeners and references to HTML.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    #[inline(never)]
    fn fixed(mut self, name: &'static str, value: Option<Text>) -> Self {
        self.0.attributes.extend(value.map(|value| Attribute::Static(name, value)));
        self
    }

    #[inline(never)]
    fn live(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(Attribute::Live(attribute));
        self.0.is_static = false;
        self
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for attribute in &self.0.attributes {
            if let Attribute::Static(name, value) = attribute {
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                escape(value, html);
                html.push('"');
            }
        }
        html.push('>');
        write(&self.0.children, html);
        if self.0.tag != "input" {
            html.push_str("</");
            html.push_str(self.0.tag);
            html.push('>');
        }
    }
}

/// A value of an attribute, fixed or reactive.
pub trait AttributeValue {
    /// Sets the attribute on an element.
    fn set(self, name: &'static str, element: Element) -> Element;
}

/// A fixed value of an attribute: text, or whether the attribute is present.
pub trait FixedValue {
    /// The text of the value; `None` omits the attribute.
    fn words(self) -> Option<Text>;
}

impl FixedValue for bool {
    fn words(self) -> Option<Text> {
        self.then(Text::default)
    }
}

impl<V: FixedValue> FixedValue for Option<V> {
    fn words(self) -> Option<Text> {
        self.and_then(V::words)
    }
}

impl AttributeValue for bool {
    fn set(self, name: &'static str, element: Element) -> Element {
        element.fixed(name, self.words())
    }
}

impl<V: FixedValue> AttributeValue for Option<V> {
    fn set(self, name: &'static str, element: Element) -> Element {
        element.fixed(name, self.words())
    }
}

impl<V: FixedValue, F: Fn() -> V + Send + Sync + 'static> AttributeValue for F {
    fn set(self, name: &'static str, element: Element) -> Element {
        element.live(live_attribute(name, Box::new(move || self().words())))
    }
}

/// Conversion to children of an element.
pub trait IntoChild {
    /// Appends itself, or its parts, to the children.
    fn append_to(self, children: &mut Vec<Child>);
}

/// The view of one or several children without a parent element.
pub fn fragment(child: impl IntoChild) -> AnyView {
    let mut children = Vec::new();
    child.append_to(&mut children);
    view_of(children)
}

impl IntoChild for () {
    fn append_to(self, _: &mut Vec<Child>) {}
}

impl IntoChild for Child {
    fn append_to(self, children: &mut Vec<Child>) {
        children.push(self);
    }
}

impl IntoChild for Element {
    fn append_to(self, children: &mut Vec<Child>) {
        children.push(Child::Element(self));
    }
}

impl IntoChild for AnyView {
    fn append_to(self, children: &mut Vec<Child>) {
        children.push(Child::View(self));
    }
}

impl<C: IntoChild> IntoChild for Option<C> {
    fn append_to(self, children: &mut Vec<Child>) {
        if let Some(child) = self {
            child.append_to(children);
        }
    }
}

impl<C: IntoChild> IntoChild for Vec<C> {
    fn append_to(self, children: &mut Vec<Child>) {
        for child in self {
            child.append_to(children);
        }
    }
}

impl<C: IntoChild, const N: usize> IntoChild for [C; N] {
    fn append_to(self, children: &mut Vec<Child>) {
        for child in self {
            child.append_to(children);
        }
    }
}

impl<C: IntoChild, F: FnMut() -> C + Send + 'static> IntoChild for F {
    fn append_to(mut self, children: &mut Vec<Child>) {
        children.push(Child::View(live_view(Box::new(move || fragment(self())))));
    }
}

/// Implements attribute values and children for text types.
macro_rules! text_types {
    ($($type:ty)*) => {$(
        impl FixedValue for $type {
            fn words(self) -> Option<Text> {
                Some(self.into())
            }
        }

        impl AttributeValue for $type {
            fn set(self, name: &'static str, element: Element) -> Element {
                element.fixed(name, Some(self.into()))
            }
        }

        impl From<$type> for Child {
            fn from(text: $type) -> Self {
                Child::Text(text.into())
            }
        }

        impl IntoChild for $type {
            fn append_to(self, children: &mut Vec<Child>) {
                children.push(self.into());
            }
        }
    )*};
}

text_types! { &'static str String Text }

impl FixedValue for &String {
    fn words(self) -> Option<Text> {
        Some(self.clone().into())
    }
}

impl AttributeValue for &String {
    fn set(self, name: &'static str, element: Element) -> Element {
        element.fixed(name, self.words())
    }
}

impl IntoChild for &String {
    fn append_to(self, children: &mut Vec<Child>) {
        children.push(self.clone().into());
    }
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Child::Element(element)
    }
}

impl Child {
    fn is_static(&self) -> bool {
        match self {
            Child::Text(_) => true,
            Child::Element(element) => element.0.is_static,
            Child::View(_) => false,
        }
    }
}

fn write(children: &[Child], html: &mut String) {
    for child in children {
        match child {
            Child::Text(text) => escape(text, html),
            Child::Element(element) => element.write(html),
            Child::View(_) => {}
        }
    }
}

/// Escapes text for content and attribute values.
fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\r' => html.push_str("&#13;"),
            c => html.push(c),
        }
    }
}

// Not inlined: one copy of each, however many callers there are.

#[inline(never)]
fn views(children: Vec<Child>) -> Vec<AnyView> {
    let mut views = Vec::new();
    for child in children {
        views.push(match child {
            Child::Text(text) => text.into_any(),
            Child::Element(element) => element.into_any(),
            Child::View(view) => view,
        });
    }
    views
}

#[inline(never)]
fn view_of(children: Vec<Child>) -> AnyView {
    let mut views = views(children);
    match views.len() {
        0 => ().into_any(),
        1 => views.swap_remove(0),
        _ => views.into_any(),
    }
}

#[inline(never)]
fn live_view(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}

#[inline(never)]
fn live_attribute(
    name: &'static str,
    value: Box<dyn Fn() -> Option<Text> + Send + Sync>,
) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

#[inline(never)]
fn listener(name: Text, handler: Box<dyn FnMut(web_sys::Event)>) -> AnyAttribute {
    event::on(leptos::ev::Custom::<web_sys::Event>::new(name), handler).into_any_attr()
}
