// Keyboard: / search, g then a letter goes somewhere ([data-go]), j and k walk a list ([data-walk]), ? helps.
// Single keys can be switched off, for people who dictate (WCAG 2.1.4).
const key = 'kalliky.keys';
let going = 0;

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(key) === 'off' || writes(event.target)) return;
  const go = going > Date.now() && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  going = event.key === 'g' ? Date.now() + 1500 : 0;
  if (go) act(event, () => go.click());
  else if (event.key === '/') act(event, search);
  else if (event.key === '?') act(event, () => document.getElementById('aide')?.showModal());
  else if (event.key === 'j' || event.key === 'k') act(event, () => walk(event.key === 'j' ? 1 : -1));
});

document.addEventListener('change', event => {
  if (event.target.matches('[data-keys]')) localStorage.setItem(key, event.target.checked ? 'on' : 'off');
});
for (const box of document.querySelectorAll('[data-keys]')) box.checked = localStorage.getItem(key) !== 'off';

const writes = element => element.closest?.('input, textarea, select, [contenteditable], dialog') !== null;
const act = (event, deed) => { event.preventDefault(); deed(); };

function search() {
  const field = document.querySelector('input[type="search"][data-search]');
  if (field) field.focus();
  else document.querySelector('[aria-keyshortcuts="/"]')?.click();
}

function walk(step) {
  const stops = [...document.querySelectorAll('[data-walk]')].filter(stop => stop.checkVisibility());
  let at = stops.indexOf(document.activeElement.closest('[data-walk]'));
  if (at < 0) at = stops.findIndex(stop => stop.ariaCurrent === 'true');
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
}
