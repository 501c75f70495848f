//! Many reports and long ones: what is drawn stays little, and nothing of what is there is out of reach.

#[path = "../../benches/shared/abstracts.rs"]
mod abstracts;
#[path = "../../benches/shared/cranfield.rs"]
#[allow(dead_code, reason = "the questions are for benchmarks")]
mod cranfield;

use std::path::Path;

use serde_json::json;

use crate::corpora::run_script;
use crate::embed::{pages, visit, wait_inside};
use crate::harness::{Setup, page::Page, run_in, server::Reply};

/// An explorer, and corpora of chance words for it.
const HOST: &str = "<!doctype html><title>Host</title><script type=module src=embed.js></script>
    <style>body { margin: 0 }</style>
    <readout-explorer view=overview chrome=full>Until then.</readout-explorer>
    <script>
        const explorer = document.querySelector('readout-explorer');
        let chance = 1;
        const next = () => chance = chance * 48271 % 2147483647;
        // Few words are frequent, most are rare, as in a text.
        const word = () => {
            const rank = Math.floor(Math.exp(next() / 2147483647 * Math.log(20000)));
            return 'b' + [...rank.toString(8)].map(it => 'aeioulnr'[it]).join('');
        };
        // So many reports, one a day, of so many passages each; each has the word ‘common’, each
        // hundredth the word ‘seldom’.
        function corpus(count, passages) {
            chance = count + passages;
            const day = 24 * 60 * 60 * 1000;
            const text = at => Array.from({ length: 40 }, word).join(' ') +
                ` common ${at % 100 == 7 ? 'seldom' : 'again'} common.`;
            const document = (_, at) => ({
                id: 'r' + at, label: 'Report ' + at,
                date: new Date(at * day).toISOString().slice(0, 10),
                blocks: Array.from({ length: passages }, () => ({ text: text(at) })),
            });
            const documents = Array.from({ length: count }, document);
            return { format: 'readout-corpus/1', title: 'Many', language: 'en', documents };
        }
        function open(corpus) {
            const ready = new Promise(done =>
                explorer.addEventListener('readout-ready', () => done(), { once: true }));
            explorer.corpus = corpus;
            return ready;
        }
        const frame = () => new Promise(done => requestAnimationFrame(() => done()));
        const pause = time => new Promise(done => setTimeout(done, time));
        async function shown(selector, text) {
            while (!inside(selector)?.textContent.includes(text)) await frame();
        }
        const all = selector => [...explorer.shadowRoot.querySelectorAll(selector)];
        // When nothing has been drawn for a while.
        async function settled() {
            let count = -1;
            while (count !== (count = all('*').length)) await pause(400);
        }
    </script>";

pub(crate) fn setup() -> Setup {
    let mut setup = pages();
    setup.replies.push(("host.html", Reply::Html(HOST)));
    setup
}

pub(crate) fn open(page: &Page) {
    visit(page, "host.html");
    wait_inside(page, ".overview", "");
}

/// Every view, with an element of it: queries of a word that is in each report, twice in each passage.
pub(crate) const VIEWS: [(&str, &str); 12] = [
    ("#/", ".overview"),
    ("#/search", ".search"),
    ("#/search?q=common", ".search mark.hit"),
    ("#/search?q=seldom", ".search mark.hit"),
    ("#/search?q=nowhere", ".search .verdict"),
    ("#/search/lines?q=common", ".lines tbody"),
    ("#/timeline", ".timeline"),
    ("#/compare/topics", ".compare"),
    ("#/compare/text", ".compare .passage"),
    ("#/compare/facts", ".compare"),
    ("#/compare/words?word=common", ".keyness"),
    ("#/read/r1?q=common", ".report .passage"),
];

/// In every view, at its top, its middle and its end.
fn elements_stay_few(count: usize, passages: usize) {
    run_in(setup(), |page| {
        open(page);
        run_script(page, &format!("await open(corpus({count}, {passages})); await settled();"));
        for (view, selector) in VIEWS {
            run_script(
                page,
                &format!(
                    "explorer.navigate('{view}'); await shown('{selector}', ''); await settled();"
                ),
            );
            for part in ["0", ".5", "1"] {
                run_script(
                    page,
                    &format!(
                        "scrollTo(0, {part} * document.documentElement.scrollHeight); await pause(150); await settled();"
                    ),
                );
                let elements = page.eval("return all('*').length").as_u64().expect("a number");
                assert!(elements <= 3000, "{count} reports, {view} at {part}: {elements} elements");
                // Something is there, wherever one is.
                let seen = page.eval(
                    "const middle = explorer.shadowRoot.elementFromPoint(innerWidth / 2, innerHeight / 2);
                     return !middle?.closest('.undrawn')",
                );
                assert_eq!(seen, true, "{count} reports, {view} at {part}: nothing is drawn there");
            }
        }
    });
}

