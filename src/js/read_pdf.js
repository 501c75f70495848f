/*!
 * Contains PDF.js (https://mozilla.github.io/pdf.js/), Copyright 2024 Mozilla Foundation, licensed under
 * the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0
 */
// Reads the text of a PDF with its positions. Nothing is drawn, and nothing is fetched but the worker.
import './pdf/sum_precise.js';
import { getDocument, GlobalWorkerOptions, PDFWorker, VerbosityLevel } from 'pdfjs-dist/build/pdf.mjs';

import { piecesOf } from './pdf/pieces.js';

const OPTIONS = {
  isEvalSupported: false,
  // Letters are not drawn: so no font and no picture is needed.
  disableFontFace: true,
  useSystemFonts: true,
  useWasm: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  maxImageSize: 0,
  verbosity: VerbosityLevel.ERRORS,
};

// No more text than this is read, in characters; the program refuses so much.
const MOST_TEXT = 10_000_000;

/**
 * Returns `{ title, date, language, isIncomplete, pieces: [[page, x, y, width, size, text], …] }`;
 * positions are in points from the left and the bottom of the page. It is incomplete if there is a font
 * whose letters cannot be told.
 *
 * Rejects with `{ code, message }`; the code is `password`, `damaged`, `fetch` (the worker could not be
 * fetched) or `other`.
 */
export async function readPdf(bytes) {
  const worker = await startWorker();
  let isIncomplete = false;
  // Old fonts of East Asia refer to tables of characters, 1 MB in all, which are not here.
  class CMapReaderFactory {
    async fetch() {
      isIncomplete = true;
      throw new Error('There are no tables of characters.');
    }
  }
  const task = getDocument({ ...OPTIONS, CMapReaderFactory, data: bytes, worker });
  try {
    const pdf = await task.promise;
    const { info } = await pdf.getMetadata();
    const pieces = await read(pdf);
    return { ...propertiesOf(info), isIncomplete, pieces };
  } catch (error) {
    throw failure(error);
  } finally {
    await task.destroy().catch(() => {});
    worker.destroy();
  }
}

// PDF.js starts the worker, or takes its script into the page where no worker may be started. After a
// failure the program imports this module under another address, and that is the worker's, too.
async function startWorker() {
  const address = new URL('./pdf_worker.js', import.meta.url);
  address.search = new URL(import.meta.url).search;
  GlobalWorkerOptions.workerSrc = address.href;
  const worker = PDFWorker.create({ verbosity: VerbosityLevel.ERRORS });
  try {
    await worker.promise;
  } catch (error) {
    throw { code: 'fetch', message: String(error?.message ?? error) };
  }
  return worker;
}

async function read(pdf) {
  const pieces = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && length <= MOST_TEXT; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const piece of piecesOf(items, page.getViewport({ scale: 1 }))) {
      pieces.push([number, ...piece]);
      length += piece.at(-1).length;
    }
    page.cleanup();
  }
  return pieces;
}

// A date is `D:20230605123000Z` there.
function propertiesOf(info) {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?/.exec(info?.CreationDate ?? '') ?? [];
  return {
    title: String(info?.Title ?? ''),
    date: [year, month, day].filter(Boolean).join('-'),
    language: String(info?.Language ?? ''),
  };
}

const CODES = { PasswordException: 'password', InvalidPDFException: 'damaged', FormatError: 'damaged' };

function failure(error) {
  return { code: CODES[error?.name] ?? 'other', message: String(error?.message ?? error) };
}
