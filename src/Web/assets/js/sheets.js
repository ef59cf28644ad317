// A sheet is a dialog whose fields the server sends: [data-opens] opens it, and what it showed before leaves at once, so that
// nobody reads or presses what belongs to another row. What was asked last is what it shows, whatever arrives first.
const asked = new WeakMap();

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) show(document.getElementById(opener.dataset.opens));
});

export function show(dialog) {
  const waiting = dialog?.querySelector('template[data-wait]');
  waiting?.nextElementSibling.replaceChildren(waiting.content.cloneNode(true));
  if (dialog && !dialog.open) dialog.showModal();
}

const sheet = event => event.detail.target?.closest?.('dialog');

document.addEventListener('htmx:beforeRequest', event => { if (sheet(event)) asked.set(sheet(event), event.detail.xhr); });
document.addEventListener('htmx:beforeSwap', event => {
  const dialog = sheet(event);
  if (dialog && asked.get(dialog) !== event.detail.xhr) event.detail.shouldSwap = false;
});
document.addEventListener('htmx:afterRequest', event => {
  const dialog = sheet(event);
  if (dialog && !event.detail.successful && event.detail.requestConfig.verb === 'get' && asked.get(dialog) === event.detail.xhr) dialog.close();
});

// What was saved closes its sheet, and no other one: the server says so.
document.addEventListener('saved', event => { event.target.closest?.('dialog')?.close(); });
