// The engines, each with its defaults. An engine is
//
//   name      as the table shows it
//   build()   builds its index anew, of the same passages as all others
//   clear()   forgets it
//   queries   what it is asked with: { listed, what, run }, where `what` is "one word" or
//             "question", `run` answers a text with an array of results, and `listed` says
//             which are in it
//   stages    only ours: the index built in steps
//
// A result has at least the passage's number and, where the engine gives scores, its score; that
// is why ours are turned from numbers of the wasm memory into such objects before they count.

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

// Blocks that are prose, by their number among all blocks; ours are numbered so too.
export function numbered(corpus) {
  const blocks = corpus.documents.flatMap(document => document.blocks);
  const passages = blocks.map((block, id) => ({ id, text: block.text, kind: block.kind }));
  return passages.filter(({ kind }) => kind !== "metadata").map(({ id, text }) => ({ id, text }));
}

async function readout(build, corpus) {
  const { default: start, Engine } = await import(`./readout-${build}/readout.js`);
  await start();
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

// Any word, all results, BM25; stems, and without stop words. Its query builder is used, for its
// query language has signs of its own.
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

// Ids without scores, in an order told by where in a passage the words stand. By itself it asks
// for all words: `suggest` lets it go on where some are missing. It lists 100 unless told otherwise.
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

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    Object.assign(element, { src: address, onload: resolve, onerror: reject });
    document.head.append(element);
  });
}
