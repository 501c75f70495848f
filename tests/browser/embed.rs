//! The explorer in other pages: the unchanged examples of `examples/embed/`.

use std::{thread, time::Duration};

use serde_json::{Value, json};

use crate::harness::{
    Setup, dist,
    page::Page,
    run_in,
    server::{Reply, Server, Site},
};

const PLAIN: &str = include_str!("../../examples/embed/plain.html");
const STRICT: &str = include_str!("../../examples/embed/strict.html");
const HOSTILE: &str = include_str!("../../examples/embed/hostile.html");
const FRAME: &str = include_str!("../../examples/embed/frame.html");
const REACT: &str = include_str!("../../examples/embed/react.html");
const SYNCED: &str = include_str!("../../examples/embed/synced.html");

/// Records the events of the explorers, and gives tests access to their shadow roots and to the
/// memory of the program and of the reader of corpora.
const WATCH: &str = "
    window.heard = [];
    for (const what of ['ready', 'navigate', 'error']) {
        addEventListener('readout-' + what, event =>
            heard.push([event.target.id, what, event.detail.route ?? String(event.detail.error)].join(' ')));
    }
    window.inside = (selector, id) => {
        const explorer = id ? document.getElementById(id) : document.querySelector('readout-explorer');
        return explorer?.shadowRoot?.querySelector(selector);
    };
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await instantiateStreaming.apply(WebAssembly, given);
        const memory = Object.values(made.instance.exports).find(it => it instanceof WebAssembly.Memory);
        // The rest of the program has none of its own.
        window.memory ??= memory;
        if (memory) (window.memories ??= new Set()).add(memory);
        return made;
    };";

/// Browsers request an icon from every site.
const NO_ICON: (&str, &str) = ("favicon.ico", "");

pub(crate) fn pages() -> Setup {
    let pages = [
        NO_ICON,
        ("plain.html", PLAIN),
        ("strict.html", STRICT),
        ("hostile.html", HOSTILE),
        ("synced.html", SYNCED),
        ("frame.html", FRAME),
    ];
    let replies = pages.map(|(name, text)| (name, Reply::Html(text))).into();
    Setup { before: WATCH, replies, ..Setup::default() }
}

pub(crate) fn visit(page: &Page, name: &str) {
    page.visit(&format!("{}{name}", page.address()));
}

/// Waits until an element is visible in the first explorer, or in that of an id.
#[track_caller]
pub(crate) fn wait_inside(page: &Page, selector: &str, id: &str) {
    page.until(&format!("{selector} inside {id}"), || {
        let script = format!("return inside(`{selector}`, '{id}')?.checkVisibility() ?? false");
        (page.eval(&script) == true).then_some(())
    });
}

#[test]
fn two_explorers_share_one_program_and_react_to_attributes() {
    run_in(pages(), |page| {
        visit(page, "plain.html");
        wait_inside(page, ".matrix tr.target", "one");
        wait_inside(page, ".event", "two");
        let asked =
            |ending: &str| page.served().iter().filter(|path| path.ends_with(ending)).count();
        // The others of its modules are for opening files and other languages.
        assert_eq!((asked(".wasm"), asked("embed.js"), asked("embed.css")), (2, 1, 1));
        assert_eq!(
            page.eval_text("return heard.filter(it => it.includes('ready')).sort().join()"),
            "one ready #/compare/topics?topic=T3,two ready #/timeline"
        );

        // Attributes and properties can be changed at any time.
        page.eval("document.getElementById('one').setAttribute('view', 'compare/facts')");
        wait_inside(page, ".facts", "one");
        page.eval("document.getElementById('one').removeAttribute('topic')");
        page.eval(
            "Object.assign(document.getElementById('two'), { view: 'search', query: 'defense' })",
        );
        wait_inside(page, "mark.hit", "two");
        assert_eq!(
            page.eval_text("return document.getElementById('two').route"),
            "#/search?q=defense"
        );
        page.eval("document.getElementById('two').navigate('#/timeline?event=B-e8')");
        wait_inside(page, ".card", "two");
        page.eval("document.getElementById('two').event = 'B-e3'");
        page.eval("document.getElementById('two').view = 'timeline'");
        page.until("the other event", || {
            let card = page.eval("return inside('.card', 'two')?.textContent ?? ''");
            card.as_str()?.contains("March 2021").then_some(())
        });

        // The theme, the header and the colours.
        let paper = "return getComputedStyle(inside('.app', 'two')).backgroundColor";
        assert_eq!(page.eval_text(paper), "rgb(21, 23, 26)");
        page.eval("document.getElementById('two').theme = 'light'");
        assert_eq!(page.eval_text(paper), "rgb(251, 250, 246)");
        assert_eq!(page.eval("return inside('header.shell', 'two').checkVisibility()"), false);
        page.eval("document.getElementById('two').chrome = 'full'");
        wait_inside(page, "header.shell", "two");
        page.eval(
            "document.getElementById('two').style.setProperty('--readout-paper', 'rgb(1, 2, 3)')",
        );
        assert_eq!(page.eval_text(paper), "rgb(1, 2, 3)");
    });
}

