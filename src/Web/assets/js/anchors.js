// Marks the section in sight in a page's own menu ([data-anchors]).
const links = [...document.querySelectorAll('[data-anchors] a')];
const sections = links.map(link => document.querySelector(link.hash)).filter(Boolean);
const seen = new IntersectionObserver(entries => {
  const top = entries.filter(entry => entry.isIntersecting).at(0)?.target;
  if (top) for (const link of document.querySelectorAll('[data-anchors] a')) link.hash === `#${top.id}` ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current');
}, { rootMargin: '-20% 0px -70%' });
for (const section of sections) seen.observe(section);
