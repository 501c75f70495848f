// Caches one complete version of the page, and answers requests from it.
//
// The names in braces are filled in when the page is packaged. FILES has the address of each file
// with the hash of its content. While a site is being updated it has files of two versions: then a
// hash differs, nothing is cached, and the browser tries again on the next visit.
const VERSION = '{{ version }}';
const FILES = {{ files }};
const PREFIX = `readout ${registration.scope} `;
const CACHE = PREFIX + VERSION;

addEventListener('install', event => {
  const files = Object.entries(FILES);
  const requests = files.map(([file, integrity]) => new Request(file, { integrity, cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(requests)));
});

// The next version waits until the user accepts it. Then it takes over every open page: the one
// that accepted it reloads, the others have loaded all of their version. Files that they may still
// request have their hash in the name, so that none can get a file of another version.
addEventListener('message', event => {
  if (event.data === 'take over') skipWaiting();
});

addEventListener('activate', event => event.waitUntil(takeOver()));

async function takeOver() {
  await clients.claim();
  const old = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
}

addEventListener('fetch', event => {
  const { method, url } = event.request;
  const [address] = url.split(/[?#]/);
  const path = address.startsWith(registration.scope) && address.slice(registration.scope.length);
  const file = path === '' || path === 'index.html' ? './' : path;
  if (method === 'GET' && Object.hasOwn(FILES, file)) event.respondWith(respond(file, event.request));
});

async function respond(file, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(file) ?? fetch(request);
}
