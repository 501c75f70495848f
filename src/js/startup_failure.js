// Shows what is wrong when the program cannot start; the reports stay. Old browsers run this too,
// so it is written in the JavaScript of 2009 (ES5).
(function () {
  var isDone = false, started = false, reports = '';
  var current = 'Use a current version of Firefox, Chrome, Edge or Safari.';
  var reload = 'Reload the page: the connection may have broken.';

  function diagnose(error) {
    if (started) return reportTrap(error);
    // The single-file page contains its program.
    var single = document.getElementById('program');
    if (typeof WebAssembly !== 'object') {
      fail('This browser has no WebAssembly, or it is switched off.',
        [current, 'Allow WebAssembly for this site: a lockdown or enhanced security mode may have switched it off.', 'Then reload the page.']);
    } else if (single) {
      fail('Its program arrived damaged, or stopped while starting.',
        [current, 'Get the file anew: it may have been cut off or altered on its way.'], browserMessage(error));
    } else if (location.protocol === 'file:') {
      fail('It was opened as a file, and browsers do not start a program from there.',
        ['Open “readout.html”, which lies beside this page and is made for that.',
          'Or serve the folder and open it by its http address: in the project, “cargo xtask serve” does that.']);
    } else {
      fail('Its program arrived damaged, or not at all, or stopped while starting.',
        [reload, current, 'If this is your site: see that the .js and .wasm files beside this page are there, whole, and of the same build.'],
        browserMessage(error));
    }
  }

  function browserMessage(error) {
    return 'The browser says: ' + (error && error.message || error);
  }

  // A panic or another trap: the program has ended, and the page stays as it is.
  function reportTrap(error) {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    started = false;
    var message = add(document.body, 'p', 'Readout has stopped. Something that cannot happen has happened. Reload the page to go on; nothing of yours was stored or sent.');
    message.className = 'failure';
    message.setAttribute('role', 'alert');
    document.body.insertBefore(message, document.body.firstChild);
  }

  function fail(what, remedies, detail) {
    if (isDone) return;
    isDone = true;
    var app = document.getElementById('app');
    // The program may already have replaced the reports.
    if (!document.getElementById('needs')) app.innerHTML = reports;
    var anchor = document.getElementById('needs');
    var message = document.createElement('div');
    message.id = 'failure';
    message.className = 'failure';
    message.setAttribute('role', 'alert');
    add(message, 'p', 'Readout could not start').className = 'headline';
    add(message, 'p', what + ' The reports below are whole; search, timeline and comparison are missing. What may help:');
    var list = add(message, 'ul', '');
    for (var i = 0; i < remedies.length; i++) add(list, 'li', remedies[i]);
    if (detail) add(message, 'p', detail);
    anchor.parentNode.insertBefore(message, anchor.nextSibling);
  }

  function add(parent, name, text) {
    var child = parent.appendChild(document.createElement(name));
    child.textContent = text;
    return child;
  }

  addEventListener('readout-started', function () { isDone = started = true; });
  addEventListener('DOMContentLoaded', function () {
    reports = document.getElementById('app').innerHTML;
    // Browsers without module support skip the program silently.
    if (!('noModule' in document.createElement('script'))) fail('This browser is too old for it.', [current]);
  });
  addEventListener('unhandledrejection', function (event) { diagnose(event.reason); });
  // The error of a script that cannot be loaded does not bubble: hence capture (`true`).
  addEventListener('error', function (event) {
    if (event.target === window) diagnose(event.error || event);
    else if (event.target.nodeName === 'SCRIPT') diagnose('a script could not be loaded');
  }, true);
})();
