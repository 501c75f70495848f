//! A series: successive statements of a central bank, walked through as a reader would. The statements
//! are not part of the project: they are looked for beside it, in `../shared/statements`, and without
//! them the tests are skipped with a message.

use std::{fs, path::Path};

use serde_json::json;

use crate::corpora::run_script;
use crate::harness::{page::Page, run_in, server::Reply};
use crate::many::{open, setup};

/// A statement: the day in its file name, and its text.
struct Statement {
    day: String,
    text: String,
}

impl Statement {
    /// The paragraphs of the file.
    fn passages(&self) -> Vec<&str> {
        self.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).collect()
    }

    /// The text with single spaces, in lower case.
    fn plain(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }
}

/// The statements in the order of their days; none, with a message, where they are absent.
fn statements() -> Vec<Statement> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/statements");
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("skipped: no statements in {}", folder.display());
        return Vec::new();
    };
    let files = files.filter_map(|file| Some(file.ok()?.path()));
    let mut all: Vec<Statement> = files
        .filter_map(|file| {
            // Some have another ending; the others are no statements.
            let name = file.file_stem()?.to_str()?.to_owned();
            if name.len() != 8 || !name.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let day = [&name[..4], &name[4..6], &name[6..]].join("-");
            let text = fs::read_to_string(&file).expect("a text").replace("\r\n", "\n");
            Some(Statement { day, text })
        })
        .collect();
    all.sort_by(|a, b| a.day.cmp(&b.day));
    all
}

/// The statements as a corpus, in reverse order: the page has to put them in the order of their days.
fn corpus(all: &[Statement]) -> String {
    let documents = all.iter().rev().map(|one| {
        let blocks: Vec<_> = one.passages().iter().map(|text| json!({ "text": text })).collect();
        json!({ "id": one.day, "label": one.day, "date": one.day, "blocks": blocks })
    });
    let documents: Vec<_> = documents.collect();
    json!({ "format": "readout-corpus/1", "title": "Statements", "language": "en", "documents": documents })
        .to_string()
}

fn with_statements(test: impl FnOnce(&Page, &[Statement])) {
    let all = statements();
    if all.is_empty() {
        return;
    }
    let mut setup = setup();
    setup.replies.push(("statements.json", Reply::Html(corpus(&all).leak())));
    run_in(setup, |page| {
        open(page);
        run_script(page, "await open('statements.json'); await shown('.in-time', 'new words');");
        test(page, &all);
    });
}

fn inside(page: &Page, selector: &str) -> String {
    page.eval_text(&format!("return inside('{selector}')?.textContent ?? ''"))
}

#[test]
fn the_overview_has_the_reports_in_time() {
    with_statements(|page, all| {
        let note = inside(page, ".in-time > .note");
        assert!(note.starts_with(&format!("{} reports, from ", all.len())), "{note}");
        let first = "return all('.in-time li .name a')[0].textContent";
        assert_eq!(page.eval_text(first), all[0].day);
        // The second statement against the first: counted apart, by whole passages.
        let (before, now) = (all[0].plain(), all[1].passages());
        let same = now
            .iter()
            .filter(|text| {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                before.contains(&text)
            })
            .count();
        let told =
            page.eval_text("return all('.in-time li')[1].querySelector('.note').textContent");
        let changed: usize =
            numbers(&told.split(';').next().unwrap_or_default().replace(" of ", " "));
        // New and reworded passages, and all of them.
        assert_eq!(changed, (now.len() - same) + now.len(), "{told}: {same} are the same");
    });
}

/// The sum of the numbers in a text.
fn numbers(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse::<usize>().ok())
        .sum()
}

#[test]
fn a_phrase_stands_in_these_reports_first_and_last() {
    with_statements(|page, all| {
        for phrase in ["exceptionally low levels", "likely to be measured", "mid-2013"] {
            let has: Vec<&Statement> =
                all.iter().filter(|one| one.plain().contains(phrase)).collect();
            let (first, last) = (has.first().expect(phrase), has.last().expect(phrase));
            let query = phrase.replace(' ', "%20");
            run_script(
                page,
                &format!(
                    "explorer.navigate('#/search?q=%22{query}%22'); await shown('.in-reports', 'in '); await settled();"
                ),
            );
            let told = inside(page, ".in-reports");
            if has.len() == 1 {
                assert!(told.contains(&format!("Only in {}", first.day)), "{told}");
            } else {
                assert!(
                    told.contains(&format!("First in {}, last in {}", first.day, last.day)),
                    "{told}"
                );
            }
            let verdict = inside(page, ".verdict");
            assert!(
                verdict.contains(&format!("in {} of {} reports", has.len(), all.len())),
                "{verdict}"
            );
            let bars = page.eval("return all('.bars > a').map(it => it.title.split(':')[0])");
            assert_eq!(bars, json!(has.iter().map(|one| &*one.day).collect::<Vec<_>>()));
            let rest = inside(page, ".without summary");
            assert_eq!(rest, format!("In {} others: none", all.len() - has.len()));
        }
    });
}

