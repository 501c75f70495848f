// Starts the program that the page has in it. The packaging step writes this after the program's own
// script, whose way to start it is called `start`, and after what waits until the page is painted.
await painted;
// Five letters are four bytes; `<`, which would be a tag, is written `}`.
const text = document.getElementById('program').content.textContent;
const bytes = new Uint8Array(text.length * 4 / 5);
for (let at = 0, to = 0; at < text.length; at += 5) {
  let number = 0;
  for (let nth = 0; nth < 5; nth++) {
    const letter = text.charCodeAt(at + nth);
    number = number * 85 + (letter === 125 ? 20 : letter ? letter - 40 : 84);
  }
  for (let shift = 24; shift >= 0 && to < bytes.length; shift -= 8) bytes[to++] = number >>> shift;
}
const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
const headers = { 'Content-Type': 'application/wasm' };
const wasm = await start({ module_or_path: new Response(program, { headers }) });
dispatchEvent(new CustomEvent('TrunkApplicationStarted', { detail: { wasm } }));
