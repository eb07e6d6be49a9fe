// Single keys, in one place: nobody who types sets one off, and a person can switch them off (WCAG 2.1.4). A key that
// is held goes on through a list, and does nothing else a second time.

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const GOING = ["j", "k", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"];

export const typing = (event) => event.target instanceof Element && Boolean(event.target.closest(TYPING));

export const single = (event) =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !(event.repeat && !GOING.includes(event.key)) &&
  !typing(event) &&
  !document.querySelector("dialog[open]") &&
  document.documentElement.dataset.keys !== "off";

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.repeat && !event.target.closest?.("textarea, [contenteditable]")) event.preventDefault();
  if (event.key !== "?" || !single(event)) return;
  event.preventDefault();
  document.getElementById("shortcuts")?.togglePopover();
});
