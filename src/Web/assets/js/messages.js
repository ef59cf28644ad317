// Short messages, bottom right. The server sends them with an answer (swapped into #messages); these come from templates
// because the server could not be reached. Ten seconds, or until closed where something went wrong.
export function say(name) {
  const template = document.getElementById(`message-${name}`), list = document.getElementById('messages');
  if (!template || !list) return;
  for (const old of list.querySelectorAll(`[data-message="${name}"]`)) old.remove();
  list.append(template.content.cloneNode(true));
}

document.addEventListener('htmx:sendError', () => say('lost'));
document.addEventListener('htmx:responseError', event => say(event.detail.xhr.status === 403 ? 'forbidden' : 'failed'));
document.addEventListener('click', event => event.target.closest('[data-closes]')?.closest('.toast-card')?.remove());

new MutationObserver(changes => {
  for (const card of changes.flatMap(change => [...change.addedNodes])) leave(card);
}).observe(document.getElementById('messages') ?? document.createElement('div'), { childList: true });
for (const card of document.querySelectorAll('#messages > *')) leave(card);

function leave(card) {
  if (!(card instanceof HTMLElement) || card.dataset.stays === 'yes') return;
  setTimeout(() => card.remove(), 10_000);
}