#[test]
fn neighbouring_pairs_are_stepped_through_by_key() {
    with_statements(|page, all| {
        run_script(page, "explorer.navigate('#/compare/text'); await shown('.picker', '');");
        let pair = "return all('.picker input').map(it => it.value)";
        let wait_for = |left: &str, right: &str| {
            let wanted = json!([left, right]);
            page.until(&format!("{left} and {right}"), || {
                (page.eval(pair) == wanted).then_some(())
            });
        };
        let last = all.len() - 1;
        // The last two, because what is asked is what changed since last time.
        wait_for(&all[last - 1].day, &all[last].day);
        let press = |key: &str| {
            page.eval(&format!(
                "explorer.shadowRoot.querySelector('main').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, composed: true }}))"
            ));
        };
        for at in (0..last - 1).rev() {
            press("b");
            wait_for(&all[at].day, &all[at + 1].day);
        }
        press("a");
        wait_for(&all[1].day, &all[2].day);
    });
}

#[test]
fn a_report_is_chosen_by_label_by_date_and_by_words() {
    with_statements(|page, all| {
        run_script(page, "explorer.navigate('#/compare/text'); await shown('.picker', '');");
        let choose = |typed: &str| {
            run_script(page, &format!(
                "const field = all('.picker input')[0]; field.focus(); field.value = '{typed}';
                 field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
                 await pause(100);
                 field.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true }}));
                 await pause(300);"
            ));
            page.eval_text("return all('.picker input')[0].value")
        };
        assert_eq!(choose(&all[3].day), all[3].day);
        let (year, month) = (&all[7].day[..4], &all[7].day[5..7]);
        let months = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = months[month.parse::<usize>().expect("a month") - 1];
        let chosen = choose(&format!("{} {year}", month.to_lowercase()));
        assert_eq!(&chosen[..7], &all[7].day[..7]);
        // A word that one statement alone has.
        let texts: Vec<String> = all.iter().map(Statement::plain).collect();
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphabetic())
                .filter(|word| word.len() > 7)
                .map(str::to_owned)
                .collect()
        };
        let (at, word) = (0..all.len())
            .flat_map(|at| words(&texts[at]).into_iter().map(move |word| (at, word)))
            .find(|(at, word)| {
                texts
                    .iter()
                    .enumerate()
                    .all(|(other, text)| other == *at || !text.contains(&**word))
            })
            .expect("a word of one statement");
        assert_eq!(choose(&word), all[at].day, "{word}");
    });
}

#[test]
fn a_word_is_followed_through_the_series() {
    with_statements(|page, all| {
        run_script(
            page,
            "explorer.navigate('#/compare/words?word=inflation'); await shown('.word-in-time', 'reports');",
        );
        let word = |text: &str| {
            let plain = text.to_lowercase();
            plain.split(|c: char| !c.is_alphabetic()).filter(|word| *word == "inflation").count()
        };
        let counts: Vec<usize> = all.iter().map(|one| word(&one.text)).collect();
        let with = counts.iter().filter(|count| **count > 0).count();
        let told = inside(page, ".word-in-time p");
        let total: usize = counts.iter().sum();
        let expected = format!("inflation stands {total} times in {with} of {} reports", all.len());
        assert!(told.contains(&expected), "{told}, not {expected}");
        assert!(told.contains("rate differs"), "{told}");
    });
}

