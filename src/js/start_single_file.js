// Starts the program of the single-file page: its script is inserted above this one, and its
// compressed module is in the page. The names in braces are filled in when the page is packaged.
{{ program }}
{{ painted }}
await painted;
const text = document.getElementById('program').content.textContent;
const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
const module = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
const headers = { 'Content-Type': 'application/wasm' };
await wasm_bindgen({ module_or_path: new Response(module, { headers }) });
