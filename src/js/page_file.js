// Makes the page as one file with a reader's reports inside.

/** The HTML of the file, with a corpus in JSON and a name for its title; `address` is that of the file. */
export async function pageWithReports(json, name, address) {
  const page = await emptyPage(address);
  page.title = `${name} · Readout`;
  page.getElementById('reports').content.textContent = json;
  const heading = page.createElement('h1');
  heading.textContent = name;
  const words = page.createElement('p');
  words.textContent = 'These reports are shown by a program in this file, which needs JavaScript and WebAssembly.';
  page.getElementById('app').replaceChildren(heading, words);
  // What describes the reports that the page was built with.
  for (const element of page.querySelectorAll('meta[name="description"], meta[property], script[type="application/ld+json"]'))
    element.remove();
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

// This page, if it is one file; else that of the site.
async function emptyPage(address) {
  if (document.getElementById('program')) {
    const page = document.cloneNode(true);
    for (const { name } of [...page.documentElement.attributes])
      if (name.startsWith('data-')) page.documentElement.removeAttribute(name);
    return page;
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
