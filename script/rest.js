
// Fetches the rest of the program: what is read first needs none of it, and where a link leads
// further, both are fetched at once. Names in capitals are put in when it is packaged.
const restAt = new URL("REST", import.meta.url);
let arriving = /^#\/\w/.test(location.hash) && fetch(restAt), rest;
if (arriving) arriving.catch(() => {});
function fetchRest(call, data) {
  rest ??= (arriving || fetch(restAt)).then(answer => __wbg_load(answer, { SHARED }));
  rest.then(() => true, () => arriving = rest = undefined).then(is => {
    wasm.__indirect_function_table.get(call)(data, Boolean(is));
  });
}
