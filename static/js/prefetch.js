// The next page of a list, or the next claim on the way through one, is fetched before it is asked for: once its
// link comes near, is pointed at or focused. One page, once; not for whoever asks their browser to save data.

import { oncePainted } from "./shown.js";

const NEXT = ".pager [rel=next], .walk [rel=next]";

function fetchAhead(link) {
  if (navigator.connection?.saveData || link.dataset.ahead !== undefined) return;
  link.dataset.ahead = "";
  document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: link.href }));
}

const near = new IntersectionObserver((seen) => {
  seen.filter((one) => one.isIntersecting).forEach((one) => fetchAhead(one.target));
}, { rootMargin: "200px" });

function settle() {
  near.disconnect();
  document.querySelectorAll(NEXT).forEach((link) => near.observe(link));
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const link = event.target.closest?.(NEXT);
    if (link) fetchAhead(link);
  });
}
for (const swapped of ["htmx:afterSettle", "htmx:oobAfterSwap"]) document.addEventListener(swapped, () => oncePainted(settle));
settle();
