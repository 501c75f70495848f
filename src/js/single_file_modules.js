// What the page as one file contains of the modules that a site fetches when they are needed.
export { pageWithReports } from './page_file.js';
export { readHtml } from './read_html.js';
