// Rings while something on the page waits for an answer ([data-rings="yes"]). Browsers allow sound after one click: the
// button [data-bell] asks for it, and says by aria-pressed whether it rings.
const key = 'kalliky.bell';
let audio;

const wanted = () => localStorage.getItem(key) !== 'off';
const allowed = () => audio?.state === 'running';

document.addEventListener('click', event => {
  const button = event.target.closest('[data-bell]');
  if (button) {
    localStorage.setItem(key, wanted() && allowed() ? 'off' : 'on');
    if (wanted()) unlock().then(strike);
  } else if (wanted()) {
    unlock(); // any click is the permission that the browser waits for
  }
  show();
});
document.addEventListener('keydown', () => { if (wanted() && !allowed()) unlock(); });
document.addEventListener('htmx:afterSettle', show);
setInterval(() => { if (wanted() && allowed() && document.querySelector('[data-rings="yes"]')) strike(); }, 4000);
show();

async function unlock() {
  audio ??= new AudioContext();
  if (audio.state !== 'running') await audio.resume();
  show();
}

// Two soft strokes, a major third apart: heard over a kitchen, bearable for an hour.
function strike() {
  if (!allowed()) return;
  for (const [frequency, delay] of [[1319, 0], [1047, .22]]) {
    const tone = audio.createOscillator(), loudness = audio.createGain(), at = audio.currentTime + delay;
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(.25, at + .01);
    loudness.gain.exponentialRampToValueAtTime(.001, at + .9);
    tone.connect(loudness).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 1);
  }
}

function show() {
  const on = wanted() && allowed();
  for (const button of document.querySelectorAll('[data-bell]')) {
    button.setAttribute('aria-pressed', on);
    for (const icon of button.querySelectorAll('[data-bell-on]')) icon.toggleAttribute('hidden', !on);
    for (const icon of button.querySelectorAll('[data-bell-off]')) icon.toggleAttribute('hidden', on);
  }
  const waits = document.querySelector('[data-rings="yes"]') !== null;
  for (const hint of document.querySelectorAll('[data-bell-hint]')) hint.hidden = !wanted() || allowed() || !waits;
}