#[test]
fn elements_stay_few_of_two_reports() {
    elements_stay_few(2, 60);
}

#[test]
fn elements_stay_few_of_two_long_reports() {
    elements_stay_few(2, 800);
}

/// Pairs that are not drawn are stepped to, and all words of the table can be reached.
#[test]
fn two_long_texts_are_compared_in_rows() {
    run_in(setup(), |page| {
        open(page);
        run_script(page, "await open(corpus(2, 400)); explorer.navigate('#/compare/text'); await shown('.rows .passage', '');
            const previous = inside('[aria-keyshortcuts=p]');
            previous.focus();
            previous.click();
            await shown('.told', 'Pair ');
            await settled();");
        let told = page.eval_text("return inside('.told').textContent");
        let numbers = told.trim_start_matches("Pair ").split([' ', ',']).collect::<Vec<_>>();
        assert_eq!(numbers[0], numbers[2], "{told}");
        let seen = page.eval(
            "const targets = all('.rows .target').map(it => it.getBoundingClientRect());
             return targets.some(it => it.bottom > 0 && it.top < innerHeight)",
        );
        assert_eq!(seen, true, "{told}");
        // The rest of the table is below its first rows.
        run_script(page, "explorer.navigate('#/compare/words'); await shown('.keyness', ''); inside('button.more').click(); await settled();
            scrollTo(0, inside('.keyness').getBoundingClientRect().bottom + scrollY - innerHeight); await settled();");
        let whole: usize = page
            .eval_text("return inside('button.more').previousElementSibling.rows.length.toString()")
            .parse()
            .expect("a number");
        assert!((41..1000).contains(&whole), "{whole} rows");
        let at_end = page.eval("const rows = [...all('.keyness tbody:not([aria-hidden]) tr')]; const last = rows.at(-1).getBoundingClientRect(); return last.bottom <= innerHeight + 1 && last.top > 0");
        assert_eq!(at_end, true, "the last word is at the end");
    });
}

#[test]
fn elements_stay_few_of_423_reports() {
    elements_stay_few(423, 4);
}

#[test]
fn elements_stay_few_of_1400_reports() {
    elements_stay_few(1400, 2);
}

#[test]
fn elements_stay_few_of_10_000_reports() {
    elements_stay_few(10_000, 2);
}

/// Notes the tasks that take long, and when they begin.
const LONG_TASKS: &str = "
    window.tasks = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(it => [it.startTime, it.duration])))
        .observe({ type: 'longtask', buffered: true });";

/// The reports of a line of the table.
struct Line {
    count: usize,
    /// A script that makes the corpus.
    corpus: String,
    /// A word that few reports have, and one of six letters that many have.
    words: [&'static str; 2],
    /// What the time to the first hits, the longest task and a key press must not exceed, in ms, and
    /// what is aimed for.
    budgets: Option<[(f64, Option<f64>); 3]>,
}

impl Line {
    /// Generated reports of five passages of 43 words each, about 1,300 bytes.
    fn generated(count: usize) -> Self {
        let budgets = [(10_000.0, Some(5000.0)), (50.0, None), (100.0, None)];
        let budgets = (count == 10_000).then_some(budgets);
        Self { count, corpus: format!("corpus({count}, 5)"), words: ["seldom", "common"], budgets }
    }

    /// The abstracts of the Cranfield collection, which the server has as a file.
    fn of_abstracts(count: usize) -> Self {
        let budgets = [(2000.0, Some(1000.0)), (50.0, None), (50.0, Some(16.0))];
        let corpus = format!("await (await fetch('{ABSTRACTS}')).json()");
        Self { count, corpus, words: ["slipstream", "effect"], budgets: Some(budgets) }
    }

