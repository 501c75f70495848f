// Runs before the first paint: sets the theme chosen by the user, and how much of the shell is
// shown in a frame of another page. Old browsers run this too.
(function () {
  var root = document.documentElement;
  // `?embed` in the address hides the shell, `?embed=tabs` shows the navigation, `?embed=full` all.
  var embed = /[?&]embed(=[a-z]*)?(&|$)/.exec(location.search);
  var mode = embed && /^=(tabs|full)$/.exec(embed[1]);
  if (embed) root.setAttribute('data-chrome', mode ? mode[1] : 'none');
  try {
    root.setAttribute('data-theme', localStorage.getItem('readout-theme') || 'auto');
  } catch (blocked) {}
})();
