// Bytes of this number from text in Base94: see `xtask/src/package/base94.rs`.
function fromBase94(text, size) {
  const bytes = new Uint8Array(size);
  const digit = at => (text.charCodeAt(at) + 34) % 95;
  let length = 0, bits = 0, count = 0;
  for (let at = 0; at < text.length; at += 2) {
    const number = digit(at) + 94 * digit(at + 1);
    bits |= number << count;
    count += number % 8192 < 644 ? 14 : 13;
    // What is written beyond the end is dropped.
    for (; count > 7; count -= 8, bits >>= 8) bytes[length++] = bits;
  }
  return bytes;
}
