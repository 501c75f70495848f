//! The contrast of every visible letter, in every view, in light, dark and forced colours.

use serde_json::json;

use crate::harness::{page::Page, run};
use crate::views::VIEWS;

/// Views with marks of every kind, besides those of the list.
const MORE: [&str; 6] = [
    "#/read/2022?q=defence",
    "#/read/2022?layers=none",
    "#/compare/text?q=defence",
    "#/compare/text?phrase=9&formula=shown&q=defence",
    "#/compare/words?word=defence",
    "#/compare/topics?topic=T3&q=defence",
];

/// The texts with less contrast than WCAG 2.2 asks for (1.4.3: 4.5, large text 3), and how many
/// letters they have. Disabled controls are exempt. What lies behind a text is what its ancestors
/// paint, one over the other.
const TOO_FAINT: &str = r"
    const parse = color => {
        const context = (window.canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }));
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = (top, below) => {
        const a = top[3];
        return [0, 1, 2].map(i => top[i] * a + below[i] * (1 - a)).concat(1);
    };
    const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const chain = element => {
        const all = [];
        for (let at = element; at; at = at.parentElement) all.unshift(at);
        return all;
    };
    const faint = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const text = walker.currentNode.data.trim();
        if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (element.closest('.visually-hidden, script, style, noscript, :disabled, [aria-hidden=true] svg')) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) continue;
        let behind = parse(getComputedStyle(document.documentElement).colorScheme.includes('dark')
            && matchMedia('(prefers-color-scheme: dark)').matches ? 'black' : 'white');
        let opacity = 1;
        for (const it of chain(element)) {
            const style = getComputedStyle(it);
            behind = over(parse(style.backgroundColor), behind);
            opacity *= Number(style.opacity);
        }
        const style = getComputedStyle(element);
        const color = parse(style.color);
        color[3] *= opacity;
        const [one, other] = [luminance(over(color, behind)), luminance(behind)];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
        if (contrast < (isLarge ? 3 : 4.5) - 0.005) {
            faint.push([contrast.toFixed(2), element.tagName.toLowerCase() + '.' + element.className, text.slice(0, 40)]);
        }
    }
    return JSON.stringify(faint);";

#[track_caller]
fn prefer(page: &Page, scheme: &str, forced: &str) {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
    ]);
    page.command("Emulation.setEmulatedMedia", &json!({ "features": features }));
}

#[test]
fn every_letter_can_be_read() {
    run(|page| {
        for scheme in ["light", "dark"] {
            for forced in ["none", "active"] {
                prefer(page, scheme, forced);
                let views = VIEWS.map(|(route, _, _)| route);
                for route in views.into_iter().chain(MORE) {
                    page.open(route);
                    page.wait_for("h1");
                    page.eval("return new Promise(done => setTimeout(done, 150))");
                    let faint = page.eval_text(TOO_FAINT);
                    assert_eq!(faint, "[]", "{route}, {scheme}, forced colours {forced}");
                }
            }
        }
    });
}
