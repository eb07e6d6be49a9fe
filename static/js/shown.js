// A browser may make a page, and run its scripts, before anybody asks for it. What tells the desk that somebody is here
// waits until they are.
export function onceShown(begin) {
  if (document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
  else begin();
}

// What can wait until the page that has just come is painted, so that it does not wait for this.
export const oncePainted = (begin) => requestAnimationFrame(() => setTimeout(begin));
