// Reloads the page when a new build is served: the response is delayed until there is one.
async function follow() {
  for (;;) {
    try {
      const response = await fetch('reload', { cache: 'no-store' });
      if (response.ok) location.reload();
    } catch {
      // The server was stopped, or is restarting.
      await new Promise(done => setTimeout(done, 1000));
    }
  }
}
follow();
