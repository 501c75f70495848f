// The blocks of a document in reading order: what a person would copy.
//
// The tree is walked without recursion, because a page may nest elements as deep as it likes.

import { STYLE } from './parse.js';

const BLOCKS = new Set(
  ('address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search ' +
    'section summary table tbody td tfoot th thead tr ul').split(' '),
);

// What is shown by no browser, or is no text: readings of characters, deleted words, Word's data.
const SKIPPED = new Set('script head title rp rt annotation del xml'.split(' '));

const HIDDEN = /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all)/i;

// The bullets and numbers of Word's lists, and the comments of its readers.
const WORD_MARK = /mso-list\s*:\s*ignore|mso-element\s*:\s*comment-list/i;

const WORD_LIST = /mso-list\s*:\s*(?!ignore|none|skip)\w/i;

const BLOCK_STYLE = /(^|[;\s])display\s*:\s*(block|flex|grid|list-item|table)\b/i;

const KEEPS_LINES = /(^|[;\s])white-space\s*:\s*(pre|break-spaces)/i;

const POST =
  /(^|\s)(twitter-tweet|twitter-video|instagram-media|bluesky-embed|mastodon-embed|fb-post|fb-xfbml\S*|tiktok-embed|telegram-post|reddit-embed\S*|embedded-post)(\s|$)/i;

const NOTES =
  /(^|\s)(footnotes?|endnotes?|references|reflist|sdfootnote|sdendnote|MsoFootnoteText|MsoEndnoteText)(\s|$)/i;

/**
 * Returns the blocks below an element, each `{ kind, text, level, node, linked, reason }`: the level of
 * a heading, its longest text node, and how many of its characters are in links. Takes out elements
 * that are hidden. With `isMarked`, only what stands between the marks of a fragment on the clipboard
 * is read.
 */
