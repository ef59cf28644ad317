// Times that run: [data-since] counts up from an instant ("1:24" or, with data-words, "1 min 04 s"); [data-clock] is
// the wall clock of the store's time zone.
import { now, wallClock } from './clock.js';

setInterval(tick, 1000);
document.addEventListener('htmx:afterSettle', tick);
tick();

function tick() {
  for (const counter of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((now() - Date.parse(counter.dataset.since)) / 1000));
    const minutes = Math.floor(seconds / 60), rest = String(seconds % 60).padStart(2, '0');
    const text = !('words' in counter.dataset) ? `${minutes}:${rest}` : minutes ? `${minutes} min ${rest} s` : `${seconds} s`;
    if (counter.textContent !== text) counter.textContent = text;
  }
  for (const clock of document.querySelectorAll('[data-clock]')) {
    const text = wallClock(clock.dataset.clock);
    if (clock.textContent !== text) clock.textContent = text;
  }
}
