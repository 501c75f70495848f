// Loads the lazy chunk of the program. Replaces the loader that the splitter generates: this one
// also accepts the chunk from a server that does not know the MIME type of WebAssembly, requests it
// at once if a link leads beyond the first page, and lets the page report a failure.
import { initSync } from './readout.js';

const request = () => fetch(new URL('./split_lazy.wasm', import.meta.url));

let earlyRequest = /^#\/\w/.test(location.hash) && request(), loading;
// A failure is handled when the program asks for the chunk.
if (earlyRequest) earlyRequest.catch(() => {});

// `callback` is an index in the program's function table; it is called with `data` and whether the
// chunk was loaded.
export async function __wasm_split_load_lazy(callback, data) {
  const program = initSync();
  loading ??= load(program);
  let isLoaded = true;
  try {
    await loading;
  } catch {
    isLoaded = false;
    earlyRequest = loading = undefined;
  }
  program.__indirect_function_table.get(callback)(data, isLoaded);
}

async function load(program) {
  const response = await (earlyRequest || request());
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const hasWasmType = response.headers.get('Content-Type') === 'application/wasm';
  // The chunk imports what it shares with the main module, which exports all of it.
  const imports = { __wasm_split: program };
  return hasWasmType
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
