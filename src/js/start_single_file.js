// Starts the program of the page that is one file: its own script stands before this one, and its
// module, compressed, in the page. The names in braces are filled in when the page is packaged.
{{ program }}
{{ painted }}
await painted;
const text = document.getElementById('program').content.textContent;
const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
const module = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
const headers = { 'Content-Type': 'application/wasm' };
await wasm_bindgen({ module_or_path: new Response(module, { headers }) });
