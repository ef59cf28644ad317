// The test phone: a caller in the browser. It speaks the carrier's relay frames to the same endpoint as a real call;
// the greeting is said here, as a carrier would. Typing always works; talking where the browser can (voice.js).
import htmx from './htmx.js';
import { hearing, speaking } from './voice.js';

for (const root of document.querySelectorAll('[data-phone]')) install(root);

function install(root) {
  const part = name => root.querySelector(`[data-phone-${name}]`);
  const log = part('log'), form = part('form'), field = form.elements.texte, first = part('first');
  const voice = speaking(part('voice'));
  let socket, call, bubble, asked, began, timer;

  for (const dial of root.querySelectorAll('[data-phone-dial]')) dial.addEventListener('click', start);
  part('hang-up').addEventListener('click', leave);
  form.addEventListener('submit', event => { event.preventDefault(); say(field.value); field.value = ''; });
  document.addEventListener('live', event => { if (['draft', 'order'].includes(event.detail)) draft(); });
  hearing(part('mic'), { partial: words => socket?.send(frame({ type: 'prompt', voicePrompt: words, lang: 'fr', last: false })), final: say, begins: interrupt });

  async function start() {
    if (root.dataset.line === 'dialling') return;
    clear();
    line('dialling');
    try {
      const answer = await fetch(root.dataset.phone, { method: 'POST', headers: { [htmx.config.antiForgery.headerName]: htmx.config.antiForgery.requestToken } });
      if (!answer.ok) throw new Error(answer.status);
      call = await answer.json();
      connect();
    } catch {
      line('ended');
      note('failed');
    }
  }

  function connect() {
    const address = new URL(call.relay, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    socket = new WebSocket(address);
    socket.onopen = () => {
      socket.send(frame({ type: 'setup', callControlId: call.carrier, direction: 'inbound', customParameters: {} }));
      began = Date.now();
      timer = setInterval(() => { part('clock').textContent = clock(Date.now() - began); }, 1000);
      part('story').href = `${root.dataset.calls}/${call.call}`;
      line('live');
      write('us', call.greeting);
      voice.say(call.greeting);
      field.focus();
    };
    socket.onmessage = event => receive(JSON.parse(event.data));
    socket.onclose = event => ended(began ? (event.code === 1000 ? 'ended' : 'lost') : 'failed');
  }

  function receive(message) {
    if (message.type === 'end') return voice.done(leave);
    if (message.type !== 'text') return;
    root.dataset.speaking = message.last ? 'no' : 'yes';
    if (message.token) {
      if (asked) measure();
      bubble ??= write('us', '');
      bubble.textContent += message.token;
      voice.say(message.token);
      scroll();
    }
    if (message.last) { bubble = undefined; draft(); }
  }

  function say(words) {
    const text = words.trim();
    if (!text || socket?.readyState !== WebSocket.OPEN) return;
    interrupt();
    write('me', text);
    asked = performance.now();
    socket.send(frame({ type: 'prompt', voicePrompt: text, lang: 'fr', last: true }));
  }

  // Speaking over the assistant: what was not yet said is never heard.
  function interrupt() {
    const heard = voice.cut() ?? bubble?.textContent;
    if (heard === undefined || socket?.readyState !== WebSocket.OPEN) return;
    bubble = undefined;
    socket.send(frame({ type: 'interrupt', utteranceUntilInterrupt: heard, durationUntilInterruptMs: 0 }));
  }

  function measure() {
    first.hidden = false;
    first.querySelector('b').textContent = `${((performance.now() - asked) / 1000).toFixed(2).replace('.', ',')} s`;
    asked = undefined;
  }

  function leave() { socket?.close(1000); }

  function ended(why) {
    clearInterval(timer);
    voice.cut();
    socket = began = bubble = asked = undefined;
    root.dataset.speaking = 'no';
    line('ended');
    note(why);
    draft();
  }

  function draft() {
    if (call) htmx.ajax('GET', `${root.dataset.phone}?handler=Draft&call=${call.call}`, { target: part('draft'), swap: 'outerHTML' });
  }

  function write(who, text) {
    const item = root.querySelector(`[data-phone-words="${who}"]`).content.cloneNode(true);
    const words = item.querySelector('[data-words]');
    words.textContent = text;
    log.append(item);
    scroll();
    return words;
  }

  function note(name) { write('did', root.querySelector(`[data-phone-note="${name}"]`).content.textContent); }
  function line(state) { root.dataset.line = state; }
  function scroll() { log.parentElement.scrollTop = log.parentElement.scrollHeight; }
  function clear() { log.replaceChildren(); part('draft').replaceChildren(); first.hidden = true; part('clock').textContent = '0:00'; }
}

const frame = message => JSON.stringify(message);

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
