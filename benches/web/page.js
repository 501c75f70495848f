// Measures search in a browser, of Readout and of other libraries, and sets `window.report`.
//
// Everything is done in rounds, and in each round by every engine in turn, so that other load on
// the machine affects all alike; the result is the median of the rounds. First, every engine builds
// its index once on a page that has run nothing yet, as for a visitor.
//
// `window.report` is { rows, passages, isolated } once it is done, or { error }. A row is
// { engine, what, listed, times, found }: times in microseconds, one per query if queries are
// measured, and the average number of results.

import { average, median, once, pause, repetitions } from "./clock.js";
import { engines, numbered } from "./engines.js";

const BUILD_ROUNDS = 9;
const QUERY_ROUNDS = 5;
// Passages indexed per step, between which the page can handle input.
const STEP = 64;
// How long each engine builds its index before the measurement.
const WARM_UP = 500_000;

const FIRST = {
  building: "building, the first time",
  longest: "longest step, the first time",
  last: "last step, the first time",
};

const json = async name => (await fetch(name)).json();

async function measure() {
  const [setup, material] = [await json("setup.json"), await json("material.json")];
  const all = await engines(setup, material);
  const rows = [...(await measureBuilding(all)), ...(await measureSteps(all))];
  const queries = { "one word": material.words, "question": material.questions };
  for (const [what, texts] of Object.entries(queries)) {
    rows.push(...(await measureQueries(all, what, texts)));
  }
  const passages = numbered(material.corpus).length;
  return { rows, passages, isolated: crossOriginIsolated };
}

async function measureBuilding(all) {
  const rows = [];
  for (const engine of all) {
    rows.push(...(await firstBuild(engine)));
  }
  for (const { build } of all) {
    await warmUp(build);
  }
  const again = all.map(({ name }) => row(name, "building", []));
  for (let round = 0; round < BUILD_ROUNDS; round++) {
    for (const at of rotation(all, round)) {
      all[at].clear();
      await pause();
      again[at].times.push(once(all[at].build));
    }
  }
  return [...rows, ...again];
}

// Runs until the browser has compiled the hot code, however small the corpus.
async function warmUp(build) {
  for (let left = WARM_UP; left > 0;) {
    await pause();
    left -= once(build) + 1;
  }
}

async function firstBuild({ name, build, stages }) {
  if (!stages) {
    return [row(name, FIRST.building, [once(build)])];
  }
  const { all, longest, last } = await inSteps(stages);
  return [
    row(name, FIRST.building, [all]),
    row(name, FIRST.longest, [longest]),
    row(name, FIRST.last, [last]),
  ];
}

async function measureSteps(all) {
  const ours = all.filter(engine => engine.stages);
  const rows = ours.map(({ name }) => [row(name, "longest step", []), row(name, "last step", [])]);
  for (let round = 0; round < BUILD_ROUNDS; round++) {
    for (const at of rotation(ours, round)) {
      ours[at].clear();
      const { longest, last } = await inSteps(ours[at].stages);
      rows[at][0].times.push(longest);
      rows[at][1].times.push(last);
    }
  }
  return rows.flat();
}

// How long the page is blocked while Readout's index is built in steps.
async function inSteps({ begin, step, finish }) {
  const times = [once(begin)];
  for (let more = true; more;) {
    await pause();
    times.push(once(() => (more = step(STEP))));
  }
  const longest = Math.max(...times);
  await pause();
  const last = once(finish);
  return { all: times.reduce((sum, time) => sum + time, last), longest, last };
}

async function measureQueries(all, what, texts) {
  const queries = all.flatMap(engine =>
    engine.queries.filter(query => query.what === what)
      .map(query => ({ ...query, name: engine.name, samples: [], counts: [], found: 0 })));
  // The first two runs warm up; the third determines the repetitions in one measurement.
  for (const text of [...texts, ...texts]) {
    await pause();
    queries.forEach(query => query.run(text));
  }
  for (const [at, text] of texts.entries()) {
    await pause();
    for (const query of queries) {
      query.counts[at] = repetitions(once(() => (query.found += query.run(text).length)));
      query.samples[at] = [];
    }
  }
  for (let round = 0; round < QUERY_ROUNDS; round++) {
    for (const [at, text] of texts.entries()) {
      await pause();
      for (const which of rotation(queries, round + at)) {
        const { run, counts, samples } = queries[which];
        // Refills the processor's caches, which the other engines have evicted, if that would
        // affect the result.
        if (counts[at] > 1) {
          run(text);
        }
        samples[at].push(average(() => run(text), counts[at]));
      }
    }
  }
  return queries.map(({ name, listed, samples, found }) =>
    ({ ...row(name, what, samples.map(median)), listed, found: found / texts.length }));
}

function row(engine, what, times) {
  return { engine, what, listed: "", times, found: 0 };
}

// The indices of a list, rotated by `by`.
function rotation(list, by) {
  return list.map((_, at) => (at + by) % list.length);
}

measure().then(
  report => (window.report = report),
  error => (window.report = { error: `${error}\n${error.stack}` }),
);
