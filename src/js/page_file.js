// Makes the page as one file with a reader's reports inside.

/** The HTML of the file, with a corpus in JSON and a name for its title; `address` is that of the file. */
export async function pageWithReports(json, name, address) {
  const page = await emptyPage(address);
  page.querySelector('title').textContent = `${name} · Readout`;
  page.querySelector('#reports').content.textContent = json;
  const heading = document.createElement('h1');
  heading.textContent = name;
  const words = document.createElement('p');
  words.textContent = 'These reports are shown by a program in this file, which needs JavaScript and WebAssembly.';
  page.querySelector('#app').replaceChildren(heading, words);
  // What describes the reports that the page was built with.
  for (const element of page.querySelectorAll('meta[name="description"], meta[property], script[type="application/ld+json"]'))
    element.remove();
  return `<!doctype html>\n${page.outerHTML}\n`;
}

// The root element of this page, if it is one file; else of that of the site.
async function emptyPage(address) {
  if (document.getElementById('program')) {
    // Without what the program has drawn and set.
    const page = document.createElement('html');
    page.lang = document.documentElement.lang;
    const body = document.createElement('body');
    body.append(...[...document.body.children].map(it => it.cloneNode(it.id !== 'app')));
    page.append(document.head.cloneNode(true), body);
    return page;
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html').documentElement;
}
