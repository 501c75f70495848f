// Parses HTML into a document without what has no text.

// Elements that are not shown, or that show no text of the page. Images, objects and form controls
// also hide properties of the document or of a form behind their names.
const WITHOUT_TEXT =
  'script:not([type="application/ld+json"]), link, template, noscript, noframes, iframe, frame, ' +
  'object, embed, param, applet, img, picture, source, map, svg, canvas, audio, video, ' +
  'button, input, select, textarea, datalist, progress, meter, dialog:not([open])';

/** The name of the attribute `style` in what was parsed. */
export const STYLE = 'data-own-style';

/** Parses HTML. Nothing in it runs, and nothing is fetched for it. */
export function parse(html) {
  const page = new DOMParser().parseFromString(quiet(html), 'text/html');
  // The methods of the page itself may be hidden: `<img name="querySelectorAll">`.
  const all = selector => Document.prototype.querySelectorAll.call(page, selector);
  for (const element of all(WITHOUT_TEXT)) Element.prototype.remove.call(element);
  for (const element of all('form, fieldset, output')) {
    for (const name of ['name', 'id']) Element.prototype.removeAttribute.call(element, name);
  }
  return page;
}

// Not every tag, but in linear time: those with a `<` or `>` in an attribute are only less quiet.
const TAG = /<(\/?)([a-z][^\s/<>]*)(?:[\s/][^<>]*)?>/gi;

// Nothing here is applied, but Chromium reports each handler, style and base to the console as a
// violation of our policy, even in a document that is never shown. So they get other names; style sheets
// become another element whose content is no markup.
function quiet(html) {
  const isTooDeep = nesting();
  return html
    .replace(TAG, (tag, slash, name) => {
      if (isTooDeep(tag, slash, name)) return '';
      if (slash) return tag;
      return tag
        .replace(/([\s"'/])on(?=[a-z]+\s*=)/gi, '$1data-on')
        .replace(/([\s"'/])style(?=\s*=)/gi, `$1${STYLE}`);
    })
    .replace(/(<\/?)style(?=[\s>/])/gi, '$1noframes')
    .replace(/<base(?=[\s>/])/gi, '<link');
}

// Elements without an end tag.
const LONE = new Set(
  ('area base br col dd dt embed hr html head body img input li link meta option p param rp rt source ' +
    'tbody td tfoot th thead tr track wbr').split(' '),
);

// Parsers take time that grows with the square of the depth, and make siblings of what is deeper than
// 512 levels. So tags in the depth of hostile pages are left out.
const DEEPEST = 4000;

/** A function that says of each tag in turn whether it is too deep. */
function nesting() {
  let [open, left] = [0, 0];
  return (tag, slash, name) => {
    if (tag.endsWith('/>') || LONE.has(name.toLowerCase())) return false;
    if (slash && left === 0) open = Math.max(0, open - 1);
    else if (!slash && open < DEEPEST) open += 1;
    else {
      left += slash ? -1 : 1;
      return true;
    }
    return false;
  };
}
