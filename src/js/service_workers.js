// What keeps service workers; `undefined` in a browser without, and where a sandbox or a private mode
// withholds it, which some do by throwing.
const serviceWorkers = (() => {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
})();
