// What people set on a page is theirs: a part of the page that asks for itself again must not undo it ([data-mine]:
// a chosen tab, a struck line, an opened detail), nor close a dialog that asks. What the scripts keep (heartbeat, bell) is not undone either.
import { Idiomorph } from 'idiomorph/htmx';

const theirs = new Set(['checked', 'value', 'open']);
const ours = new Set(['hidden', 'aria-pressed', 'data-beat']);

Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
  !(theirs.has(name) && node.closest('[data-mine], dialog')) && !(ours.has(name) && node.closest('[data-live], [data-bell], [data-bell-hint]'));
