// What a page says of itself: title, date and language, as it was found.

/** What is known of a fragment. */
export const NO_METADATA = { title: '', date: '', language: '', areMetadata: false };

// Meta elements that state when a page was published; the first are trusted most.
const DATES = [
  'article:published_time', 'og:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date',
  'dcterms.issued', 'dcterms.date', 'dc.date.issued', 'dc.date', 'dcterms.created', 'citation_publication_date',
  'publish-date', 'publishdate', 'publication_date', 'pubdate', 'date', 'created',
];

// Programs that write such elements without being asked.
const OFFICE = /office|microsoft word|docs/i;

/** What a page says of itself. */
export function metadataOf(page) {
  const tags = metaTags(page);
  const article = linkedData(page);
  return {
    title: clean(titleOf(page, tags, article)),
    date: clean(dateOf(page, tags, article)),
    language: clean(page.documentElement.getAttribute('lang') || localeOf(tags)),
    areMetadata: !OFFICE.test(tags.get('generator') ?? ''),
  };
}

function clean(words) {
  return words.replace(/\s+/g, ' ').trim();
}

/** The contents of the meta elements by their names, in lower case. */
function metaTags(page) {
  const tags = new Map();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const content = meta.getAttribute('content').trim();
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

// A title often ends in the name of the site, which the headline has not.
function titleOf(page, tags, article) {
  const title = tags.get('og:title') || article.headline || tags.get('twitter:title') || '';
  const headlines = [...page.querySelectorAll('h1')].map(heading => clean(heading.textContent));
  const whole = title || page.querySelector('title')?.textContent || '';
  const headline = headlines.find(words => words.length > 8 && clean(whole).startsWith(words));
  if (headline || title) return headline || title;
  return headlines.length === 1 && headlines[0] ? headlines[0] : whole;
}

function dateOf(page, tags, article) {
  const named = DATES.map(name => tags.get(name)).find(Boolean);
  if (tags.has(DATES[0])) return named;
  if (article.date) return article.date;
  if (named) return named;
  const places = ['[itemprop=datePublished]', 'time[pubdate]', 'article time', 'main time', 'time'];
  for (const place of places) {
    const element = page.querySelector(`${place}[datetime]`);
    if (element) return element.getAttribute('datetime');
  }
  return '';
}

function localeOf(tags) {
  return tags.get('og:locale')?.replace('_', '-') || tags.get('content-language')?.split(',')[0] || '';
}

/** Headline and date from JSON-LD, preferably those of an article. */
function linkedData(page) {
  let found = { headline: '', date: '', isArticle: false };
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let data;
    try {
      data = JSON.parse(script.textContent);
    } catch {
      continue;
    }
    for (const thing of objectsIn(data)) {
      const date = textOf(thing.datePublished);
      const isArticle = [thing['@type']].flat().some(type => ARTICLE.test(textOf(type)));
      const isBetter = isArticle > found.isArticle || (isArticle === found.isArticle && !found.date);
      if (date && isBetter) {
        found = { headline: isArticle ? textOf(thing.headline) : '', date, isArticle };
      }
    }
  }
  return found;
}

function textOf(value) {
  return typeof value === 'string' ? value : '';
}

const ARTICLE = /Article|Report|BlogPosting|PressRelease/;

// At most this many, of a page that has more than it needs.
const MOST_OBJECTS = 10_000;

/** The objects in JSON, without recursion. */
function objectsIn(data) {
  const objects = [];
  const left = [data];
  while (left.length > 0 && objects.length < MOST_OBJECTS) {
    const value = left.pop();
    if (value === null || typeof value !== 'object') continue;
    if (!Array.isArray(value)) objects.push(value);
    left.push(...Object.values(value).slice(0, MOST_OBJECTS).reverse());
  }
  return objects;
}
