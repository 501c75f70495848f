// Loads the part of the program that is fetched after the first page. The splitter writes a loader
// too, in whose place this one is: it also takes the part from a server that does not know the type
// of WebAssembly, asks for it at once where a link leads further than the first page, and leaves it
// to the page to tell of a failure.
import { initSync } from './readout.js';

const request = () => fetch(new URL('./split_lazy.wasm', import.meta.url));

let first = /^#\/\w/.test(location.hash) && request(), loading;
// What comes of it is looked at when the program asks for the part.
if (first) first.catch(() => {});

// `callback` is a function of the program's table: it is told `data`, and whether the part is there.
export async function __wasm_split_load_lazy(callback, data) {
  const program = initSync();
  loading ??= load(program);
  let isThere = true;
  try {
    await loading;
  } catch {
    isThere = false;
    first = loading = undefined;
  }
  program.__indirect_function_table.get(callback)(data, isThere);
}

async function load(program) {
  const answer = await (first || request());
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const isTyped = answer.headers.get('Content-Type') === 'application/wasm';
  // The part imports what it shares with the first one: all of that is exported there.
  const imports = { __wasm_split: program };
  return isTyped
    ? WebAssembly.instantiateStreaming(answer, imports)
    : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
