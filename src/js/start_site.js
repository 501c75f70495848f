// Starts the program of a site. The names in braces are filled in when the page is packaged.
import start from '{{ script }}';
{{ painted }}
await start({ module_or_path: painted.then(() => fetch('{{ module }}')) });
