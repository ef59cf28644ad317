// Talking with the test phone, where the browser can: it speaks the assistant's words and understands the caller's.

/** Says words aloud once the button is pressed; cut() stops and tells what was heard so far, undefined when nothing was being said. */
export function speaking(button) {
  const synthesis = window.speechSynthesis;
  let on = false, pending = '', spoken = '', current, after;
  if (synthesis && button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      on = !on;
      button.setAttribute('aria-pressed', on);
      if (!on) synthesis.cancel();
    });
  }

  // Whole sentences, so that the intonation is one.
  function flush(rest) {
    const sentences = rest ? [pending] : pending.match(/[^.?!…]+[.?!…]+\s*/g) ?? [];
    if (!rest) pending = pending.slice(sentences.join('').length); else pending = '';
    for (const sentence of sentences.filter(text => text.trim())) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = 'fr-FR';
      utterance.onstart = () => { current = sentence; };
      utterance.onend = () => { spoken += sentence; current = undefined; settle(); };
      synthesis.speak(utterance);
    }
  }

  function settle() { if (!synthesis.speaking && !synthesis.pending && after) { const next = after; after = undefined; next(); } }

  return {
    say(words) { if (on) { pending += words; flush(false); } },
    done(then) { if (!on) return then(); flush(true); after = then; settle(); },
    cut() {
      if (!on || !(synthesis.speaking || synthesis.pending)) return undefined;
      const heard = spoken + (current ?? '');
      synthesis.cancel();
      pending = spoken = '';
      return heard;
    },
  };
}

/** Understands what is said while the button is pressed: partial words as they come, then the whole. */
export function hearing(button, { partial, final, begins }) {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition || !button) return;
  let on = false;
  const recognition = Object.assign(new Recognition(), { lang: 'fr-FR', interimResults: true, continuous: true });
  button.hidden = false;
  button.addEventListener('click', () => { on = !on; show(); on ? recognition.start() : recognition.stop(); });
  recognition.onspeechstart = begins;
  recognition.onresult = event => {
    const result = event.results[event.results.length - 1];
    (result.isFinal ? final : partial)(result[0].transcript);
  };
  recognition.onend = () => { if (on) recognition.start(); }; // browsers stop listening after a silence
  recognition.onerror = event => { if (event.error === 'not-allowed') { on = false; show(); } };

  function show() { button.setAttribute('aria-pressed', on); button.classList.toggle('btn-primary', on); }
}
