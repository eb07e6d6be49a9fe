// Single keys, in one place: nobody who types sets one off, and a person can switch them off (WCAG 2.1.4).

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export const typing = (event) => event.target instanceof Element && Boolean(event.target.closest(TYPING));

export const single = (event) =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !typing(event) &&
  !document.querySelector("dialog[open]") &&
  document.documentElement.dataset.keys !== "off";

document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || !single(event)) return;
  event.preventDefault();
  document.getElementById("shortcuts")?.togglePopover();
});
