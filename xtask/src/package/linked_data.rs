//! Linked data about the reports and the meetings (schema.org, as JSON-LD).
//!
//! It contains only what is known. The files state no outlet, author or headline, so there are
//! none. The date of a report is that of its file, which need not be that of its publication. A
//! meeting whose day is inferred has only a month.

use readout::{
    corpus::{Corpus, Document, Event, Named},
    dates::{Edtf, Precision, Shape},
    timeline,
};
use serde_json::{Map, Value, json};

/// The content of the `script` element.
pub(crate) fn json(corpus: &Corpus) -> String {
    // Escaped, so that no text can end the `script` element.
    graph(corpus).to_string().replace('<', "\\u003c")
}

fn graph(corpus: &Corpus) -> Value {
    let mut all = Vec::new();
    for (doc, document) in corpus.documents.iter().enumerate() {
        let event = document.meeting.map(|event| &corpus.events[event]);
        all.push(article(corpus, document, event));
        all.extend(event.map(|event| meeting(corpus, doc, event)));
    }
    json!({ "@context": "https://schema.org", "@graph": all })
}

fn article(corpus: &Corpus, document: &Document, event: Option<&Event>) -> Value {
    // What has an outlet is news; of other texts nobody has said what they are.
    let kind = if document.source.outlet.is_empty() { "Article" } else { "NewsArticle" };
    let names = [&*document.label, &*document.name].into_iter().filter(|name| !name.is_empty());
    let language = document_language(corpus, document);
    object([
        ("@type", Some(kind.into())),
        ("@id", Some(format!("#/read/{}", document.id).into())),
        ("name", Some(names.collect::<Vec<_>>().join(" · ").into())),
        ("inLanguage", Some(language.into())),
        // The date property of schema.org that does not claim a date of publication or creation.
        ("temporal", date(&document.date).map(Value::from)),
        ("about", event.map(|event| json!({ "@id": id(event) }))),
    ])
}

fn document_language<'a>(corpus: &'a Corpus, document: &'a Document) -> &'a str {
    if document.language.is_empty() { &corpus.language } else { &document.language }
}

fn meeting(corpus: &Corpus, doc: usize, event: &Event) -> Value {
    let place = event.place.map(|place| &corpus.places[place].name);
    let people = event.led_by.iter().chain(&event.present);
    let people: Vec<_> = people.map(|person| attendee(&corpus.people[*person], doc)).collect();
    object([
        ("@type", Some("Event".into())),
        ("@id", Some(id(event).into())),
        ("name", Some(event.label.clone().into())),
        ("startDate", date(&event.when).map(Value::from)),
        ("description", Some(format!("{}. {}", timeline::when(event), event.note).into())),
        ("location", place.map(|name| json!({ "@type": "Place", "name": name }))),
        ("attendee", Some(people.into())),
    ])
}

/// A person with the role that this report states.
fn attendee(person: &Named, doc: usize) -> Value {
    let mut roles = person.roles.iter();
    let role = roles.find(|role| role.evidence.iter().any(|span| span.doc == doc));
    object([
        ("@type", Some("Person".into())),
        ("name", Some(person.name.clone().into())),
        ("jobTitle", role.map(|role| role.role.clone().into())),
    ])
}

fn id(event: &Event) -> String {
    format!("#/timeline?event={}", event.id)
}

/// A date in ISO 8601, as far as it is known: if uncertain or approximate, without its day.
fn date(date: &Edtf) -> Option<String> {
    let is_uncertain = date.is_uncertain() || date.is_approximate();
    match (date.shape(), is_uncertain) {
        (Shape::Point, false) if date.level() == 0 => Some(date.to_string()),
        (Shape::Point, true) if date.precision() >= Precision::Month => {
            let (year, month, _) = date.earliest()?.ymd();
            Some(format!("{year:04}-{month:02}"))
        }
        _ => None,
    }
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::graph;

    #[test]
    fn the_talks_of_2023_have_no_day() {
        let graph = graph(&readout::built_in());
        let all = graph["@graph"].as_array().expect("it is a list");
        let kinds: Vec<_> = all.iter().map(|it| it["@type"].as_str().unwrap_or_default()).collect();
        assert_eq!(kinds, ["NewsArticle", "Event", "NewsArticle", "Event"]);
        assert_eq!(all[1]["startDate"], "2022-04-11");
        assert_eq!(all[3]["startDate"], "2023-06");
        let words = all[3]["description"].as_str().unwrap_or_default();
        assert!(words.starts_with("5 June 2023, inferred. The report does not say"), "{words}");
    }

    #[test]
    fn fields_that_the_reports_do_not_state_are_absent() {
        let text = graph(&readout::built_in()).to_string();
        for field in ["headline", "author", "publisher", "datePublished", "endDate", "\"url\""] {
            assert!(!text.contains(field), "{field}");
        }
        assert!(text.contains("Ajay Kumar"));
    }
}
