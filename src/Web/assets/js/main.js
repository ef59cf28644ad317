// The one script of every page: htmx with its live stream and morphing, and a few small modules of our own.
import './htmx.js';
import 'htmx-ext-sse';
import './morph.js';
import './live.js';
import './bell.js';
import './diary.js';
import './counters.js';
import './keys.js';
import './messages.js';
import './popovers.js';
import './sheets.js';
import './upload.js';
import './phone.js';
import './anchors.js';
import './passkeys.js';
