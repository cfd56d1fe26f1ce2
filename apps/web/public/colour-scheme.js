// Before the first paint, so that a dark room does not flash white. A file of its own: the security policy bans inline scripts.
(function () {
  var wish = 'auto';
  try {
    wish = localStorage.getItem('mantine-color-scheme-value') || 'auto';
  } catch (refused) {
    // storage may be switched off: the system's choice counts
  }
  var dark = wish === 'dark' || (wish === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
