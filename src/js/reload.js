// Loads the page again when a new build of it is served: the answer waits until there is one.
async function follow() {
  for (;;) {
    try {
      const answer = await fetch('reload', { cache: 'no-store' });
      if (answer.ok) location.reload();
    } catch {
      // The server was stopped, or is just being started again.
      await new Promise(done => setTimeout(done, 1000));
    }
  }
}
follow();
