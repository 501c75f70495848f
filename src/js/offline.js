// Caches the page for offline use, and asks before a new version replaces it.
//
// Independent of the program: a version that does not start can still be replaced.
const section = document.getElementById('offline');
const offer = document.querySelector('#update p');
const [accept, decline] = offer.querySelectorAll('button');
const [ready, file, install] = ['span', 'a', 'button'].map(kind => section.querySelector(kind));

{{ service_workers }}

// Not in a frame: caching is up to the site that embeds the page.
const isFramed = window !== top;
const workers = !isFramed && location.protocol.startsWith('http') && serviceWorkers;
let started = false, isCached = false, accepted = false;

addEventListener('readout-started', () => {
  started = true;
  update();
});

// Shown only once the page has its final height, to avoid layout shift. The single-file page is not
// cached, so it cannot be saved while offline.
function update() {
  section.hidden = !started || isFramed;
  ready.hidden = !isCached;
  file.hidden = !navigator.onLine;
}
addEventListener('online', update);
addEventListener('offline', update);

if (workers) {
  // The first worker takes over a page that had none: the same version, so nothing to ask.
  let controlled = Boolean(workers.controller);
  workers.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    // Accepted in another tab. This one has loaded all of its version, and may hold unsaved state.
    else if (controlled) showOffer(true);
    controlled = true;
  });
  workers.ready.then(() => {
    isCached = true;
    update();
  });
  // On the first visit, loading the program comes before caching it.
  if (controlled) register();
  else addEventListener('readout-started', register);
}

async function register() {
  let registration;
  try {
    registration = await workers.register('sw.js', { updateViaCache: 'none' });
  } catch {
    return; // Not allowed, or not available just now: the page works without it.
  }
  // The first version is briefly waiting too, but there is no active one to replace.
  const checkWaiting = () => {
    if (registration.waiting && registration.active) showOffer(true);
  };
  const watchInstalling = () => registration.installing?.addEventListener('statechange', checkWaiting);
  accept.addEventListener('click', () => {
    accepted = true;
    if (registration.waiting) registration.waiting.postMessage('take over');
    else location.reload();
  });
  registration.addEventListener('updatefound', watchInstalling);
  watchInstalling();
  checkWaiting();
}

// `data-offered` makes the style sheet leave space for the offer.
function showOffer(isShown) {
  offer.hidden = !isShown;
  document.documentElement.toggleAttribute('data-offered', isShown);
}

decline.addEventListener('click', () => showOffer(false));

addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  install.hidden = false;
  install.onclick = () => {
    install.hidden = true;
    event.prompt();
  };
});