/// The statements have no events: the timeline has them themselves.
#[test]
fn the_timeline_has_a_lane_of_the_reports() {
    with_statements(|page, all| {
        let window = |from: &str, to: &str| {
            run_script(
                page,
                &format!(
                    "explorer.navigate('#/timeline?from={from}&to={to}'); await shown('.axis .lane', 'Reports'); await settled();"
                ),
            );
            inside(page, ".tools .note")
        };
        // All of them: as marks or, where there are too many, as counts.
        let (first, last) = (&all[0].day, &all[all.len() - 1].day);
        assert_eq!(window(first, last), format!("{} reports", all.len()));
        let drawn = "return all('.axis .event').length
            + all('.axis .cluster').reduce((sum, it) => sum + Number(it.textContent), 0)";
        assert_eq!(page.eval(drawn), all.len());
        // Of a few each is a link to its text, in the order of their days, named with its date.
        let few = &all[3..7];
        let told = window(&few[0].day, &few[3].day);
        assert!(told.starts_with(&format!("4 of {} reports on the axis, ", all.len())), "{told}");
        let names = page.eval("return all('.axis .event .name').map(it => it.textContent)");
        assert_eq!(names, json!(few.iter().map(|one| &*one.day).collect::<Vec<_>>()));
        let year = &few[0].day[..4];
        assert!(page.eval_text("return all('.axis .event')[0].textContent").ends_with(year));
        // One stop of the Tab key, and the arrows; Enter follows the link.
        assert_eq!(page.eval("return all('.axis .event[tabindex=\"0\"]').length"), 1);
        run_script(
            page,
            "inside('.axis .event').focus();
             const press = key => explorer.shadowRoot.activeElement
                 .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
             press('ArrowRight'); press('ArrowRight');",
        );
        let focused = page.eval_text("return explorer.shadowRoot.activeElement.textContent");
        assert!(focused.starts_with(&few[2].day), "{focused}");
        run_script(page, "explorer.shadowRoot.activeElement.click(); await shown('.report', '');");
        let read = page.eval_text("return inside('.reader, main').textContent");
        assert!(read.contains(few[2].passages()[1]), "not the text of {}", few[2].day);
    });
}

#[test]
fn on_paper_all_is_drawn() {
    with_statements(|page, all| {
        run_script(
            page,
            "explorer.navigate('#/'); await shown('.in-time', 'new words'); await settled();",
        );
        let drawn = || page.eval("return all('.in-time li').length").as_u64().expect("a number");
        assert!(drawn() < all.len() as u64, "all is drawn on the screen");
        run_script(page, "dispatchEvent(new Event('beforeprint')); await pause(50);");
        assert_eq!(drawn(), all.len() as u64);
        run_script(page, "dispatchEvent(new Event('afterprint')); await settled();");
        assert!(drawn() < all.len() as u64, "all is drawn on the screen");
    });
}

#[test]
fn hits_that_are_not_drawn_are_counted_and_stepped_to() {
    with_statements(|page, _| {
        run_script(
            page,
            "explorer.navigate('#/search/lines?q=inflation'); await shown('.lines', 'inflation'); await settled();",
        );
        let place = || inside(page, ".walk > span");
        let count =
            page.until("the hits", || place().strip_suffix(" hits here").map(str::to_owned));
        let drawn = page.eval("return all('.lines [data-hit]').length").as_u64().expect("a number");
        let count: u64 = count.parse().expect("a number");
        assert!(drawn < count, "{drawn} of {count}");
        // Backwards from the first is the last.
        run_script(page, "all('[aria-label=\"Next hit\"]')[0].click(); await pause(200);");
        assert_eq!(place(), format!("1 of {count}"));
        run_script(page, "all('[aria-label=\"Previous hit\"]')[0].click();");
        page.until("the last hit", || (place() == format!("{count} of {count}")).then_some(()));
        let row = page.eval_text("return all('[data-hit][aria-current]')[0].closest('tr').ariaRowIndex ?? all('[data-hit][aria-current]')[0].closest('tr').getAttribute('aria-rowindex')");
        assert_eq!(row, (count + 1).to_string());
    });
}

/// The parts of a list that stay while others come and go are moved by Leptos.
#[test]
fn the_focus_stays_while_a_list_draws_other_items() {
    with_statements(|page, _| {
        run_script(
            page,
            "explorer.navigate('#/search/lines?q=inflation');
             await shown('.lines', 'inflation');
             await settled();
             const press = key => explorer.shadowRoot.activeElement
                 .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
             inside('.lines tbody a').focus();
             for (let at = 0; at < 45; at++) press('ArrowDown');
             press('End');
             await pause(600);",
        );
        let link = "return explorer.shadowRoot.activeElement?.closest('tbody a')?.innerText ?? ''";
        assert!(page.eval_text(link).contains("nflation"), "a line has the focus");
    });
}