#[test]
fn the_host_page_is_not_changed() {
    run_in(pages(), |page| {
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        let state = "return JSON.stringify([document.title, history.length, location.href,
            document.styleSheets.length, document.body.children.length, document.body.className,
            document.documentElement.attributes.length, getComputedStyle(document.body).cssText,
            getComputedStyle(document.querySelector('h1')).cssText])";
        let before = page.eval_text(state);
        for step in [
            "inside('nav[aria-label=Pages] a:nth-child(5)', 'one').click()",
            "inside('nav[aria-label=Pages] a:nth-child(4)', 'one').click()",
            "inside('.matrix a.source', 'one').click()",
        ] {
            page.eval(step);
        }
        wait_inside(page, ".report mark.pointed", "one");
        assert_eq!(page.eval_text(state), before);
        assert_eq!(
            page.eval_text("return heard.filter(it => it.includes('navigate')).map(it => it.split('?')[0]).join()"),
            "one navigate #/read,one navigate #/compare/topics,one navigate #/read/2022/2"
        );
        // Keys pressed outside are ignored.
        page.eval("document.body.tabIndex = -1; document.body.focus()");
        page.press("/");
        assert_eq!(page.eval("return document.activeElement === document.body"), true);
    });
}

/// The example's policy allows the minimum: no violation is reported.
#[test]
fn works_under_a_strict_content_security_policy() {
    run_in(pages(), |page| {
        visit(page, "strict.html");
        wait_inside(page, "mark.hit", "");
        page.eval("inside('nav[aria-label=Pages] a:nth-child(3)').click()");
        wait_inside(page, ".event", "");
        page.eval("inside('nav[aria-label=Pages] a:nth-child(4)').click()");
        wait_inside(page, ".matrix", "");
    });
}

/// Whatever styles the host page has, both the explorer and the page look the same.
#[test]
fn styles_do_not_leak_in_or_out() {
    run_in(pages(), |page| {
        let looks = "return JSON.stringify(['h1', '.passage p', '.column', '.told', 'nav a', '.steps button']
            .map(selector => {
                const style = getComputedStyle(inside(selector));
                return ['color', 'fontSize', 'fontFamily', 'lineHeight', 'display', 'boxSizing']
                    .map(name => style[name]);
            }))";
        visit(page, "strict.html");
        wait_inside(page, ".app", "");
        page.eval("document.querySelector('readout-explorer').navigate('#/compare/text')");
        wait_inside(page, ".passage", "");
        let usual = page.eval_text(looks);
        visit(page, "hostile.html");
        wait_inside(page, ".passage", "");
        assert_eq!(page.eval_text(looks), usual);
        let own = "const style = getComputedStyle(document.querySelector('p'));
            return [style.color, style.fontSize, style.display].join()";
        let with = page.eval_text(own);
        page.eval("document.querySelector('readout-explorer').remove()");
        assert_eq!(page.eval_text(own), with);
    });
}

