//! Elements of one type.
//!
//! `view!` gives every element, attribute and closure a type of its own, and each type brings its
//! own code for building, updating and dropping it: these pages weighed 70 KB more, compressed, of
//! the 150 that everything may weigh. Here every element is the same Leptos type over erased
//! attributes and children, and what Leptos does at run time is the same.
//!
//! A part of the page in which nothing is live is only written down, and handed to the browser as
//! HTML in one go: that is several times as fast as making its elements one by one.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{self, Custom};
use leptos::prelude::*;
use leptos::tachys::html::element::inner_html;
use std::borrow::Cow;
use web_sys::Element;

/// An element that is being described.
#[must_use]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attr>,
    children: Vec<Piece>,
    /// Whether nothing in it is live.
    is_plain: bool,
}

enum Attr {
    Plain(&'static str, Words),
    Live(AnyAttribute),
}

/// What stands in an element.
pub enum Piece {
    /// Words.
    Text(Words),
    /// An element.
    El(El),
    /// A part that Leptos keeps.
    Live(AnyView),
}

/// A way to reach an element once it is on the page.
pub type Node = NodeRef<Custom<&'static str>>;

/// Words that are known to live long enough, or are made for the purpose.
pub type Words = Cow<'static, str>;

/// Describes an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new(), is_plain: true }))
}

/// Some text.
pub fn text(words: impl Into<Words>) -> Piece {
    Piece::Text(words.into())
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
        self.plain(name, value.into())
    }

    /// The classes.
    pub fn class(self, class: impl Into<Words>) -> Self {
        self.plain("class", class.into())
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

    /// An attribute that says whether something is so, in a word.
    pub fn says(self, name: &'static str, is: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.with(live_word(name, Box::new(is)))
    }

    /// An attribute that is there where something is so.
    pub fn has(self, name: &'static str, is: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.with(live_sign(name, Box::new(is)))
    }

    /// A child.
    pub fn child(self, child: impl Into<Piece>) -> Self {
        self.with_child(child.into())
    }

    /// Several children, or none.
    pub fn all<P: Into<Piece>>(mut self, children: impl IntoIterator<Item = P>) -> Self {
        for child in children {
            self = self.with_child(child.into());
        }
        self
    }

    /// Some text.
    pub fn text(self, words: impl Into<Words>) -> Self {
        self.with_child(Piece::Text(words.into()))
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, then: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.with(listener(event, Box::new(then)))
    }

    /// Plain children that follow what they read. One that says the same as before is left as it is,
    /// and what `children` does not give is left out.
    pub fn following(self, children: impl Fn() -> Vec<El> + 'static) -> Self {
        let node = Node::new();
        following(node, Box::new(children));
        self.node(node)
    }

    /// Lets `node` reach the element.
    pub fn node(self, node: Node) -> Self {
        self.with(leptos::tachys::html::node_ref::node_ref(node).into_any_attr())
    }

    #[inline(never)]
    fn plain(mut self, name: &'static str, value: Words) -> Self {
        self.0.attributes.push(Attr::Plain(name, value));
        self
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(Attr::Live(attribute));
        self.0.is_plain = false;
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: Piece) -> Self {
        self.0.is_plain &= child.is_plain();
        self.0.children.push(child);
        self
    }

    /// A plain element as HTML, for what is drawn outside of the page's own elements.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    /// Writes it down as HTML.
    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for attribute in &self.0.attributes {
            if let Attr::Plain(name, value) = attribute {
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                escape(value, html);
                html.push('"');
            }
        }
        html.push('>');
        write(&self.0.children, html);
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }
}

impl Piece {
    fn is_plain(&self) -> bool {
        match self {
            Piece::Text(_) => true,
            Piece::El(el) => el.0.is_plain,
            Piece::Live(_) => false,
        }
    }
}

fn write(pieces: &[Piece], html: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(words) => escape(words, html),
            Piece::El(el) => el.write(html),
            Piece::Live(_) => {}
        }
    }
}

/// Writes words so that they are words, whatever they say.
fn escape(words: &str, html: &mut String) {
    for c in words.chars() {
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

impl From<El> for AnyView {
    #[inline(never)]
    fn from(el: El) -> AnyView {
        let Parts { tag, attributes, children, .. } = *el.0;
        let mut all: Vec<AnyAttribute> = Vec::new();
        for attribute in attributes {
            all.push(match attribute {
                Attr::Plain(name, value) => custom_attribute(name, value).into_any_attr(),
                Attr::Live(attribute) => attribute,
            });
        }
        if children.iter().all(Piece::is_plain) {
            let mut html = String::new();
            write(&children, &mut html);
            if !html.is_empty() {
                all.push(inner_html(html).into_any_attr());
            }
            return html::custom(tag).add_any_attr(all).into_any();
        }
        let mut views: Vec<AnyView> = Vec::new();
        for child in children {
            views.push(child.into());
        }
        html::custom(tag).add_any_attr(all).child(views).into_any()
    }
}

impl From<Piece> for AnyView {
    #[inline(never)]
    fn from(piece: Piece) -> AnyView {
        match piece {
            Piece::Text(words) => words.into_any(),
            Piece::El(el) => el.into(),
            Piece::Live(view) => view,
        }
    }
}

impl From<El> for Piece {
    fn from(el: El) -> Piece {
        Piece::El(el)
    }
}

impl From<AnyView> for Piece {
    fn from(view: AnyView) -> Piece {
        Piece::Live(view)
    }
}

// One copy of each, however many call them.

#[inline(never)]
fn live_of(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}

#[inline(never)]
fn effect_of(mut then: Box<dyn FnMut()>) {
    Effect::new(move |_| then());
}

#[inline(never)]
fn following(node: Node, children: Box<dyn Fn() -> Vec<El>>) {
    let mut shown: Vec<String> = Vec::new();
    effect(move || {
        let children = children();
        let Some(parent) = node.get() else { return };
        let mut at = parent.first_element_child();
        let mut count = 0;
        for child in children {
            let html = child.html();
            let next = at.as_ref().and_then(Element::next_element_sibling);
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
fn live_word(name: &'static str, is: Box<dyn Fn() -> bool + Send + Sync>) -> AnyAttribute {
    let word = move || Some(Words::from(if is() { "true" } else { "false" }));
    live_attribute(name, Box::new(word))
}

#[inline(never)]
fn live_sign(name: &'static str, is: Box<dyn Fn() -> bool + Send + Sync>) -> AnyAttribute {
    live_attribute(name, Box::new(move || is().then(Words::default)))
}

#[inline(never)]
fn listener(event: &'static str, then: Box<dyn FnMut(web_sys::Event)>) -> AnyAttribute {
    let event = leptos::ev::Custom::<web_sys::Event>::new(event);
    leptos::tachys::html::event::on(event, then).into_any_attr()
}
