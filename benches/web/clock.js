// Times in microseconds. The resolution of the browser's clock is 5 µs on a cross-origin isolated
// page, as this one is, so short runs are repeated several times in one measurement.

const MIN_MEASURED = 200;
const MAX_REPETITIONS = 200;

export function once(run) {
  const start = performance.now();
  run();
  return (performance.now() - start) * 1000;
}

// How often to repeat a run that takes this long.
export function repetitions(microseconds) {
  return Math.min(MAX_REPETITIONS, Math.ceil(MIN_MEASURED / Math.max(microseconds, 1)));
}

export function average(run, count) {
  return once(() => { for (let i = 0; i < count; i++) run(); }) / count;
}

export function median(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

// Lets the browser run other tasks outside of the measurement.
export function pause() {
  return scheduler.postTask(() => {});
}
