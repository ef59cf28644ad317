// A choice made in a menu closes it; [data-keep] stays open (several toggles in a row). [data-shuts] closes a dialog
// (sheets.js opens them). [data-print] prints. [data-copies] copies what a field holds and says so. A form that is sent
// says so on its button.
document.addEventListener('click', event => {
  const target = event.target.closest('[data-shuts], [data-print], [data-full], [data-copies], .pop .pop-item');
  if (!target) return;
  if ('shuts' in target.dataset) target.closest('dialog')?.close();
  else if ('print' in target.dataset) window.print();
  else if (target.dataset.copies) copy(target);
  else if ('full' in target.dataset) document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  else if (!target.closest('[data-keep]')) target.closest('[popover]')?.hidePopover();
});

document.addEventListener('submit', event => {
  const button = event.submitter;
  if (button && !event.defaultPrevented) button.setAttribute('aria-busy', 'true');
});
document.addEventListener('htmx:beforeRequest', event => event.target.setAttribute?.('aria-busy', 'true'));
document.addEventListener('htmx:afterRequest', event => event.target.removeAttribute?.('aria-busy'));

// Filters a list as one types: [data-filter="#id"] hides the items whose text does not hold the words.
document.addEventListener('input', event => {
  const list = event.target.dataset.filter && document.querySelector(event.target.dataset.filter);
  if (!list) return;
  const plain = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const words = plain(event.target.value).split(/\s+/);
  for (const item of list.children) item.hidden = !words.every(word => plain(item.textContent).includes(word));
});

// Where the browser gives no clipboard, the text is chosen, ready to be copied by hand.
async function copy(button) {
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.done;
  } catch {
    field.focus();
  }
}
