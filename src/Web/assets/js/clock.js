// The server's clock decides: a tablet's may be minutes off, and a demonstration's may stand on another day.
const skew = Date.now() - Date.parse(document.querySelector('meta[name="now"]')?.content ?? new Date().toISOString());

/** Milliseconds since 1970 by the server's clock. */
export const now = () => Date.now() - skew;

/** 19:42, in the store's time zone. */
export const wallClock = zone => new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: zone || undefined }).format(now());
