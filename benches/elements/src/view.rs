//! The components, written with `view!`.

use crate::shapes;
use leptos::prelude::*;

macro_rules! card {
    ($name:ident) => {{
        let (count, set_count) = signal(0);
        view! {
            <section class=concat!("card ", stringify!($name))>
                <h2>{concat!("Card ", stringify!($name))}</h2>
                <p title=move || count.get().to_string()>"A line of text."</p>
                <p>{move || format!("{} of them", count.get())}</p>
                <button type="button" on:click=move |_| set_count.update(|n| *n += 1)>
                    <$name>"One more"</$name>
                </button>
                <$name>"and no more"</$name>
            </section>
        }
    }};
}

macro_rules! row {
    ($name:ident) => {{
        let (is_open, set_open) = signal(false);
        view! {
            <ul data-row=stringify!($name)>
                <li hidden=move || is_open.get()>
                    <$name>"closed"</$name>
                </li>
                <li hidden=move || !is_open.get()>"open"</li>
                <li><a href="#" on:click=move |_| set_open.set(true)>"Open"</a></li>
                <li>{move || if is_open.get() { "yes" } else { "no" }}</li>
            </ul>
        }
    }};
}

macro_rules! table {
    ($name:ident) => {{
        let (order, set_order) = signal(String::new());
        view! {
            <table class=stringify!($name)>
                <caption>
                    <$name>{move || order.get()}</$name>
                </caption>
                <tbody>
                    <tr>
                        <th scope="row">"Name"</th>
                        <td>{stringify!($name)}</td>
                        <td aria-sort=move || order.with(|it| (!it.is_empty()).then_some(""))>"order"</td>
                        <td on:click=move |_| set_order.set(stringify!($name).into())>"sort"</td>
                    </tr>
                </tbody>
            </table>
        }
    }};
}

macro_rules! form {
    ($name:ident) => {{
        let (text, set_text) = signal(String::new());
        view! {
            <form role="search" on:submit=|event| event.prevent_default()>
                <label for=stringify!($name)>"Search"</label>
                <input
                    id=stringify!($name)
                    on:input=move |event| set_text.set(event_target_value(&event))
                />
                <p><$name>{move || text.get().len().to_string()}</$name></p>
                <p class=move || text.get()><$name>"a text"</$name></p>
            </form>
        }
    }};
}

macro_rules! menu {
    ($name:ident) => {{
        let (at, set_at) = signal(0_usize);
        let entry = move |n: usize| {
            view! {
                <a
                    href="#"
                    aria-current=move || (at.get() == n).then_some("page")
                    on:click=move |_| set_at.set(n)
                >
                    {format!("{} {n}", stringify!($name))}
                </a>
            }
        };
        view! {
            <nav aria-label=stringify!($name)>
                {(0..4).map(entry).collect::<Vec<_>>()} <$name>{move || at.get().to_string()}</$name>
            </nav>
        }
    }};
}

macro_rules! fold {
    ($name:ident) => {{
        let (is_open, set_open) = signal(false);
        view! {
            <details open=move || is_open.get() on:toggle=move |_| set_open.update(|is| *is = !*is)>
                <summary>{stringify!($name)}</summary>
                <dl><dt>"what"</dt><dd>"this"</dd></dl>
                {move || is_open.get().then(|| view! { <p><$name>"Esc"</$name></p> })}
                <$name>"At the end."</$name>
            </details>
        }
    }};
}

macro_rules! all {
    ($($shape:ident: $($name:ident)*;)*) => {
        vec![$($({
            // One function per component, as in real code: each has its own type.
            fn $name() -> impl IntoView {
                $shape!($name)
            }
            $name().into_any()
        },)*)*]
    };
}

/// All components.
pub(crate) fn all() -> AnyView {
    shapes! { all }.into_any()
}
