// Starts the program that the page has in it. The packaging step writes this after the program's own
// script, whose way to start it is called `start`, and after what waits until the page is painted.
await painted;
const packed = atob(document.getElementById('program').content.textContent);
const bytes = Uint8Array.from(packed, letter => letter.charCodeAt(0));
const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
const headers = { 'Content-Type': 'application/wasm' };
const wasm = await start({ module_or_path: new Response(program, { headers }) });
dispatchEvent(new CustomEvent('TrunkApplicationStarted', { detail: { wasm } }));
