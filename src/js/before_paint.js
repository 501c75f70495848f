// What must be so before anything is painted: the reader's own choice of colours, and how much of
// the shell there is in a frame of another page. Old browsers run this too.
(function () {
  var page = document.documentElement;
  // `?embed` in the address asks for none of it, `?embed=tabs` for the navigation.
  var asked = /[?&]embed(=[a-z]*)?(&|$)/.exec(location.search);
  var some = asked && /^=(tabs|full)$/.exec(asked[1]);
  if (asked) page.setAttribute('data-chrome', some ? some[1] : 'none');
  try {
    page.setAttribute('data-theme', localStorage.getItem('readout-theme') || 'auto');
  } catch (blocked) {}
})();
