// The engines, each with its defaults. An engine is
//
//   name      as shown in the table
//   build()   rebuilds its index, from the same passages as all others
//   clear()   drops the index
//   queries   the ways to query it: { listed, what, run }, where `what` is "one word" or
//             "question", `run` returns an array of results for a text, and `listed` says
//             which results are in it
//   stages    only for Readout: builds the index in steps
//   memory    only for Readout: returns the size of its memory, in bytes
//
// A result has at least the number of the passage and, if the engine has scores, its score. So the
// time of Readout includes converting the numbers in the wasm memory to such objects.

const BEST = 20;
const WORD = "one word";
const QUESTION = "question";

export async function engines(setup, material) {
  const passages = numbered(material.corpus);
  const all = [];
  for (const build of setup.builds) {
    all.push(await readout(build, material.corpus));
  }
  const others = { minisearch, lunr, flexsearch };
  for (const library of setup.libraries) {
    await script(`${library}.js`);
    all.push(others[library](passages));
  }
  return all;
}

// The blocks of prose, by their number among all blocks, as in Readout.
export function numbered(corpus) {
  const blocks = corpus.documents.flatMap(document => document.blocks);
  const passages = blocks.map((block, id) => ({ id, text: block.text, kind: block.kind }));
  return passages.filter(({ kind }) => kind !== "metadata").map(({ id, text }) => ({ id, text }));
}

async function readout(build, corpus) {
  const { default: start, Engine } = await import(`./readout-${build}/readout.js`);
  const { memory } = await start({ module_or_path: `readout-${build}/readout_bg.wasm` });
  const engine = new Engine(JSON.stringify(corpus));
  const results = pairs => {
    const all = new Array(pairs.length / 2);
    for (let at = 0; at < all.length; at++) {
      all[at] = { id: pairs[2 * at], score: pairs[2 * at + 1] };
    }
    return all;
  };
  const search = marked => text => results(engine.search(text, marked));
  return {
    name: build === "z" ? "Readout, wasm" : `Readout, wasm at ${build}`,
    build: () => engine.build(),
    clear: () => engine.clear(),
    memory: () => memory.buffer.byteLength,
    stages: {
      begin: () => engine.begin(),
      step: count => engine.step(count),
      finish: () => engine.finish(),
    },
    queries: [
      { what: WORD, listed: "every hit", run: search() },
      { what: WORD, listed: `hits of ${BEST}`, run: search(BEST) },
      { what: QUESTION, listed: "every hit", run: search() },
      { what: QUESTION, listed: `hits of ${BEST}`, run: search(BEST) },
    ],
  };
}

// Any word, all results, BM25+.
function minisearch(passages) {
  let index;
  const run = text => index.search(text);
  return {
    name: "MiniSearch",
    build: () => {
      index = new MiniSearch({ fields: ["text"] });
      index.addAll(passages);
    },
    clear: () => (index = undefined),
    queries: [{ what: WORD, listed: "all", run }, { what: QUESTION, listed: "all", run }],
  };
}

// Any word, all results, BM25; with stemming and without stop words. Uses its query builder, as its
// query language has its own syntax.
function lunr(passages) {
  let index;
  const { lunr: library } = globalThis;
  const run = text => index.query(query => query.term(library.tokenizer(text), {}));
  return {
    name: "Lunr",
    build: () => {
      index = library(function () {
        this.ref("id");
        this.field("text");
        passages.forEach(passage => this.add(passage));
      });
    },
    clear: () => (index = undefined),
    queries: [{ what: WORD, listed: "all", run }, { what: QUESTION, listed: "all", run }],
  };
}

// Ids without scores, ordered by the positions of the words in the passage. By default it requires
// all words: `suggest` allows some to be missing. It lists 100 results by default.
function flexsearch(passages) {
  let index;
  const run = limit => text => index.search(text, { limit, suggest: true });
  return {
    name: "FlexSearch",
    build: () => {
      index = new FlexSearch.Index();
      passages.forEach(({ id, text }) => index.add(id, text));
    },
    clear: () => (index = undefined),
    queries: [WORD, QUESTION].flatMap(what => [
      { what, listed: "all", run: run(passages.length) },
      { what, listed: `best ${BEST}`, run: run(BEST) },
    ]),
  };
}

function script(url) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    Object.assign(element, { src: url, onload: resolve, onerror: reject });
    document.head.append(element);
  });
}
