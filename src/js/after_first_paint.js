// On a first visit the reports are seen before the program starts, which would hold that up. Who has
// the page at hand, kept from before, sees the program at once; and a browser that tells nothing of
// what it has painted is not waited for.
const isKept = Boolean(navigator.serviceWorker?.controller);
const painted = new Promise(done => {
  if (isKept || document.hidden) return done();
  new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
  setTimeout(done, 1000);
}).catch(() => {});