#[test]
fn moving_keeps_the_state_and_reinserting_starts_again() {
    run_in(pages(), |page| {
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        page.eval("document.getElementById('one').navigate('#/read/2023')");
        wait_inside(page, ".report", "one");
        page.eval("window.report = inside('.report', 'one'); document.body.append(document.getElementById('one'))");
        assert_eq!(
            page.eval("return inside('.report', 'one') === report"),
            true,
            "nothing was made anew"
        );
        page.eval("window.kept = document.getElementById('one'); kept.remove()");
        page.until("it to be ended", || {
            (page.eval("return kept.shadowRoot.querySelector('.app').children.length") == 0)
                .then_some(())
        });
        page.eval("document.body.prepend(kept)");
        wait_inside(page, ".matrix", "one");
    });
}

/// After inserting and removing two hundred times, listeners, nodes and memory are as after the
/// first ten.
#[test]
fn removed_explorers_do_not_leak() {
    run_in(pages(), |page| {
        visit(page, "strict.html");
        wait_inside(page, "mark.hit", "");
        page.command("Performance.enable", &json!({}));
        let insert_and_remove = |times: usize| {
            page.eval(&format!(
                "window.around = false;
                 (async () => {{
                     for (let n = 0; n < {times}; n++) {{
                         const explorer = document.createElement('readout-explorer');
                         explorer.setAttribute('view', ['compare/text', 'timeline', 'search'][n % 3]);
                         document.querySelector('h1').after(explorer);
                         await new Promise(done => explorer.addEventListener('readout-ready', done));
                         await new Promise(done => requestAnimationFrame(() => done()));
                         explorer.remove();
                         await new Promise(done => setTimeout(done));
                     }}
                     window.around = true;
                 }})()"
            ));
            page.until("all to come and go", || {
                (page.eval("return window.around") == true).then_some(())
            });
            page.command("HeapProfiler.collectGarbage", &json!({}));
            let metrics = page.command("Performance.getMetrics", &json!({}));
            let metric = |name: &str| {
                let all = metrics["metrics"].as_array().into_iter().flatten();
                let found = all.clone().find(|metric| metric["name"] == name);
                found.and_then(|metric| metric["value"].as_f64()).expect(name)
            };
            let memory = page.eval("return memory.buffer.byteLength").as_f64().expect("a number");
            (metric("JSEventListeners"), metric("Nodes"), metric("JSHeapUsedSize"), memory)
        };
        let first = insert_and_remove(10);
        let last = (0..8).fold(first, |_, _| insert_and_remove(25));
        println!("listeners, nodes, heap, program memory: {first:?}, after 200 more {last:?}");
        assert!(last.0 <= first.0 + 5.0, "listeners: {} then {}", first.0, last.0);
        assert!(last.1 <= first.1 + 200.0, "nodes: {} then {}", first.1, last.1);
        assert!(last.2 <= first.2 * 1.3, "heap: {} then {}", first.2, last.2);
        assert!(last.3 <= first.3 + 262_144.0, "memory: {} then {}", first.3, last.3);
    });
}

#[test]
fn the_route_is_synced_with_the_address_of_the_host_page() {
    run_in(pages(), |page| {
        visit(page, "synced.html#/compare/facts");
        wait_inside(page, ".facts", "");
        page.eval("inside('.tabs a:nth-child(4)').click()");
        wait_inside(page, ".keyness", "");
        page.wait_for_route("#/compare/words");
        page.back();
        wait_inside(page, ".facts", "");
    });
}

