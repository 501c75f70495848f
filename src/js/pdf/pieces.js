// Pieces of text as PDF.js finds them, to what `readout::import::pdf` reads.

/**
 * The pieces of a page with words, each `[x, y, width, size, text]`.
 *
 * A page that is turned is turned back. What stands across it, such as a stamp at its edge, is moved
 * below it.
 */
export function piecesOf(items, viewport) {
  const pieces = placed(items, viewport);
  const main = mainTurn(pieces);
  const { width, height } = viewport;
  return pieces.map(({ turn, at: [x, y], width: long, size, text }) => {
    const [left, base] = turned(x, y, turn);
    const below = turn === main ? 0 : 2 * (width + height) * (1 + ((turn - main + 4) % 4));
    return [left, base - below, long, size, text];
  });
}

function placed(items, viewport) {
  const pieces = [];
  let isSpaced = false;
  for (const { str: text, transform, width, hasEOL } of items) {
    // Marks of structure have no text. A blank after a piece may be lost in the narrow space to the next.
    if (!text?.trim()) {
      isSpaced = !hasEOL && (isSpaced || Boolean(text));
      continue;
    }
    const [a, b, c, d, x, y] = multiply(upright(viewport), transform);
    const turn = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
    const scale = Math.hypot(viewport.transform[0], viewport.transform[1]);
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    pieces.push({ turn, at: [x, y], width: width * scale, size, text: isSpaced ? ` ${text}` : text });
    isSpaced = !hasEOL && /\s$/.test(text);
  }
  return pieces;
}

// The transformation of a viewport has its origin at the top; this one at the bottom.
function upright({ transform: [a, b, c, d, e, f], height }) {
  return [a, -b, c, -d, e, height - f];
}

function multiply([a, b, c, d, e, f], [a2, b2, c2, d2, e2, f2]) {
  return [
    a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2,
    a * e2 + c * f2 + e, b * e2 + d * f2 + f,
  ];
}

/** The direction of most of the text, in quarters of a turn to the left. */
function mainTurn(pieces) {
  const lengths = [0, 0, 0, 0];
  for (const { turn, text } of pieces) lengths[turn] += text.length;
  return lengths.indexOf(Math.max(...lengths));
}

/** A place after a turn back by some quarters. */
function turned(x, y, quarters) {
  return [[x, y], [y, -x], [-x, -y], [-y, x]][quarters];
}
