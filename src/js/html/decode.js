// The text of a file, by its mark, as UTF-8, or in the encoding that it declares.

// In the first kilobyte, as the HTML Standard has it; pages that declare it later are read, too.
const DECLARED_WITHIN = 4096;

const DECLARED = /<(?:meta|\?xml)[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/i;

/** Decodes a file; returns `{ text, encoding }` with the name that the Encoding Standard has for it. */
export function decode(bytes) {
  const mark = [...bytes.subarray(0, 2)].join();
  if (mark === '255,254') return decodeAs('utf-16le', bytes);
  if (mark === '254,255') return decodeAs('utf-16be', bytes);
  try {
    return decodeAs('utf-8', bytes, { fatal: true });
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
    const [, declared] = DECLARED.exec(head) ?? [];
    // Such a file is not in UTF-8, whatever it says; and UTF-16 could not have said it.
    const isPossible = declared && !/^utf-?(8|16)/i.test(declared);
    return (isPossible && tryDecode(declared, bytes)) || decodeAs('windows-1252', bytes);
  }
}

function tryDecode(encoding, bytes) {
  try {
    return decodeAs(encoding, bytes);
  } catch {
    // There is no such encoding.
    return undefined;
  }
}

function decodeAs(name, bytes, options) {
  const decoder = new TextDecoder(name, options);
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}