#[test]
fn focus_can_enter_and_leave() {
    run_in(pages(), |page| {
        visit(page, "strict.html");
        wait_inside(page, "mark.hit", "");
        page.eval(
            "document.querySelector('h1').after(Object.assign(document.createElement('button'), { id: 'before' }));
             document.body.append(Object.assign(document.createElement('button'), { id: 'after' }));
             document.getElementById('before').focus()",
        );
        page.press("Tab");
        assert!(page.has_focus("readout-explorer"));
        page.press("/");
        assert_eq!(page.eval("return document.activeElement.shadowRoot.activeElement.id"), "query");
        page.press("Escape");
        page.eval("[...inside('.app').querySelectorAll('a[href], button')].filter(it => it.checkVisibility()).at(-1).focus()");
        page.until("the keyboard to leave", || {
            page.press("Tab");
            page.has_focus("#after").then_some(())
        });
        page.press("Shift+Tab");
        assert!(page.has_focus("readout-explorer"));
    });
}

#[test]
fn starts_when_scrolled_near() {
    const FAR: &str = "<!doctype html><title>Far</title><script type=module src=embed.js></script>
        <div style='height: 5000px'></div><readout-explorer>Until then.</readout-explorer>";
    let setup = Setup {
        before: WATCH,
        replies: vec![(NO_ICON.0, Reply::Html(NO_ICON.1)), ("far.html", Reply::Html(FAR))],
        ..Setup::default()
    };
    run_in(setup, |page| {
        visit(page, "far.html");
        page.until("the element", || {
            (page.eval("return !!customElements.get('readout-explorer')") == true).then_some(())
        });
        page.eval("return new Promise(done => setTimeout(() => done(), 200))");
        assert!(!page.served().iter().any(|path| path.contains("_bg.wasm")));
        page.eval("scrollTo(0, 5000)");
        wait_inside(page, ".overview", "");
    });
}

#[test]
fn the_fallback_content_stays_if_the_program_cannot_run() {
    let mut setup = Setup { errors_expected: true, ..pages() };
    setup.replies.push(("_bg.wasm", Reply::Missing));
    run_in(setup, |page| {
        visit(page, "plain.html");
        page.until("both to say so", || {
            (page.eval("return heard.filter(it => it.includes('error')).length") == 2).then_some(())
        });
        page.wait_for_text("readout-explorer p", "Compare the two reports.");
    });
}

/// The other site must allow it (CORS), as the README says; the test server does.
#[test]
fn works_from_another_origin() {
    let other = Server::start(Site::new(dist(), "/tools/"));
    let html = format!(
        "<!doctype html><title>Elsewhere</title>
         <script type=module src='{}embed.js'></script>
         <readout-explorer view=compare/facts></readout-explorer>",
        other.address()
    );
    let setup = Setup {
        before: WATCH,
        replies: vec![
            (NO_ICON.0, Reply::Html(NO_ICON.1)),
            ("elsewhere.html", Reply::Html(html.leak())),
        ],
        foreign_requests_expected: true,
        ..Setup::default()
    };
    run_in(setup, |page| {
        visit(page, "elsewhere.html");
        wait_inside(page, ".facts", "");
        let link: Value = page.eval("return inside('.facts a.source').getAttribute('href')");
        let there = format!("{}#/read/", other.address());
        assert!(link.as_str().is_some_and(|link| link.starts_with(&there)), "{link}");
    });
}

/// The iframe is as high as its content, and shows only the requested parts of the shell.
#[test]
fn the_iframe_fits_its_content() {
    run_in(pages(), |page| {
        visit(page, "frame.html");
        let frame = "const inner = document.getElementById('readout').contentDocument;";
        page.until("the frame to be as high as its page", || {
            let script = format!(
                "{frame} return inner.querySelector('.facts')
                    && inner.documentElement.scrollHeight - document.getElementById('readout').clientHeight"
            );
            (page.eval(&script).as_f64()?.abs() < 2.0).then_some(())
        });
        assert!(
            page.eval("return document.getElementById('readout').clientHeight").as_f64()
                > Some(1000.0)
        );
        let seen = |selector: &str| {
            page.eval(&format!(
                "{frame} return inner.querySelector(`{selector}`).checkVisibility()"
            ))
        };
        assert_eq!(seen("nav[aria-label=Pages]"), true);
        assert_eq!(seen("footer.shell"), false);
        assert_eq!(seen(".brand"), false);
    });
}

