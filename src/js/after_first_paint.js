// On a first visit, the program starts after the reports have been painted, which it would delay.
// If the page comes from the cache of a service worker, the program starts at once. Without a
// report of the first paint, it starts after one second at the latest.
{{ service_workers }}
const isCached = Boolean(serviceWorkers?.controller);
const painted = new Promise(done => {
  if (isCached || document.hidden) return done();
  new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
  setTimeout(done, 1000);
}).catch(() => {});
