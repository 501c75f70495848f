// Keeps one version of the page, whole, and answers from it.
//
// The names in braces are filled in when the page is packaged. FILES has the address of each file
// with the hash of what must be in it. A site that is just being replaced has files of two versions:
// then a hash differs, nothing is kept, and the browser tries again at the next visit.
const VERSION = '{{ version }}';
const FILES = {{ files }};
const OURS = `readout ${registration.scope} `;
const CACHE = OURS + VERSION;

addEventListener('install', event => {
  const files = Object.entries(FILES);
  const requests = files.map(([file, integrity]) => new Request(file, { integrity, cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(requests)));
});

// The next version waits until the reader wants it. Then it takes over every open page: the one that
// asked for it reloads, the others have all of their version already. What they would still ask for
// has its hash in its name, so that none can get a file of another version.
addEventListener('message', event => {
  if (event.data === 'take over') skipWaiting();
});

addEventListener('activate', event => event.waitUntil(takeOver()));

async function takeOver() {
  await clients.claim();
  const old = (await caches.keys()).filter(name => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
}

addEventListener('fetch', event => {
  const { method, url } = event.request;
  const [address] = url.split(/[?#]/);
  const inside = address.startsWith(registration.scope) && address.slice(registration.scope.length);
  const file = inside === '' || inside === 'index.html' ? './' : inside;
  if (method === 'GET' && Object.hasOwn(FILES, file)) event.respondWith(answer(file, event.request));
});

async function answer(file, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(file) ?? fetch(request);
}
