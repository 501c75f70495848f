//! The components, written with the element builder.

use crate::shapes;
use leptos::ev;
use leptos::prelude::*;
use readout::ui::html::{self, Element};

macro_rules! card {
    ($name:ident) => {{
        let (count, set_count) = signal(0);
        html::section()
            .class(concat!("card ", stringify!($name)))
            .child(html::h2().child(concat!("Card ", stringify!($name))))
            .child(
                html::p().attr("title", move || count.get().to_string()).child("A line of text."),
            )
            .child(html::p().child(move || format!("{} of them", count.get())))
            .child(
                html::button()
                    .attr("type", "button")
                    .on(ev::click, move |_| set_count.update(|n| *n += 1))
                    .child(html::custom(stringify!($name)).child("One more")),
            )
            .child(html::custom(stringify!($name)).child("and no more"))
    }};
}

macro_rules! row {
    ($name:ident) => {{
        let (is_open, set_open) = signal(false);
        html::ul()
            .attr("data-row", stringify!($name))
            .child(
                html::li()
                    .attr("hidden", move || is_open.get())
                    .child(html::custom(stringify!($name)).child("closed")),
            )
            .child(html::li().attr("hidden", move || !is_open.get()).child("open"))
            .child(
                html::li().child(
                    html::a()
                        .attr("href", "#")
                        .on(ev::click, move |_| set_open.set(true))
                        .child("Open"),
                ),
            )
            .child(html::li().child(move || if is_open.get() { "yes" } else { "no" }))
    }};
}

macro_rules! table {
    ($name:ident) => {{
        let (order, set_order) = signal(String::new());
        html::table()
            .class(stringify!($name))
            .child(
                html::caption().child(html::custom(stringify!($name)).child(move || order.get())),
            )
            .child(
                html::tbody().child(
                    html::tr().child([
                        html::th().attr("scope", "row").child("Name"),
                        html::td().child(stringify!($name)),
                        html::td()
                            .attr("aria-sort", move || order.with(|it| !it.is_empty()))
                            .child("order"),
                        html::td()
                            .on(ev::click, move |_| set_order.set(stringify!($name).into()))
                            .child("sort"),
                    ]),
                ),
            )
    }};
}

macro_rules! form {
    ($name:ident) => {{
        let (text, set_text) = signal(String::new());
        html::form()
            .attr("role", "search")
            .on(ev::submit, |event| event.prevent_default())
            .child(html::label().attr("for", stringify!($name)).child("Search"))
            .child(
                html::input()
                    .attr("id", stringify!($name))
                    .on(ev::input, move |event| set_text.set(event_target_value(&event))),
            )
            .child(
                html::p().child(
                    html::custom(stringify!($name)).child(move || text.get().len().to_string()),
                ),
            )
            .child(
                html::p()
                    .class(move || text.get())
                    .child(html::custom(stringify!($name)).child("a text")),
            )
    }};
}

macro_rules! menu {
    ($name:ident) => {{
        let (at, set_at) = signal(0_usize);
        let entry = move |n: usize| {
            html::a()
                .attr("href", "#")
                .attr("aria-current", move || (at.get() == n).then_some("page"))
                .on(ev::click, move |_| set_at.set(n))
                .child(format!("{} {n}", stringify!($name)))
        };
        html::nav()
            .attr("aria-label", stringify!($name))
            .child((0..4).map(entry).collect::<Vec<_>>())
            .child(html::custom(stringify!($name)).child(move || at.get().to_string()))
    }};
}

macro_rules! fold {
    ($name:ident) => {{
        let (is_open, set_open) = signal(false);
        html::details()
            .attr("open", move || is_open.get())
            .on(ev::toggle, move |_| set_open.update(|is| *is = !*is))
            .child(html::summary().child(stringify!($name)))
            .child(html::dl().child(html::dt().child("what")).child(html::dd().child("this")))
            .child(move || {
                is_open.get().then(|| html::p().child(html::custom(stringify!($name)).child("Esc")))
            })
            .child(html::custom(stringify!($name)).child("At the end."))
    }};
}

macro_rules! all {
    ($($shape:ident: $($name:ident)*;)*) => {
        vec![$($({
            fn $name() -> Element {
                $shape!($name)
            }
            $name()
        },)*)*]
    };
}

/// All components.
pub(crate) fn all() -> AnyView {
    html::fragment(shapes! { all })
}