/// The links and code of the share popover show the same view.
#[test]
fn shared_links_and_code_show_the_same_view() {
    let setup = Setup {
        replies: vec![(NO_ICON.0, Reply::Html(NO_ICON.1))],
        before: WATCH,
        ..Setup::default()
    };
    run_in(setup, |page| {
        page.open("#/compare/text?pair=5&scope=defence-talks");
        page.wait_for(".target");
        page.click_text("Share");
        page.wait_for(".sharing");
        let written = |nth: usize| {
            page.eval_text(&format!(
                "return document.querySelectorAll('.sharing pre')[{nth}].textContent"
            ))
        };
        assert_eq!(
            written(0),
            format!("{}#/compare/text?scope=defence-talks&pair=5", page.address())
        );
        assert!(
            written(2).contains("?embed=tabs#/compare/text?scope=defence-talks&amp;pair=5\""),
            "{}",
            written(2)
        );
        page.click(".sharing button");
        page.wait_for(".sharing button[data-copied]");
        page.press("Escape");
        page.wait_until_gone(".sharing");

        // The code of the element, pasted into a page of this site.
        let element = written(1);
        page.eval(&format!(
            "document.open(); document.write(`<!doctype html><title>Host</title>${{{}}}`); document.close()",
            json!(element).to_string().replace("</script", "<\\/script")
        ));
        wait_inside(page, ".target", "");
        assert_eq!(
            page.eval_text("return document.querySelector('readout-explorer').route"),
            "#/compare/text?scope=defence-talks&pair=5"
        );
    });
}

/// A minimal custom corpus: two texts without annotations.
const CUSTOM: &str = r#"{
    "format": "readout-corpus/1", "title": "Two harbours", "language": "en",
    "documents": [
        { "id": "a", "label": "Monday", "date": "2024-05-06", "source": { "file": "a.txt" }, "prefix": "",
          "blocks": [{ "kind": "paragraph", "text": "The harbour was closed on Monday. Ships waited outside." },
                      { "kind": "paragraph", "text": "Nobody was hurt." }] },
        { "id": "b", "label": "Tuesday", "date": "2024-05-07", "source": { "file": "b.txt" }, "prefix": "",
          "blocks": [{ "kind": "paragraph", "text": "The harbour was opened on Tuesday. Ships went in." },
                      { "kind": "paragraph", "text": "Rain fell all day." }] }
    ]
}"#;

#[test]
fn a_custom_corpus_is_loaded() {
    const HTML: &str = "<!doctype html><title>Own</title><script type=module src=embed.js></script>
        <readout-explorer corpus=own.json view=search query=harbour>Until then.</readout-explorer>";
    let replies = vec![
        (NO_ICON.0, Reply::Html(NO_ICON.1)),
        ("own.html", Reply::Html(HTML)),
        ("own.json", Reply::Html(CUSTOM)),
        ("bad.json", Reply::Html("{ \"format\": \"readout-corpus/1\", \"documents\": [{}] }")),
    ];
    run_in(Setup { before: WATCH, replies, ..Setup::default() }, |page| {
        visit(page, "own.html");
        wait_inside(page, "mark.hit", "");
        assert_eq!(page.eval("return inside('.app').querySelectorAll('mark.hit').length"), 2);
        for (route, selector) in [
            ("#/", ".overview"),
            ("#/timeline", ".timeline"),
            ("#/compare/topics", ".compare"),
            ("#/compare/text?pair=1", ".target mark.gone"),
            ("#/compare/facts", ".compare"),
            ("#/compare/words?word=harbour", ".with-company"),
            ("#/read/b", ".report"),
        ] {
            page.eval(&format!("document.querySelector('readout-explorer').navigate('{route}')"));
            wait_inside(page, selector, "");
        }
        // The errors of an invalid corpus are reported with their paths.
        page.eval("document.querySelector('readout-explorer').corpus = 'bad.json'");
        let told = page.until("the mistakes to be told", || {
            let told = page.eval("return heard.find(it => it.includes('error')) ?? null");
            told.as_str().map(str::to_owned)
        });
        assert!(told.contains("documents[0]") && told.contains("id"), "{told}");
        page.wait_for_text("readout-explorer", "Until then.");
    });
}

