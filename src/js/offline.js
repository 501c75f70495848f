// Keeps the page for use without a network, and asks before a new version takes its place.
//
// This is no part of the program: a version that does not start can still be replaced.
const line = document.getElementById('offline');
const offer = document.querySelector('#update p');
const [accept, decline] = offer.querySelectorAll('button');
const [ready, file, install] = ['span', 'a', 'button'].map(kind => line.querySelector(kind));

// Not in a frame: what another site keeps of this one is the other's business.
const isFramed = window !== top;
const workers = !isFramed && location.protocol.startsWith('http') && navigator.serviceWorker;
let started = false, kept = false, accepted = false;

addEventListener('readout-started', () => {
  started = true;
  show();
});

// Only when the page has its length, so that nothing moves. The page as one file is not kept: without
// a network there is none to save.
function show() {
  line.hidden = !started || isFramed;
  ready.hidden = !kept;
  file.hidden = !navigator.onLine;
}
addEventListener('online', show);
addEventListener('offline', show);

if (workers) {
  // The first worker takes over a page that had none: its own version, nothing to ask for.
  let controlled = Boolean(workers.controller);
  workers.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    // Accepted in another tab. This one has all of its version, and may hold what would be lost.
    else if (controlled) ask(true);
    controlled = true;
  });
  workers.ready.then(() => {
    kept = true;
    show();
  });
  // The first time, loading the program goes before keeping it.
  if (controlled) keep();
  else addEventListener('readout-started', keep);
}

async function keep() {
  let registration;
  try {
    registration = await workers.register('sw.js', { updateViaCache: 'none' });
  } catch {
    return; // Not allowed here, or not to be had just now: the page works all the same.
  }
  // A first version waits for a moment too, but for nobody.
  const see = () => {
    if (registration.waiting && registration.active) ask(true);
  };
  const follow = () => registration.installing?.addEventListener('statechange', see);
  accept.addEventListener('click', () => {
    accepted = true;
    if (registration.waiting) registration.waiting.postMessage('take over');
    else location.reload();
  });
  registration.addEventListener('updatefound', follow);
  follow();
  see();
}

// The style sheet keeps a place free for it.
function ask(is) {
  offer.hidden = !is;
  document.documentElement.toggleAttribute('data-offered', is);
}

decline.addEventListener('click', () => ask(false));

addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  install.hidden = false;
  install.onclick = () => {
    install.hidden = true;
    event.prompt();
  };
});
