// Passkeys: the browser makes one (data-passkey-add) or shows one (data-passkey-enter); what it gives goes back in the form.
const able = () => Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials);
let waiting; // The offer in the field's own list: only one question may be open at a time.

function ask(mediation, publicKey) {
  waiting?.abort();
  waiting = new AbortController();
  return navigator.credentials.get({ publicKey, mediation, signal: waiting.signal });
}

function send(form, credential) {
  form.querySelector('[name="credential" i]').value = JSON.stringify(credential.toJSON());
  form.submit();
}

function tell(form, words) {
  const place = form.querySelector('[data-passkey-problem]');
  if (words) place.textContent = words;
  place.hidden = false;
}

const challenge = async form => PublicKeyCredential.parseRequestOptionsFromJSON(await (await fetch(form.dataset.passkeyEnter)).json());

async function enter(form) {
  try {
    send(form, await ask('optional', await challenge(form)));
  } catch {
    tell(form);
  }
}

// Where the browser can, the keys stand in the list under the address, before anybody asks.
async function offer(form) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  try {
    send(form, await ask('conditional', await challenge(form)));
  } catch {
    // Nobody took one: the password is there, and the button.
  }
}

async function add(form) {
  const place = form.querySelector('[data-passkey-problem]');
  place.hidden = true;
  const answer = await fetch(form.dataset.passkeyAdd, { method: 'POST', body: new FormData(form) });
  const given = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
  if (!answer.ok) return tell(form, given.problem ?? place.dataset.passkeyProblem);
  try {
    send(form, await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given) }));
  } catch {
    tell(form, place.dataset.passkeyProblem);
  }
}

document.addEventListener('submit', event => {
  const { passkeyAdd, passkeyEnter } = event.target.dataset;
  if (!passkeyAdd && !passkeyEnter) return;
  event.preventDefault();
  (passkeyAdd ? add : enter)(event.target);
});

if (able()) {
  for (const part of document.querySelectorAll('[data-passkey-with]')) part.hidden = false;
  for (const part of document.querySelectorAll('[data-passkey-without]')) part.hidden = true;
  const form = document.querySelector('[data-passkey-enter]');
  if (form) offer(form);
}
