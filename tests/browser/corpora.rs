//! Corpora that come and go in an explorer: from an address, from an object, and the built-in one.

use serde_json::json;

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{Setup, page::Page, run_in, server::Reply};

/// An explorer, and what the tests do with it.
const HOST: &str = "<!doctype html><title>Host</title><script type=module src=embed.js></script>
    <readout-explorer view=read chrome=full>Until then.</readout-explorer>
    <script>
        const explorer = document.querySelector('readout-explorer');
        // Two texts of chance words, the same whenever they are made, each in this many passages of a
        // hundred words.
        function corpus(name, passages) {
            let chance = passages + name.length;
            const word = () => {
                chance = chance * 48271 % 2147483647;
                return 'b' + [...(chance % 5000).toString(8)].map(it => 'aeioulnr'[it]).join('');
            };
            const text = () => name + ' ' + Array.from({ length: 100 }, word).join(' ') + '.';
            const document = id => ({
                id, label: name + ' ' + id, date: '2024-05-0' + id.length,
                blocks: Array.from({ length: passages }, () => ({ text: text() })),
            });
            return { format: 'readout-corpus/1', documents: [document('a'), document('bb')] };
        }
        const address = corpus => URL.createObjectURL(new Blob([JSON.stringify(corpus)]));
        // Shows another corpus, and resolves when it is there.
        function open(corpus) {
            const ready = new Promise(done =>
                explorer.addEventListener('readout-ready', () => done(), { once: true }));
            explorer.corpus = corpus;
            return ready;
        }
        // Resolves when an element is in the explorer, with this in its text.
        async function shown(selector, text) {
            while (!inside(selector)?.textContent.includes(text)) {
                await new Promise(done => requestAnimationFrame(() => done()));
            }
        }
    </script>";

fn setup() -> Setup {
    let mut setup = pages();
    setup.replies.push(("host.html", Reply::Html(HOST)));
    setup
}

/// Opens the page of the tests, and waits for the built-in corpus.
fn open(page: &Page) {
    visit(page, "host.html");
    wait_inside(page, ".report", "");
}

/// Runs a script with `await` in it to its end.
#[track_caller]
pub(crate) fn run_script(page: &Page, script: &str) {
    page.eval(&format!(
        "window.told = ''; (async () => {{ {script} }})().then(() => told = 'done', error => told = String(error))"
    ));
    let told = page.until("the script", || {
        let told = page.eval_text("return told");
        (!told.is_empty()).then_some(told)
    });
    assert_eq!(told, "done");
}

/// After two hundred corpora of 200 KB in place of each other, memory, nodes and listeners are as
/// after those before them.
#[test]
fn two_hundred_corpora_leave_memory_flat() {
    /// Opens the corpus of number `n`, and searches or compares some of each ten.
    const ONE: &str = "
        window.made ??= ['Alpha', 'Bravo', 'Charlie'].map(name => corpus(name, 180));
        const name = ['Alpha', 'Bravo', 'Charlie'][n % 3];
        explorer.navigate('#/');
        if (n === 9) {
            await open(null);
            await shown('.meetings', '2022');
            // What the page itself keeps.
            heard.length = 0;
            performance.clearResourceTimings();
            return;
        }
        // An address is new each time, so that nobody has kept its corpus.
        const given = n % 2 ? address(made[n % 3]) : made[n % 3];
        await open(given);
        await shown('.meetings', name);
        URL.revokeObjectURL(given);
        if (n === 2) {
            explorer.navigate('#/search?q=' + name);
            await shown('.in-report mark.hit', name);
        } else if (n === 4) {
            explorer.navigate('#/compare/text');
            await shown('.text-mode .passage', name);
        } else if (n === 6) {
            explorer.navigate('#/compare/words?word=' + name.toLowerCase());
            await shown('.company', name.toLowerCase());
        } else if (n === 8) {
            explorer.navigate('#/timeline');
            await shown('h1', 'Timeline');
        }";
    let ten = |page: &Page| {
        run_script(page, &format!("for (let n = 0; n < 10; n++) {{ {ONE} }}"));
    };
    run_in(setup(), |page| {
        open(page);
        page.command("Performance.enable", &json!({}));
        let measure = || {
            page.command("HeapProfiler.collectGarbage", &json!({}));
            let metrics = page.command("Performance.getMetrics", &json!({}));
            let metric = |name: &str| {
                let all = metrics["metrics"].as_array().into_iter().flatten();
                let found = all.clone().find(|metric| metric["name"] == name);
                found.and_then(|metric| metric["value"].as_f64()).expect(name)
            };
            let memory = "return [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0)";
            let memory = page.eval(memory).as_f64().expect("a number");
            [memory, metric("JSHeapUsedSize"), metric("Nodes"), metric("JSEventListeners")]
        };
        // Until what comes and goes has found its places: a program's memory does not shrink.
        for _ in 0..30 {
            ten(page);
        }
        let first = measure();
        for _ in 0..20 {
            ten(page);
        }
        let last = measure();
        println!("memory of the programs, heap, nodes, listeners: {first:?}, then {last:?}");
        for (what, (first, last)) in
            ["memory", "heap", "nodes", "listeners"].iter().zip(first.iter().zip(last))
        {
            assert!(last <= first * 1.05, "{what}: {first} then {last}");
        }
    });
}

