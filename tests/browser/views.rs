//! The views of the application, however it is run: as a site, offline, from one file.

use crate::harness::page::Page;

/// A link, an element that it shows, and text in it.
pub(crate) type View = (&'static str, &'static str, &'static str);

/// The views of the built-in corpus.
pub(crate) const VIEWS: [View; 11] = [
    ("#/", "h1", "Two meetings, side by side"),
    ("#/search?q=defense", ".verdict", "2022: 15 hits"),
    ("#/search/lines?q=cooperation", "table", "cooperation"),
    ("#/timeline", ".event", ""),
    ("#/timeline?event=B-e8", ".card", "5 June 2023, inferred"),
    ("#/compare/topics", ".matrix", "Supply chains"),
    ("#/compare/text?pair=4", ".passage.target", ""),
    ("#/compare/facts", ".facts", "Ajay Kumar → Giridhar Aramane"),
    ("#/compare/words", ".compare", ""),
    ("#/read/2022/6?span=1553-1647", ".passage.target", "Singh underlined the need"),
    ("#/open", ".pane", "Report 1"),
];

/// Opens each view by its link, in the running page.
#[track_caller]
pub(crate) fn all_are_there(page: &Page) {
    for (link, selector, words) in VIEWS {
        page.eval(&format!("location.hash = '{link}'"));
        page.wait_for_text(selector, words);
    }
}

/// Opens each view with a new visit to the page at this address.
#[track_caller]
pub(crate) fn all_open(page: &Page, address: &str) {
    each_opens(page, address, &VIEWS);
}

/// The same with other views.
#[track_caller]
pub(crate) fn each_opens(page: &Page, address: &str, views: &[View]) {
    for (link, selector, words) in views {
        page.visit("about:blank");
        page.visit(&format!("{address}{link}"));
        page.wait_for_text(selector, words);
    }
}

/// To run before a page: records violations of its policy, and layout shifts without user input.
pub(crate) const NOTE: &str = "
    window.violations = [];
    addEventListener('securitypolicyviolation', event =>
        violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    addEventListener('readout-started', () => { window.startedAt = performance.now(); });
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const shift of list.getEntries())
            if (!shift.hadRecentInput) shifts.push([shift.value, ...shift.sources.map(source =>
                [
                source.node?.outerHTML?.slice(0, 60), source.previousRect, source.currentRect])]);
    }).observe({ type: 'layout-shift', buffered: true });";

/// The policy violations since the page was opened.
#[track_caller]
pub(crate) fn violations(page: &Page) -> String {
    page.eval("return window.violations").to_string()
}
