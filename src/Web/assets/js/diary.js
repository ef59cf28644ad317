// A booking dragged to another time or another column asks to be moved there: the form opens with that place filled in, so
// nothing happens by a slip of the hand. Everything also goes by the form alone. A booking named by the address opens itself.
import htmx from './htmx.js';
import { show } from './sheets.js';

const rowsPerHour = 12, step = 3;  // rows of five minutes, dropped on the quarter hour
let dragged = null, grip = 0;

document.addEventListener('dragstart', event => {
  const booking = event.target.closest?.('[data-booking]:not([data-booking=""])');
  if (!booking) return;
  dragged = booking;
  grip = event.clientY - booking.getBoundingClientRect().top;
  booking.toggleAttribute('data-dragged', true);
  event.dataTransfer.effectAllowed = 'move';
});

document.addEventListener('dragover', event => {
  const column = dragged && event.target.closest('[data-column]');
  if (!column) return;
  event.preventDefault();
  mark(column);
});

document.addEventListener('drop', event => {
  const column = dragged && event.target.closest('[data-column]');
  if (!column) return;
  event.preventDefault();
  const diary = column.closest('[data-diary]'), box = column.getBoundingClientRect();
  const row = parseFloat(getComputedStyle(column).gridAutoRows);
  const rows = Math.max(0, Math.round((event.clientY - grip - box.top) / row / step) * step);
  const minutes = Number(diary.dataset.first) * 60 + rows * 60 / rowsPerHour;
  const two = number => String(Math.floor(number)).padStart(2, '0');
  const place = new URLSearchParams({ booking: dragged.dataset.booking, day: column.dataset.day, hour: `${two(minutes / 60)}:${two(minutes % 60)}`, with: column.dataset.with });
  show(document.getElementById('fiche'));
  htmx.ajax('GET', `${diary.dataset.diary}&${place}`, { target: '#fiche-champs', swap: 'innerHTML' });
});

document.addEventListener('dragend', () => {
  dragged?.toggleAttribute('data-dragged', false);
  dragged = null;
  mark(null);
});

function mark(column) {
  for (const other of document.querySelectorAll('[data-column][data-over]')) if (other !== column) other.removeAttribute('data-over');
  column?.toggleAttribute('data-over', true);
}

document.querySelector('dialog[data-now="yes"]')?.showModal();
