// Files and words that the system hands to an installed page: shared with it, or opened with it.

/**
 * Dispatches `readout-files` on the window, with a list of files, for what was shared before and for
 * what is opened from now on.
 */
export async function followFiles() {
  globalThis.launchQueue?.setConsumer(async ({ files }) =>
    hand(await Promise.all(files.map(handle => handle.getFile()))));
  // The service worker keeps what was shared until a page takes it.
  const cache = await globalThis.caches?.open('readout shared');
  const requests = (await cache?.keys()) ?? [];
  const files = [];
  for (const request of requests) {
    const response = await cache.match(request);
    await cache.delete(request);
    const name = decodeURIComponent(response.headers.get('name'));
    files.push(new File([await response.blob()], name));
  }
  hand(files);
}

function hand(files) {
  if (files.length) dispatchEvent(new CustomEvent('readout-files', { detail: files }));
}
