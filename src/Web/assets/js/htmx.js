import htmx from 'htmx.org';

// The antiforgery script and the extensions speak to the global.
window.htmx = htmx;

Object.assign(htmx.config, {
  allowEval: false,               // the Content-Security-Policy forbids it
  allowScriptTags: false,
  includeIndicatorStyles: false,  // would be an inline style
  selfRequestsOnly: true,
  historyCacheSize: 0,            // callers' names must not sit in the browser's storage
  refreshOnHistoryMiss: true,
  defaultSwapStyle: 'outerHTML',
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true },  // the form again, with its errors
    { code: '[45]..', swap: false, error: true },
  ],
});

export default htmx;