/// The route stays as far as it leads anywhere in the other corpus.
#[test]
fn the_route_is_settled_against_the_other_corpus() {
    run_in(setup(), |page| {
        open(page);
        let route = || page.eval_text("return explorer.route");
        page.eval("explorer.navigate('#/compare/text?pair=3&scope=defence-talks')");
        wait_inside(page, ".target", "");
        run_script(page, "await open(corpus('Alpha', 3)); await shown('.column', 'Alpha')");
        page.until("the route", || (!route().contains("scope")).then_some(()));
        assert!(route().starts_with("#/compare/text"), "{}", route());
        assert!(page.eval("return inside('.notices').textContent.length").as_f64() > Some(0.0));

        // Of an object no address leads to the reports.
        let share = page.eval_text("return inside('#share').textContent");
        assert!(share.contains("No link leads to them"), "{share}");
        assert_eq!(page.eval("return inside('#share').querySelectorAll('pre').length"), 0);

        // Attributes that change together are applied together, in any order.
        run_script(
            page,
            "explorer.removeAttribute('view');
             explorer.route = '#/read/bb/2';
             await open(address(corpus('Bravo', 4)));
             await shown('.report .target', 'Bravo')",
        );
        assert_eq!(route(), "#/read/bb/2");
        run_script(page, "await open(null); await shown('.report', 'India')");
    });
}

/// Of several corpora that are asked for at once, the last is shown.
#[test]
fn the_last_corpus_counts() {
    run_in(setup(), |page| {
        open(page);
        run_script(
            page,
            "explorer.corpus = address(corpus('Alpha', 1500));
             await null;
             explorer.corpus = corpus('Bravo', 3);
             await open(corpus('Charlie', 3));
             await shown('.report', 'Charlie');
             explorer.corpus = corpus('Alpha', 3);
             explorer.remove();
             await null;
             document.body.append(explorer);
             await shown('.report', 'Alpha')",
        );
        let ready = page.eval("return heard.filter(it => it.includes('ready')).length");
        assert_eq!(ready, 3);
    });
}

/// Whatever is under way belongs to the view of a corpus, and ends with it.
#[test]
fn a_corpus_can_be_replaced_at_any_moment() {
    run_in(setup(), |page| {
        open(page);
        // While it is indexed, a step after each timeout of no time; the steps end.
        run_script(
            page,
            "let steps = 0;
             const { setTimeout } = window;
             window.setTimeout = (call, time, ...rest) => {
                 if (!time) steps++;
                 return setTimeout(call, time, ...rest);
             };
             explorer.view = 'search';
             explorer.query = 'Alpha';
             await open(corpus('Alpha', 4000));
             await shown('.waiting', 'Reading: ');
             explorer.query = 'Bravo';
             await open(corpus('Bravo', 3));
             await shown('.in-report mark.hit', 'Bravo');
             await new Promise(done => setTimeout(done, 50));
             steps = 0;
             await new Promise(done => setTimeout(done, 200));
             window.setTimeout = setTimeout;
             // The hits are counted after one, too.
             if (steps > 2) throw steps + ' more steps'",
        );
        // Right after something that leads to work later on.
        let acts = [
            "inside('#query').focus(); inside('#query').value = 'Bravo ba'; inside('#query').dispatchEvent(new Event('input'))",
            "inside('nav[part=tabs] a:nth-child(3)').click()",
            "inside('nav[part=tabs] a:nth-child(4)').click()",
            "explorer.navigate('#/compare/words?word=bravo')",
            "explorer.navigate('#/compare/text?pair=1')",
            "inside('.take button').click()",
            "inside('.share').click(); inside('#share .close, #share')?.focus()",
            "explorer.navigate('#/read/a/2')",
            "inside('.layers input')?.click()",
        ];
        for pause in ["", "await null;", "await new Promise(done => setTimeout(done, 5));"] {
            for act in acts {
                run_script(
                    page,
                    &format!(
                        "explorer.navigate('#/compare/topics');
                         await shown('.compare', 'Compare');
                         {act};
                         {pause}
                         await open(corpus('Bravo', 3))"
                    ),
                );
            }
        }
        run_script(
            page,
            "explorer.navigate('#/search?q=Bravo'); await shown('.in-report mark.hit', 'Bravo')",
        );
    });
}
