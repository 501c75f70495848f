//! Navigation inside an explorer of another page: what is in view then, who has the focus, where
//! links lead, and whose fragments are whose.

use std::{thread, time::Duration};

use serde_json::json;

use crate::embed::{pages, visit, wait_inside};
use crate::harness::{page::Page, run_in, server::Reply};
use crate::views::VIEWS;

/// Puts a link to a route into the page that an explorer shows, scrolls it into view and follows it, as
/// a user does. It goes with the page, and the focus with it.
#[track_caller]
fn follow(page: &Page, id: &str, route: &str, by_keyboard: bool) {
    page.eval(&format!(
        "const app = document.getElementById('{id}').shadowRoot.querySelector('.app main').lastElementChild;
         app.querySelector('#probe')?.remove();
         const link = Object.assign(document.createElement('a'), {{ id: 'probe', textContent: 'there' }});
         link.setAttribute('href', '{route}');
         link.style.cssText = 'display: block; margin-top: 1500px';
         app.append(link);
         link.scrollIntoView({{ block: 'center' }});
         if ({by_keyboard}) link.focus({{ preventScroll: true }});"
    ));
    if by_keyboard {
        page.press("Enter");
        return;
    }
    let at = page.eval(&format!(
        "const box = inside('#probe', '{id}').getBoundingClientRect();
         return [box.left + 5, box.top + box.height / 2]"
    ));
    for kind in ["mousePressed", "mouseReleased"] {
        let event =
            json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
        page.command("Input.dispatchMouseEvent", &event);
    }
}

/// Whether an element of an explorer is in the window, and has some words.
fn in_view(id: &str, selector: &str, words: &str) -> String {
    format!(
        "return [...document.getElementById('{id}').shadowRoot.querySelectorAll({})].some(it => {{
             const box = it.getBoundingClientRect();
             return it.textContent.includes({}) && it.checkVisibility()
                 && box.bottom > 0 && box.top < innerHeight;
         }})",
        json!(selector),
        json!(words)
    )
}

fn has_focus_inside(page: &Page, id: &str) -> bool {
    let script = format!(
        "const explorer = document.getElementById('{id}');
         return document.activeElement === explorer && !!explorer.shadowRoot.activeElement"
    );
    page.eval(&script) == true
}

#[track_caller]
fn check_all_views(page: &Page, id: &str) {
    for by_keyboard in [false, true] {
        for (route, selector, words) in VIEWS {
            // From a page that is another one.
            let from =
                if route.starts_with("#/compare") { "#/read/2023" } else { "#/compare/facts" };
            page.eval(&format!("document.getElementById('{id}').navigate('{from}')"));
            wait_inside(page, if from.ends_with("facts") { ".facts" } else { ".report" }, id);
            follow(page, id, route, by_keyboard);
            let how = if by_keyboard { "keyboard" } else { "mouse" };
            page.until(&format!("{route} to be in view by {how}"), || {
                (page.eval(&in_view(id, selector, words)) == true).then_some(())
            });
            page.until(&format!("the focus to be inside at {route} by {how}"), || {
                has_focus_inside(page, id).then_some(())
            });
        }
    }
}

#[test]
fn what_a_link_leads_to_is_in_view_and_the_focus_stays_inside() {
    run_in(pages(), |page| {
        page.resize(1280, 900);
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        wait_inside(page, ".event", "two");
        page.eval("document.getElementById('one').chrome = 'full'");
        check_all_views(page, "one");
        check_all_views(page, "two");
    });
}

#[test]
fn a_quotation_leads_to_its_words_and_keys_go_on() {
    run_in(pages(), |page| {
        page.resize(1280, 900);
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        page.eval("document.getElementById('one').chrome = 'full'");
        page.eval("document.getElementById('one').navigate('#/compare/facts?q=defence')");
        wait_inside(page, ".facts", "one");
        let last = "[...document.getElementById('one').shadowRoot.querySelectorAll('.facts a.source')].at(-1)";
        page.eval(&format!("{last}.scrollIntoView({{ block: 'center' }}); {last}.focus()"));
        page.press("Enter");
        wait_inside(page, ".report mark.pointed", "one");
        page.until("the words to be in view", || {
            (page.eval(&in_view("one", "mark.pointed", "")) == true).then_some(())
        });
        assert!(has_focus_inside(page, "one"));
        page.press("j");
        page.until("the next hit", || {
            let hit = "return !!inside('mark.hit[aria-current]', 'one')";
            (page.eval(hit) == true).then_some(())
        });
        page.press("Escape");
        page.until("the query to be cleared", || {
            let query = "return inside('#query', 'one').value";
            (page.eval_text(query).is_empty()).then_some(())
        });
        assert!(has_focus_inside(page, "one"));
    });
}