export function blocksOf(root, isMarked) {
  const walk = new Walk(!isMarked);
  let node = root;
  while (node) {
    const isOpen = walk.enter(node);
    if (isOpen && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (isOpen) walk.leave();
    while (node !== root && !node.nextSibling) {
      node = node.parentNode;
      walk.leave();
    }
    node = node === root ? null : node.nextSibling;
  }
  for (const element of walk.hidden) element.remove();
  return walk.blocks;
}

class Walk {
  blocks = [];
  hidden = [];
  // The elements that are open, each with what it is for the text in it.
  #open = [{ kind: 'paragraph', level: 0, isPre: false, isLink: false, isBlock: true }];
  // Where a finished block goes: the list of all, or that of the innermost table cell.
  #sinks = [this.blocks];
  #isActive;
  #text;

  constructor(isActive) {
    this.#isActive = isActive;
    this.#startBlock();
  }

  /** Enters a node; returns whether the nodes in it are read, and it is left later. */
  enter(node) {
    if (node.nodeType === Node.ELEMENT_NODE) return this.#enterElement(node);
    if (node.nodeType === Node.COMMENT_NODE) this.#mark(node.data.trim());
    if (node.nodeType === Node.TEXT_NODE && this.#isActive) this.#add(node);
    return false;
  }

  /** Leaves the innermost element. */
  leave() {
    const { isBlock, name } = this.#open.at(-1);
    if (isBlock) this.#endBlock();
    this.#open.pop();
    if (name === 'tr') this.#endRow();
    else if (name === 'td' || name === 'th') this.#sinks.pop();
  }

  #mark(words) {
    if (words === 'StartFragment') this.#isActive = true;
    if (words === 'EndFragment') this.#isActive = false;
  }

  #enterElement(element) {
    const name = element.localName;
    const style = element.getAttribute(STYLE) ?? '';
    if (SKIPPED.has(name) || isHidden(element, style)) {
      this.hidden.push(element);
      return false;
    }
    if (name === 'br') {
      this.#breakLine();
      return false;
    }
    const outer = this.#open.at(-1);
    const isBlock = BLOCKS.has(name) || BLOCK_STYLE.test(style);
    if (isBlock) this.#endBlock();
    if (name === 'tr') this.#sinks.push([]);
    if (name === 'td' || name === 'th') {
      const cell = [];
      this.#sinks.at(-1).push(cell);
      this.#sinks.push(cell);
    }
    this.#open.push({
      name,
      isBlock,
      kind: kindOf(element, name, style, outer.kind),
      level: /^h[1-6]$/.test(name) ? Number(name[1]) : outer.level,
      isPre: name === 'pre' || name === 'listing' || KEEPS_LINES.test(style) || outer.isPre,
      isLink: name === 'a' || outer.isLink,
    });
    return true;
  }

  #startBlock() {
    this.#text = { lines: [], line: '', endsInSpace: true, node: null, longest: 0, linked: 0 };
  }

  // White space is collapsed as browsers do, over the borders of inline elements, too.
  #add(node) {
    const { isPre, isLink } = this.#open.at(-1);
    const text = this.#text;
    let words = node.data;
    if (isPre) {
      const lines = words.split('\n');
      words = lines.pop();
      for (const line of lines) {
        text.lines.push((text.line + line).trimEnd());
        text.line = '';
      }
    } else {
      words = words.replace(/[\t\n\f\r ]+/g, ' ');
      if (text.endsInSpace && words.startsWith(' ')) words = words.slice(1);
    }
    if (words !== '') text.endsInSpace = !isPre && words.endsWith(' ');
    text.line += words;
    if (isLink) text.linked += words.length;
    const length = node.data.trim().length;
    if (length > text.longest) {
      text.longest = length;
      text.node = node;
    }
  }

  // A blank line parts paragraphs.
  #breakLine() {
    const text = this.#text;
    const line = text.line.trimEnd();
    if (line === '') {
      if (text.lines.length > 0) this.#endBlock();
      return;
    }
    text.lines.push(line);
    text.line = '';
    text.endsInSpace = true;
  }

  #endBlock() {
    const { lines, line, node, linked } = this.#text;
    this.#startBlock();
    // There are no words in it.
    if (node === null) return;
    const { kind, level, isPre } = this.#open.at(-1);
    // The indent of the first line of a `pre` stays.
    const whole = [...lines, line].join('\n').replaceAll('\u00a0', ' ').trimEnd();
    const text = isPre ? whole.replace(/^(\s*\n)+/, '') : whole.trimStart();
    const isHeading = kind === 'heading';
    const block = { kind, text, level: isHeading ? level || 2 : 0, node, linked, reason: '' };
    this.#sinks.at(-1).push(block);
  }

  // A row is a block if each of its cells has one block at most. Otherwise the blocks of the cells
  // follow each other, as in tables that only arrange the page. The same holds for Word.
  #endRow() {
    const cells = this.#sinks.pop();
    const sink = this.#sinks.at(-1);
    // What stands in a row outside of cells is moved before the table by the parser.
    const filled = cells.filter(cell => cell.length > 0);
    const { kind } = this.#open.at(-1);
    if (filled.length < 2 || cells.some(cell => cell.length > 1)) {
      for (const cell of filled) for (const block of cell) sink.push(block);
      return;
    }
    const blocks = filled.flat();
    const longest = blocks.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    const text = cells.map(([block]) => (block?.text ?? '').replace(/[\n\t]/g, ' ')).join('\t');
    const linked = blocks.reduce((sum, block) => sum + block.linked, 0);
    const isSpecial = kind === 'note' || kind === 'post';
    sink.push({ ...longest, kind: isSpecial ? kind : 'table-row', text, level: 0, linked });
  }
}

// A page behind an open dialog is hidden from screen readers, but it is there.
function isHidden(element, style) {
  const isAside = element.getAttribute('aria-hidden') === 'true' && !element.querySelector('main, article, h1');
  return element.hasAttribute('hidden') || isAside || HIDDEN.test(style) || WORD_MARK.test(style);
}

function kindOf(element, name, style, outer) {
  if (outer === 'post' || outer === 'note') return outer;
  const classes = element.getAttribute('class') ?? '';
  if (POST.test(classes)) return 'post';
  if (isNote(element, classes, style)) return 'note';
  if (/^h[1-6]$/.test(name) || element.getAttribute('role') === 'heading') return 'heading';
  if (name === 'li' || name === 'dd' || name === 'dt') return 'list-item';
  if (name === 'blockquote') return 'quotation';
  if (name === 'td' || name === 'th') return 'paragraph';
  return WORD_LIST.test(style) ? 'list-item' : outer;
}

function isNote(element, classes, style) {
  return (
    NOTES.test(classes) ||
    /^doc-(footnote|endnotes?)$/.test(element.getAttribute('role') ?? '') ||
    /^sd(foot|end)note\d+$/.test(element.id) ||
    /mso-element\s*:\s*(foot|end)note\b/i.test(style)
  );
}
