// Times in microseconds. The browser's clock goes in steps of 5 µs on a page that is isolated, as
// this one is served, so what is short is done several times in one measurement.

const LEAST = 200;
const MOST_TIMES = 200;

export function once(run) {
  const start = performance.now();
  run();
  return (performance.now() - start) * 1000;
}

// How many times to do what takes so long.
export function times(microseconds) {
  return Math.min(MOST_TIMES, Math.ceil(LEAST / Math.max(microseconds, 1)));
}

export function average(run, times) {
  return once(() => { for (let time = 0; time < times; time++) run(); }) / times;
}

export function median(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

// Lets the browser do what else it has to do, outside of what is measured.
export function pause() {
  return scheduler.postTask(() => {});
}
