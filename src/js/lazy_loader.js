// Loads the modules of the program that are fetched later. Replaces the loader that the splitter
// generates: this one also accepts a module from a server that does not know the MIME type of
// WebAssembly, requests the lazy chunk at once if a link leads beyond the first page, and lets the
// page report a failure.
import { initSync } from './readout.js';

const request = name => fetch(new URL(`./split_${name}.wasm`, import.meta.url));

const earlyRequest = /^#\/\w/.test(location.hash) ? request('lazy') : undefined;
// A failure is handled when the program asks for the chunk.
earlyRequest?.catch(() => {});

export const __wasm_split_load_lazy = loader('lazy', earlyRequest);
export const __wasm_split_load_open = loader('open');
export const __wasm_split_load_office = loader('office');
export const __wasm_split_load_series = loader('series');
export const __wasm_split_load_stems = loader('stems');

// `callback` is an index in the program's function table; it is called with `data` and whether the
// module was loaded.
function loader(name, requested) {
  let loading;
  return async (callback, data) => {
    const program = initSync();
    loading ??= load(program, requested ?? request(name));
    let isLoaded = true;
    try {
      await loading;
    } catch {
      isLoaded = false;
      requested = loading = undefined;
    }
    program.__indirect_function_table.get(callback)(data, isLoaded);
  };
}

// The shared modules that are there, or on their way, by number.
const shared = [];

async function load(program, requested) {
  const response = await requested;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const hasWasmType = response.headers.get('Content-Type') === 'application/wasm';
  const module = await (hasWasmType
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer()));
  // Modules import what they share with the main module, which exports all of it. What a module
  // shares with others, which may be fetched after it, are modules in its sections, numbered, because
  // several may contain the same.
  const imports = { __wasm_split: program };
  for (const section of WebAssembly.Module.customSections(module, 'shared')) {
    const [number] = new Uint8Array(section, 0, 1);
    await (shared[number] ??= WebAssembly.instantiate(section.slice(1), imports));
  }
  return WebAssembly.instantiate(module, imports);
}