/// Of three reports, any two: each side names its report, and choosing the report of the other side
/// swaps them.
#[test]
fn any_two_of_three_reports_can_be_compared() {
    const HTML: &str =
        "<!doctype html><title>Three</title><script type=module src=embed.js></script>
        <readout-explorer corpus=three.json view=compare/text>Until then.</readout-explorer>";
    const THREE: &str = r#"{ "format": "readout-corpus/1", "documents": [
        { "id": "a", "label": "First", "blocks": [{ "text": "The harbour was closed on Monday." }] },
        { "id": "b", "label": "Second", "blocks": [{ "text": "The harbour was opened on Friday." }] },
        { "id": "c", "label": "Third", "blocks": [{ "text": "The bridge was opened on Sunday." }] } ] }"#;
    let replies = vec![
        (NO_ICON.0, Reply::Html(NO_ICON.1)),
        ("three.html", Reply::Html(HTML)),
        ("three.json", Reply::Html(THREE)),
    ];
    run_in(Setup { before: WATCH, replies, ..Setup::default() }, |page| {
        visit(page, "three.html");
        wait_inside(page, ".texts .passage", "");
        // The chosen report and the distinctive word of each side.
        let sides = || {
            page.eval_text(
                "const app = inside('.app');
                 const chosen = [...app.querySelectorAll('.sides p input')];
                 const words = [...app.querySelectorAll('.column')].map(it => it.innerText);
                 return chosen.map(it => it.value).join() + ': ' +
                     words.map(it => it.match(/Monday|Friday|Sunday/)).join()",
            )
        };
        let choose = |side: usize, name: &str| {
            page.eval(&format!(
                "const field = inside('.app').querySelectorAll('.sides p input')[{side}];
                 field.focus();
                 field.value = '{name}';
                 field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
            ));
            wait_inside(page, ".offered [role=option]", "");
            page.eval("inside('.offered [role=option]').click()");
        };
        let shows = |expected: &str| {
            page.until(expected, || (sides() == expected).then_some(()));
        };
        // The last two, of reports without dates in the order of the corpus.
        shows("Second,Third: Friday,Sunday");
        choose(0, "First");
        shows("First,Third: Monday,Sunday");
        choose(0, "Third");
        shows("Third,First: Sunday,Monday");
        choose(0, "Second");
        shows("Second,First: Friday,Monday");
    });
}

/// The new content may be further down: the host page is scrolled only if focus is in the explorer.
#[test]
fn the_host_page_is_scrolled_only_if_the_explorer_has_focus() {
    run_in(pages(), |page| {
        visit(page, "plain.html");
        wait_inside(page, ".matrix tr.target", "one");
        let topic = || page.eval_text("return inside('tr.target', 'one').innerText");
        let before = topic();
        page.eval("document.getElementById('one').topic = 'T6'");
        page.until("another topic", || (topic() != before).then_some(()));
        thread::sleep(Duration::from_millis(300));
        assert_eq!(page.eval("return scrollY"), 0);
        // Focus is in the explorer.
        page.eval("inside('[part=page]', 'one').focus({ preventScroll: true })");
        page.eval("document.getElementById('one').topic = 'T3'");
        page.until("it to be in view", || {
            (page.eval("return scrollY").as_f64()? > 0.0).then_some(())
        });
    });
}