    fn print_verdicts(&self, measured: [f64; 3]) {
        for ((what, time), (must, aim)) in
            ["hits", "longest", "key press"].iter().zip(measured).zip(self.budgets.iter().flatten())
        {
            let verdict = |budget: f64| if time <= budget { "met" } else { "MISSED" };
            let aim = aim.map(|aim| format!(", aim ≤ {aim}: {}", verdict(aim)));
            println!(
                "  {} reports: {what} {time:.0} ms, must ≤ {must}: {}{}",
                self.count,
                verdict(*must),
                aim.unwrap_or_default()
            );
        }
    }
}

const ABSTRACTS: &str = "abstracts.json";

/// A table of times and memory by the number of reports, and the verdicts on the budgets.
#[test]
#[ignore = "no test; `cargo xtask bench` calls it"]
fn times() {
    let mut setup = setup();
    setup.before = format!("{LONG_TASKS}{}", setup.before).leak();
    let mut lines = Vec::from([100, 1000, 10_000].map(Line::generated));
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if let Some(texts) = abstracts::read(&project) {
        let document = |(at, text)| json!({ "id": format!("a{at}"), "blocks": [{ "text": text }] });
        let documents: Vec<_> = texts.iter().enumerate().map(document).collect();
        let corpus = json!({ "format": "readout-corpus/1", "documents": documents });
        setup.replies.push((ABSTRACTS, Reply::Script(corpus.to_string().leak())));
        lines.push(Line::of_abstracts(texts.len()));
    }
    run_in(setup, |page| {
        println!(
            "\nMany reports: from the choice of a corpus file to the first hits painted; the longest task \
             after that, while the results, the lines and the overview are opened and scrolled to their \
             middle; a key press to painted results at 4 times as slow, the median and the worst of 6; \
             the memory of the program in MB, and how often it is the text.\n\
             {:>8} {:>7} {:>8} {:>10} {:>14} {:>8} {:>6}",
            "reports", "MB", "hits ms", "longest ms", "key press ms", "memory", "times",
        );
        let mut measured = Vec::new();
        for Line { count, corpus, words: [rare, frequent], .. } in &lines {
            open(page);
            run_script(page, &format!(
                "window.file = JSON.stringify({corpus});
                 const address = URL.createObjectURL(new Blob([file]));
                 const began = performance.now();
                 explorer.navigate('#/search?q={rare}');
                 await open(address);
                 await shown('.search mark.hit', '{rare}');
                 await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
                 window.opened = performance.now();
                 window.took = opened - began;
                 for (const view of ['#/search?q={frequent}', '#/search/lines?q={frequent}', '#/']) {{
                     explorer.navigate(view);
                     await pause(1500);
                     scrollTo(0, document.documentElement.scrollHeight / 2);
                     await pause(500);
                 }}
                 window.longest = Math.max(0, ...tasks.filter(it => it[0] > opened).map(it => it[1]));"
            ));
            let number = |script: &str| page.eval(script).as_f64().unwrap_or(f64::NAN);
            let (took, longest) = (number("return took"), number("return longest"));
            let (text, memory) = (
                number("return file.length") / 1e6,
                number("return Math.max(...[...memories].map(it => it.buffer.byteLength))") / 1e6,
            );
            page.command("Emulation.setCPUThrottlingRate", &serde_json::json!({ "rate": 4 }));
            run_script(
                page,
                &format!(
                    "
                explorer.navigate('#/search');
                await pause(2000);
                const field = inside('#query');
                field.focus();
                window.keys = [];
                for (const letter of '{frequent}') {{
                    field.value += letter;
                    const began = performance.now();
                    field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
                    await frame();
                    await new Promise(done => setTimeout(done, 0));
                    keys.push(performance.now() - began);
                    await pause(120);
                }}
                keys.sort((a, b) => a - b);"
                ),
            );
            page.command("Emulation.setCPUThrottlingRate", &serde_json::json!({ "rate": 1 }));
            println!(
                "{count:>8} {text:>7.1} {took:>8.0} {longest:>10.0} {:>14} {memory:>8.1} {:>6.1}",
                format!("{:.0}, {:.0}", number("return keys[3]"), number("return keys[5]")),
                memory / text,
            );
            measured.push([took, longest, number("return keys[5]")]);
        }
        for (line, measured) in lines.iter().zip(measured) {
            line.print_verdicts(measured);
        }
    });
}

/// While a word is typed into many reports only the best hits are listed; then all are.
#[test]
fn all_hits_are_listed_once_the_typing_pauses() {
    run_in(setup(), |page| {
        open(page);
        run_script(
            page,
            "await open(corpus(2500, 2));
             explorer.navigate('#/search');
             await pause(500);
             const field = inside('#query');
             field.focus();
             for (const letter of 'common') {
                 field.value += letter;
                 field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
                 await frame();
             }
             window.early = inside('.search .verdict').textContent;
             while (!inside('.walk > span').textContent.startsWith('10000 hits')) await pause(50);",
        );
        // What is counted is all from the start.
        let early = page.eval_text("return early");
        assert!(early.starts_with("10000 hits in 5000 passages"), "{early}");
    });
}
