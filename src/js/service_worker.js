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
  else if (method === 'POST' && path === 'share') event.respondWith(keepShared(event.request));
});

// Keeps what other programs share with the installed page until the page takes it: see
// `shared_files.js`. Nothing is sent anywhere.
async function keepShared(request) {
  const data = await request.formData();
  const words = ['title', 'text', 'url'].map(name => data.get(name)).filter(Boolean).join('\n\n');
  const files = data.getAll('files').filter(file => file.size);
  if (words) files.push(new File([words], 'shared.txt'));
  const cache = await caches.open('readout shared');
  for (const [number, file] of files.entries()) {
    const headers = { name: encodeURIComponent(file.name) };
    await cache.put(`shared?${number}`, new Response(file, { headers }));
  }
  return Response.redirect('./#/open', 303);
}

async function respond(file, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(file) ?? fetch(request);
}