/// The parts that a host page may style, as listed in the README.
#[test]
fn the_host_page_can_style_the_parts() {
    let style = "
        readout-explorer { --readout-paper: #ffe }
        readout-explorer::part(header) { border-bottom: 3px solid rgb(1, 2, 3) }
        readout-explorer::part(tabs), readout-explorer::part(page), readout-explorer::part(footer) { outline: 1px solid rgb(4, 5, 6) }";
    run_in(pages(), |page| {
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        page.eval(&format!(
            "document.head.append(Object.assign(document.createElement('style'), {{ textContent: `{style}` }}))"
        ));
        let style_of = |part: &str, property: &str| {
            page.eval_text(&format!(
                "return getComputedStyle(inside('[part={part}]', 'one')).{property}"
            ))
        };
        assert_eq!(style_of("header", "borderBottomColor"), "rgb(1, 2, 3)");
        for part in ["tabs", "page", "footer"] {
            assert_eq!(style_of(part, "outlineColor"), "rgb(4, 5, 6)", "{part}");
        }
    });
}

/// In a React page: attributes from its state, events to it, unmounted and mounted again.
#[test]
fn works_in_react() {
    let Some(bundle) = std::env::var_os("READOUT_REACT") else {
        println!("skipped: READOUT_REACT names no bundle; `cargo xtask test` makes it, given npm");
        return;
    };
    let script = std::fs::read_to_string(bundle).expect("READOUT_REACT should name a file");
    let mut setup = pages();
    setup.replies.push(("react.html", Reply::Html(REACT)));
    setup.replies.push(("react.js", Reply::Script(script.leak())));
    run_in(setup, |page| {
        visit(page, "react.html");
        wait_inside(page, ".matrix tr.target", "");
        let target = || page.eval_text("return inside('.matrix tr.target').innerText");
        let before = target();
        page.click_text("Industry");
        page.until("another topic", || (target() != before).then_some(()));
        page.wait_for_text("#root", "The reader is at #/compare/topics?topic=T6.");
        // Navigation inside the explorer is reported to the host page.
        page.eval("inside('nav[part=tabs] a[href*=\"#/timeline\"]').click()");
        page.wait_for_text("#root", "The reader is at #/timeline.");
        // Unmounted, and mounted again.
        page.click_text("Take it away");
        page.wait_until_gone("readout-explorer");
        page.click_text("Bring it back");
        wait_inside(page, ".matrix tr.target", "");
        assert_eq!(page.eval("return document.querySelectorAll('readout-explorer').length"), 1);
    });
}

/// The HTML snippets of the README, verbatim.
#[test]
fn the_readme_snippets_work() {
    let readme = include_str!("../../README.md");
    let snippets: Vec<&str> =
        readme.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(snippets.len(), 3);
    let pages = ["first.html", "second.html", "third.html"];
    let page_of = |snippet: &str| -> &'static str {
        format!("<!doctype html><title>README</title>{snippet}").leak()
    };
    let mut replies = vec![(NO_ICON.0, Reply::Html(NO_ICON.1))];
    replies.extend(pages.iter().zip(&snippets).map(|(name, it)| (*name, Reply::Html(page_of(it)))));
    run_in(Setup { before: WATCH, replies, ..Setup::default() }, |page| {
        visit(page, pages[0]);
        wait_inside(page, "tr.target", "");
        visit(page, pages[1]);
        wait_inside(page, ".event", "");
        let looks = "const style = getComputedStyle(inside('h1'));
            return [getComputedStyle(inside('.app')).backgroundColor, style.fontSize, style.fontFamily].join(' ')";
        assert_eq!(page.eval_text(looks), "rgb(255, 253, 247) 29.75px Georgia, serif");
        visit(page, pages[2]);
        page.until("the frame to grow", || {
            let height = "return document.getElementById('readout').clientHeight";
            (page.eval(height).as_f64()? > 1000.0).then_some(())
        });
    });
}