#[test]
fn a_host_page_that_navigates_keeps_focus_and_scroll_position() {
    run_in(pages(), |page| {
        page.resize(1280, 900);
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        page.eval(
            "const button = Object.assign(document.createElement('button'), { id: 'own', textContent: 'own' });
             document.querySelector('h1').after(button);
             button.focus();
             scrollTo(0, 0)",
        );
        for (route, selector, words) in VIEWS {
            page.eval(&format!("document.getElementById('one').navigate('{route}')"));
            page.until(route, || {
                let script = format!(
                    "return [...document.getElementById('one').shadowRoot.querySelectorAll({})]
                         .some(it => it.textContent.includes({}))",
                    json!(selector),
                    json!(words)
                );
                (page.eval(&script) == true).then_some(())
            });
            thread::sleep(Duration::from_millis(150));
            assert!(page.has_focus("#own"), "{route}");
            assert_eq!(page.eval("return scrollY"), 0, "{route}");
        }
    });
}

/// The addresses of all links of an explorer.
fn links(page: &Page, id: &str) -> Vec<String> {
    let script = format!(
        "return [...{}.shadowRoot.querySelectorAll('a[href*=\"#/\"]')].map(it => it.href)",
        if id.is_empty() {
            "document.querySelector('readout-explorer')".to_owned()
        } else {
            format!("document.getElementById('{id}')")
        }
    );
    let all = page.eval(&script);
    let all = all.as_array().cloned().unwrap_or_default();
    all.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

#[test]
fn links_lead_to_the_site_and_a_plain_click_stays() {
    run_in(pages(), |page| {
        visit(page, "plain.html");
        wait_inside(page, ".matrix", "one");
        for (route, selector, _) in VIEWS {
            page.eval(&format!("document.getElementById('one').navigate('{route}')"));
            wait_inside(page, selector.split(' ').next().unwrap_or(selector), "one");
            let links = links(page, "one");
            let site = format!("{}#/", page.address());
            assert!(!links.is_empty(), "{route}");
            for link in links {
                assert!(link.starts_with(&site), "{route} has a link to {link}");
            }
        }
        let here = page.eval_text("return location.href");
        page.eval("document.getElementById('one').navigate('#/compare/topics')");
        wait_inside(page, ".matrix a.source", "one");
        page.eval("inside('.matrix a.source', 'one').click()");
        wait_inside(page, ".report", "one");
        assert_eq!(page.eval_text("return location.href"), here);

        visit(page, "synced.html#/compare/topics");
        wait_inside(page, ".matrix", "");
        let own = format!("{}synced.html#/", page.address());
        for link in links(page, "") {
            assert!(link.starts_with(&own), "{link}");
        }
    });
}

const ANCHORED: &str = "<!doctype html><title>Anchors of its own</title>
    <script type=module src=embed.js></script>
    <a id=to-notes href='#notes'>Notes</a>
    <readout-explorer sync-url view='compare/topics' topic='T3'></readout-explorer>
    <h2 id=notes style='margin-top: 3000px'>Notes</h2><p style='height: 2000px'></p>";

#[test]
fn a_fragment_of_the_host_page_is_its_own() {
    let mut setup = pages();
    setup.replies.push(("anchored.html", Reply::Html(ANCHORED)));
    run_in(setup, |page| {
        // Without a fragment the attributes hold.
        visit(page, "anchored.html");
        wait_inside(page, ".matrix tr.target", "");
        page.eval("document.querySelector('readout-explorer').navigate('#/compare/facts')");
        wait_inside(page, ".facts", "");
        page.wait_for_route("#/compare/facts");
        page.eval("history.pushState({ own: 1 }, '', '#/compare/facts')");
        page.click("#to-notes");
        page.wait_for_route("#notes");
        thread::sleep(Duration::from_millis(300));
        wait_inside(page, ".facts", "");
        let notices = "return inside('.notices')?.textContent ?? ''";
        assert_eq!(page.eval_text(notices), "");
        assert!(page.eval("return scrollY").as_f64().is_some_and(|y| y > 1000.0), "at the notes");
        page.back();
        page.wait_for_route("#/compare/facts");
        wait_inside(page, ".facts", "");
        // To begin with a fragment of its own, too.
        page.visit("about:blank");
        visit(page, "anchored.html#notes");
        page.eval("scrollTo(0, 0)");
        wait_inside(page, ".matrix tr.target", "");
        assert_eq!(page.route(), "#notes");
        assert_eq!(page.eval_text(notices), "");
    });
}

const TRUSTED: &str = "<!doctype html>
    <meta http-equiv=Content-Security-Policy content=\"require-trusted-types-for 'script'\">
    <title>Trusted Types</title><script type=module src=embed.js></script>
    <readout-explorer>What stands here.</readout-explorer>";

#[test]
fn under_trusted_types_it_says_why_it_cannot_run() {
    let mut setup = pages();
    setup.errors_expected = true;
    setup.replies.push(("trusted.html", Reply::Html(TRUSTED)));
    run_in(setup, |page| {
        visit(page, "trusted.html");
        page.until("the error", || {
            let heard = page.eval("return heard.join()");
            heard.as_str()?.contains("requires Trusted Types").then_some(())
        });
        page.wait_for_text("readout-explorer", "What stands here.");
        assert!(!page.served().iter().any(|path| path.contains("_bg.wasm")), "nothing is fetched");
    });
}
