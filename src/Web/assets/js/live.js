// The pulse of a live page. The stream says that something changed, never what; the parts of the page that care ask
// for themselves again (hx-trigger="sse:order, live:look from:body"). After 30 s without a beat the page says so and
// asks every 10 s; what is shown stays.
import htmx from './htmx.js';
import { wallClock } from './clock.js';
import { say } from './messages.js';

const quiet = 30_000, pollEvery = 10_000, rest = 1_050;
const kinds = ['order', 'booking', 'call', 'turn', 'draft', 'ticket', 'message', 'catalogue', 'store'];
let heard = Date.now(), polled = 0, state = 'ok', failing = false;

htmx.createEventSource = url => {
  const source = new EventSource(url);
  source.addEventListener('open', () => {
    const missed = state !== 'ok';
    hear();
    if (missed) look();
  });
  for (const kind of ['beat', ...kinds]) source.addEventListener(kind, () => { hear(); document.dispatchEvent(new CustomEvent('live', { detail: kind })); });
  return source;
};

// A part that has just asked rests a while (throttle in its hx-trigger), and htmx forgets what it was told meanwhile: the last
// word of a burst, which tells how things stand. Here it is told again once the part has rested.
const told = new WeakMap();
for (const kind of kinds) document.addEventListener(`sse:${kind}`, event => {
  const part = event.target, { at = 0, again } = told.get(part) ?? {}, wait = at + rest - Date.now();
  if (wait <= 0) return void told.set(part, { at: Date.now() });
  event.stopImmediatePropagation();
  if (!again) told.set(part, { at, again: setTimeout(() => { told.delete(part); htmx.trigger(part, `sse:${kind}`); }, wait) });
}, true);

document.addEventListener('visibilitychange', () => { if (!document.hidden && watching() && Date.now() - heard > quiet) look(); });
document.addEventListener('htmx:sendError', () => { failing = true; });
document.addEventListener('htmx:afterOnLoad', () => { failing = false; });
setInterval(watch, 1000);

const watching = () => document.querySelector('[sse-connect]') !== null;

function hear() {
  heard = Date.now();
  failing = false;
  enter('ok');
  for (const time of document.querySelectorAll('[data-live] time')) time.textContent = wallClock(time.closest('[data-live]').dataset.zone);
}

function watch() {
  if (!watching()) return;
  const silence = Date.now() - heard;
  if (silence < quiet) return;
  if (Date.now() - polled > pollEvery) look();
  enter(failing ? 'lost' : 'late');
  for (const beat of document.querySelectorAll('[data-live]')) write(beat, silence);
}

function look() {
  polled = Date.now();
  htmx.trigger(document.body, 'live:look');
}

function enter(next) {
  if (next === state) return;
  if (next === 'lost') say('lost');
  if (next === 'ok' && state === 'lost') say('back');
  state = next;
  for (const beat of document.querySelectorAll('[data-live]')) write(beat, Date.now() - heard);
}

function write(beat, silence) {
  beat.dataset.beat = state;
  const text = beat.querySelector('[data-live-lost]');
  beat.querySelector('[data-live-ok]')?.toggleAttribute('hidden', state !== 'ok');
  if (!text) return;
  text.hidden = state === 'ok';
  text.textContent = (state === 'late' ? beat.dataset.late : beat.dataset.lost)?.replace('{0}', span(silence)) ?? '';
}

function span(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
