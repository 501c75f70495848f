/*!
 * Contains Readability (https://github.com/mozilla/readability), Copyright (c) 2010 Arc90 Inc,
 * licensed under the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0
 */
// Reads a web page or pasted rich text into blocks in reading order.
//
// The browser's own parser makes a document of it that is never shown: no script runs in it, and
// nothing is fetched for it.
import { articleOf } from './html/article.js';
import { blocksOf } from './html/blocks.js';
import { decode } from './html/decode.js';
import { metadataOf, NO_METADATA } from './html/metadata.js';
import { parse } from './html/parse.js';

/**
 * Reads HTML: text, or the bytes of a file. Returns `{ title, date, language, areMetadata, encoding,
 * blocks: [[kind, text, reason], …] }`; the encoding is that of the file, empty for text. The reason
 * why a block is probably no part of the report is empty for one that is. All blocks of a fragment,
 * which someone has selected and copied, are part of it.
 */
export async function readHtml(source, isFragment) {
  const isText = typeof source === 'string';
  const { text: html, encoding } = isText ? { text: source, encoding: '' } : decode(source);
  const page = parse(html);
  const blocks = blocksOf(page.body, isFragment && html.includes('<!--StartFragment'));
  const metadata = isFragment ? NO_METADATA : metadataOf(page);
  if (!isFragment) articleOf(page, blocks, metadata);
  return {
    ...metadata,
    title: metadata.title || headline(blocks),
    encoding,
    blocks: blocks.map(({ kind, text, reason }) => [kind, text, reason]),
  };
}

/** The first heading of the first level that is part of the report. */
function headline(blocks) {
  return blocks.find(block => block.level === 1 && !block.reason)?.text ?? '';
}
