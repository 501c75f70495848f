// Measures search in a browser, ours and that of the libraries, and leaves a report.
//
// Everything is done in rounds, and in each round by every engine in turn, so that what else the
// machine does hits all alike; and the figure is the median of the rounds. First of all every
// engine builds its index once in a page that has run nothing yet, for that is what a visitor gets.
//
// `window.report` is { rows, passages, isolated } once it is done, or { error }. A row is
// { engine, what, listed, times, found }: times in microseconds, one a query where queries are
// measured, and how many results there are on average.

import { average, median, once, pause, times } from "./clock.js";
import { engines, numbered } from "./engines.js";

const BUILD_ROUNDS = 9;
const QUERY_ROUNDS = 5;
// Passages read between two looks at what the visitor does.
const STEP = 64;
// How long each builds its index before that is measured.
const WARM = 500_000;

const FIRST = {
  building: "building, the first time",
  longest: "longest step, the first time",
  last: "last step, the first time",
};

const json = async name => (await fetch(name)).json();

async function measure() {
  const [setup, material] = [await json("setup.json"), await json("material.json")];
  const all = await engines(setup, material);
  const rows = [...(await building(all)), ...(await steps(all))];
  const queries = { "one word": material.words, "question": material.questions };
  for (const [what, texts] of Object.entries(queries)) {
    rows.push(...(await asking(all, what, texts)));
  }
  const passages = numbered(material.corpus).length;
  return { rows, passages, isolated: crossOriginIsolated };
}

async function building(all) {
  const rows = [];
  for (const engine of all) {
    rows.push(...(await first(engine)));
  }
  for (const { build } of all) {
    await warmUp(build);
  }
  const again = all.map(({ name }) => row(name, "building", []));
  for (let round = 0; round < BUILD_ROUNDS; round++) {
    for (const at of turn(all, round)) {
      all[at].clear();
      await pause();
      again[at].times.push(once(all[at].build));
    }
  }
  return [...rows, ...again];
}

// Until the browser has compiled what it will, however small the corpus.
async function warmUp(build) {
  for (let left = WARM; left > 0;) {
    await pause();
    left -= once(build) + 1;
  }
}

async function first({ name, build, stages }) {
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

async function steps(all) {
  const ours = all.filter(engine => engine.stages);
  const rows = ours.map(({ name }) => [row(name, "longest step", []), row(name, "last step", [])]);
  for (let round = 0; round < BUILD_ROUNDS; round++) {
    for (const at of turn(ours, round)) {
      ours[at].clear();
      const { longest, last } = await inSteps(ours[at].stages);
      rows[at][0].times.push(longest);
      rows[at][1].times.push(last);
    }
  }
  return rows.flat();
}

// How long a page stands still when it builds our index a little at a time.
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

async function asking(all, what, texts) {
  const asked = all.flatMap(engine =>
    engine.queries.filter(query => query.what === what)
      .map(query => ({ ...query, name: engine.name, samples: [], counts: [], found: 0 })));
  // The first time warms up; the second tells how often to do it in one measurement.
  for (const text of [...texts, ...texts]) {
    await pause();
    asked.forEach(query => query.run(text));
  }
  for (const [at, text] of texts.entries()) {
    await pause();
    for (const query of asked) {
      query.counts[at] = times(once(() => (query.found += query.run(text).length)));
      query.samples[at] = [];
    }
  }
  for (let round = 0; round < QUERY_ROUNDS; round++) {
    for (const [at, text] of texts.entries()) {
      await pause();
      for (const which of turn(asked, round + at)) {
        const { run, counts, samples } = asked[which];
        // What the others have put out of the processor's memory is fetched again, where that
        // would tell.
        if (counts[at] > 1) {
          run(text);
        }
        samples[at].push(average(() => run(text), counts[at]));
      }
    }
  }
  return asked.map(({ name, listed, samples, found }) =>
    ({ ...row(name, what, samples.map(median)), listed, found: found / texts.length }));
}

function row(engine, what, times) {
  return { engine, what, listed: "", times, found: 0 };
}

// All places of a list, in another order each time.
function turn(list, by) {
  return list.map((_, at) => (at + by) % list.length);
}

measure().then(
  report => (window.report = report),
  error => (window.report = { error: `${error}\n${error.stack}` }),
);
