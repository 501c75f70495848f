//! A reader's own reports, passed on: a link with the reports inside, a corpus file, one HTML file.

use crate::corpus::{self, Corpus};
use crate::packed;
use crate::route::Collection;
use crate::ui::components::wording;
use crate::ui::html::{self, Element};
use crate::ui::platform::download::download;
use crate::ui::platform::location::Location;
use crate::ui::platform::page_file;
use crate::ui::shell::share::option;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// All ways, with their size and what the receiver needs.
pub fn pass_on(corpus: &Corpus, location: Location) -> Element {
    let link = link(corpus, location);
    let json = corpus::write(corpus);
    let size = kilobytes(json.len());
    let name = file_name(corpus);
    let address = format!("{}readout.html", location.permalinks().site().unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let (to_save, file) = (json.clone(), format!("{name}.json"));
    let save = html::button().attr("type", "button").child("Save the corpus file");
    let save_page = html::button().attr("type", "button").child("Save the page");
    html::div()
        .child(link)
        .child(
            html::section()
                .child(html::h3().child("Corpus file"))
                .child(html::p().class("note").child(format!(
                    "The reports, {size}. The receiver opens it with “Open” on any Readout page."
                )))
                .child(save.on(ev::click, move |_| {
                    download(&file, "application/json", &to_save);
                })),
        )
        .child(
            html::section()
                .child(html::h3().child("One HTML file"))
                .child(html::p().class("note").child(
                    "Readout with these reports inside, about 1 MB. The receiver needs a browser, and no network.",
                ))
                .child(save_page.on(ev::click, move |_| {
                    let (json, name, address) = (json.clone(), name.clone(), address.clone());
                    spawn_local(async move {
                        let saved = page_file::with_reports(&json, &name, &address).await;
                        match saved {
                            Ok(page) => download(&format!("{name}.html"), "text/html", &page),
                            Err(why) => {
                                let _ = problem.try_set(Some(why));
                            }
                        }
                    });
                }))
                .child(move || {
                    problem
                        .get()
                        .map(|why| html::p().class("failure").attr("role", "alert").child(why))
                }),
        )
}

/// The link, or why there is none.
fn link(corpus: &Corpus, location: Location) -> Element {
    let packed = packed::pack(corpus);
    let size = kilobytes(packed.len());
    if packed.len() > packed::MAX_LINK {
        return html::section().child(html::h3().child("Link with the reports inside")).child(
            html::p().class("note").child(format!(
                "It would have {size}, and programs cut links of more than {}. Pass on a file.",
                kilobytes(packed::MAX_LINK)
            )),
        );
    }
    let permalinks = location.permalinks();
    let page = permalinks.page().to_owned();
    let text = move || {
        let route = location.route.with(ToString::to_string);
        format!("{page}{}", Collection::Shared(packed.clone()).fragment(&route))
    };
    let name = "Link with the reports inside";
    let what =
        "They stand in the link itself, which no server is told. The receiver needs nothing.";
    let section = option(name, what, text);
    html::div().child(section).child(html::p().class("note").child(format!("Its length: {size}.")))
}

fn kilobytes(bytes: usize) -> String {
    format!("{} KB", wording::tenths(bytes as f64 / 1000.0))
}

/// A name for files, of the names of the first reports.
fn file_name(corpus: &Corpus) -> String {
    let labels = corpus.documents.iter().take(2).map(|document| &*document.label);
    let joined = labels.collect::<Vec<_>>().join(" and ");
    let is_safe = |c: char| c.is_alphanumeric() || " -_.,()".contains(c);
    joined.chars().map(|c| if is_safe(c) { c } else { '-' }).take(80).collect()
}
