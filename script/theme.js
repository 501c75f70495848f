// The reader's own choice of colours, before anything is painted. Old browsers run this too.
try {
  document.documentElement.setAttribute('data-theme', localStorage.getItem('readout-theme') || 'auto');
} catch (blocked) {}
