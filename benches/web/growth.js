// Measures how long Readout and MiniSearch take to index the same documents, and the memory of
// Readout. The address has the number of the corpus: `growth.html?0`.
//
// `window.report` is { bytes, times, memory } once it is done, or { error }: the bytes of the text;
// the times of each engine, in microseconds; the size of Readout's memory, in bytes, with its
// program, the corpus and an index. Then `keep()` makes an index of MiniSearch's, and keeps it.

import { once, pause } from "./clock.js";
import { engines, numbered } from "./engines.js";

const ROUNDS = 5;

const json = async name => (await fetch(name)).json();

async function measure() {
  const { builds, libraries } = await json("setup.json");
  const corpus = await json(`growth-${location.search.slice(1)}.json`);
  const peers = libraries.filter(library => library === "minisearch");
  const all = await engines({ builds: builds.slice(0, 1), libraries: peers }, { corpus });
  const bytes = new Blob(numbered(corpus).map(({ text }) => text)).size;
  const times = all.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, engine] of all.entries()) {
      await pause();
      times[at].push(once(engine.build));
      engine.clear();
    }
  }
  window.keep = () => all[1]?.build();
  return { bytes, times, memory: all[0].memory() };
}

measure().then(
  report => (window.report = report),
  error => (window.report = { error: `${error}\n${error.stack}` }),
);
