// What the parts of a page are for, by their elements, roles and classes.

const ROLES = /^(navigation|banner|contentinfo|search|menu|menubar|dialog|alertdialog|complementary)$/;

// What a class or an id says, and the reason to leave such a part out; the first that fits is taken.
const NAMES = [
  ['caption', 'caption|captions|wp-caption-text|credit|photo-credit|image-credit'],
  ['advertisement', 'ad|ads|adv|advert|adverts|advertisement|adsbygoogle|sponsor|sponsored|promo|promoted|taboola|outbrain'],
  ['newsletter', 'newsletter|subscribe|subscription|paywall'],
  ['share', 'share|sharing|share-buttons|social|social-share|follow-us'],
  ['read-also', 'related|read-also|also-read|read-more|read-next|recommended|most-read|most-popular|trending|more-stories'],
  ['byline', 'byline|author|authors|author-bio'],
  ['stamp', 'date|time|timestamp|published|posted-on|updated|meta|entry-meta|post-meta'],
  ['navigation', 'nav|navbar|navbox|navigation|menu|breadcrumb|breadcrumbs|header|footer|sidebar|toc|pagination|pager|cookie|cookies|cookie-banner|consent|gdpr|skip-link|comments|tags|catlinks|mw-editsection|noprint|no-print|d-print-none'],
].map(([area, names]) => [area, new RegExp(`(^|\\s)(${names})([-_]*(box|block|list|links?|bar|section|wrapper|container|widget|notice|slot|unit|\\d+))?(?=\\s|$)`, 'i')]);

/**
 * A function from an element to the part it is in: `{ area, isCertain }`. An area is a reason to leave
 * the part out, empty for none; one by its element or role is certain.
 */
export function areasOf() {
  const known = new Map();
  const none = { area: '', isCertain: false };
  return element => {
    const path = [];
    let at = element;
    for (; at && !known.has(at); at = at.parentElement) path.push(at);
    let outer = at ? known.get(at) : none;
    for (const inner of path.reverse()) {
      outer = areaOf(inner, outer);
      known.set(inner, outer);
    }
    return outer;
  };
}

function areaOf(element, outer) {
  const name = element.localName;
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return outer;
  const named = byName(element);
  if (name === 'figcaption') return { area: 'caption', isCertain: true };
  if (name === 'aside') return { area: named || 'advertisement', isCertain: true };
  if (name === 'time') return { area: outer.area || 'stamp', isCertain: outer.isCertain };
  if (isNavigation(element, name)) return { area: named || 'navigation', isCertain: true };
  return { area: named || outer.area, isCertain: outer.isCertain };
}

// The header of an article has its headline.
function isNavigation(element, name) {
  const role = element.getAttribute('role') ?? '';
  if (name === 'nav' || name === 'menu' || ROLES.test(role)) return true;
  return (name === 'header' || name === 'footer') && !element.closest('article, main, blockquote');
}

function byName(element) {
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
  if (names === ' ' || names.length > 1000) return '';
  return NAMES.find(([, pattern]) => pattern.test(names))?.[0] ?? '';
}
