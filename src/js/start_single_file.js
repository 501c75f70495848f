// Starts the program of the page as one file, which lies in it compressed: its scripts, then its
// module. The names in braces are filled in when the page is packaged.
{{ decompression }}
{{ base94 }}
{{ painted }}
await painted;
const { textContent, dataset } = document.getElementById('program');
const bytes = await decompression.decompress(fromBase94(textContent, dataset.size));
// A script contains no zero, and a module begins with one.
const end = bytes.indexOf(0);
const script = document.createElement('script');
script.textContent = new TextDecoder().decode(bytes.subarray(0, end));
// It runs at once: the policy has its hash. The file that the page saves must not contain it twice.
document.head.append(script);
script.remove();
await wasm_bindgen({ module_or_path: bytes.subarray(end) });
