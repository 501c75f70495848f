// Which blocks of a page are the article, and why the others are none.
import { Readability } from '@mozilla/readability';

import { areasOf } from './areas.js';

// Readability takes time that grows with the number of elements: about a second for these.
const MOST_ELEMENTS = 100_000;

// An article has at least this many characters; of shorter ones Readability tries all it has.
const SHORTEST = 140;

/** Sets the reasons of the blocks that are probably no part of the article. */
export function articleOf(page, blocks, { title }) {
  const areaOf = areasOf();
  const areas = blocks.map(block => areaOf(block.node.parentElement));
  const found = readability(page, blocks);
  const outside = areas.map(({ isCertain }) => !isCertain);
  let kept = outside.map((isOutside, at) => isOutside && found.kept.has(at));
  leaveOutAreas(blocks, areas, kept);
  const isLonger = length(blocks, outside) > length(blocks, kept);
  if (length(blocks, kept) < SHORTEST && isLonger) kept = outside;
  else putBack(blocks, areas, kept);
  leaveOutLinks(blocks, kept);
  keepHeadline(blocks, areas, kept, [title, found.title].map(plain));
  blocks.forEach((block, at) => {
    if (!kept[at]) block.reason = isByline(block, found.byline) ? 'byline' : areas[at].area || 'navigation';
  });
}

/** The numbers of the blocks that Readability keeps, and what it knows of the page. */
function readability(page, blocks) {
  // Random, so that a page cannot have it.
  const mark = `data-block-${Math.random().toString(36).slice(2)}`;
  const wrappers = blocks.map(({ node }, at) => {
    const wrapper = page.createElement('span');
    wrapper.setAttribute(mark, at);
    node.replaceWith(wrapper);
    wrapper.append(node);
    return wrapper;
  });
  const copy = page.cloneNode(true);
  for (const wrapper of wrappers) wrapper.replaceWith(wrapper.firstChild);
  const options = { charThreshold: SHORTEST, maxElemsToParse: MOST_ELEMENTS, serializer: it => it };
  let article = null;
  try {
    article = new Readability(copy, options).parse();
  } catch {
    // Too large, or stranger than it expects.
  }
  const marked = article ? [...article.content.querySelectorAll(`[${mark}]`)] : [];
  const kept = new Set(marked.map(element => Number(element.getAttribute(mark))));
  return { kept, title: article?.title ?? '', byline: article?.byline ?? '' };
}

function length(blocks, isCounted) {
  return blocks.reduce((sum, { text }, at) => (isCounted[at] ? sum + text.length : sum), 0);
}

// Readability keeps some menus and advertisements in an article. By its name alone a part is left out
// only if it is small: the article itself may have a strange name.
function leaveOutAreas(blocks, areas, kept) {
  const all = length(blocks, kept);
  for (const name of new Set(areas.map(({ area }) => area))) {
    const isOfArea = kept.map((isKept, at) => isKept && areas[at].area === name);
    if (name === '' || length(blocks, isOfArea) * 4 > all) continue;
    isOfArea.forEach((isIn, at) => isIn && (kept[at] = false));
  }
}

// Readability drops lists and tables of many links, and short passages, in the middle of an article.
// What stands between its passages in the same place, and is neither a menu nor an advertisement, is
// part of it.
function putBack(blocks, areas, kept) {
  const [first, last] = [kept.indexOf(true), kept.lastIndexOf(true)];
  if (first < 0) return;
  const place = commonAncestor(blocks.filter((_, at) => kept[at]));
  for (let at = last; at > first; at--) {
    const { kind, linked, text, node } = blocks[at];
    if (kept[at] || areas[at].area || linked * 3 > text.length || !place.contains(node)) continue;
    // A heading over something that is left out is left out.
    kept[at] = kind !== 'heading' || kept[at + 1];
  }
}

// Links before and after all text are a menu.
function leaveOutLinks(blocks, kept) {
  const isText = ({ text, linked }, at) => kept[at] && linked * 5 < text.length * 4;
  const [first, last] = [blocks.findIndex(isText), blocks.findLastIndex(isText)];
  if (first < 0) return;
  kept.fill(false, 0, first).fill(false, last + 1);
}

function commonAncestor(blocks) {
  let place = blocks[0].node.parentNode;
  for (const { node } of blocks) while (!place.contains(node)) place = place.parentNode;
  return place;
}

// Readability takes the headline out, and what stands below it before the first passage.
function keepHeadline(blocks, areas, kept, titles) {
  const first = kept.indexOf(true);
  const isHeadline = ({ kind, text }, at) => {
    const words = plain(text);
    const isTitle = words.length > 3 && titles.some(title => title.startsWith(words));
    return kind === 'heading' && !areas[at].isCertain && isTitle;
  };
  const firstLevel = blocks.filter(({ level }, at) => level === 1 && !areas[at].isCertain);
  let headline = blocks.findIndex(isHeadline);
  if (headline < 0 && firstLevel.length === 1) headline = blocks.indexOf(firstLevel[0]);
  if (headline < 0) return;
  kept[headline] = true;
  for (let at = headline + 1; at < first; at++) {
    const { text, linked } = blocks[at];
    const isSentence = text.length > 50 && /[.!?…。！？।؟]["'”’»)]*$/.test(text);
    if (isSentence && !areas[at].area && linked * 3 < text.length) kept[at] = true;
  }
}

function isByline({ text }, byline) {
  return byline !== '' && text.length < 2 * byline.length && plain(text).includes(plain(byline));
}

/** Words to compare. */
function plain(words) {
  return words.toLowerCase().replace(/\s+/g, ' ').trim();
}
