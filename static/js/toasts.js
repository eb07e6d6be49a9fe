// What has just been done: said aloud, gone after a while, and until then one key from being undone.

const BRIEF = 8_000;
const UNDOABLE = 45_000;

function said(toast) {
  const live = document.getElementById("live");
  if (live) live.textContent = toast.querySelector("p").textContent;
}

function begin(toast) {
  let left = toast.querySelector("[data-undo]") ? UNDOABLE : BRIEF;
  let since = Date.now();
  let timer = setTimeout(() => toast.remove(), left);
  const wait = () => { clearTimeout(timer); left -= Date.now() - since; };
  const go = () => { since = Date.now(); timer = setTimeout(() => toast.remove(), Math.max(left, 2_000)); };
  toast.addEventListener("mouseenter", wait);
  toast.addEventListener("focusin", wait);
  toast.addEventListener("mouseleave", go);
  toast.addEventListener("focusout", go);
}

function settle() {
  for (const toast of document.querySelectorAll(".toast:not([data-begun])")) {
    toast.dataset.begun = "";
    said(toast);
    begin(toast);
  }
}

// A toast that this page makes itself, such as that the desk cannot be reached. Words only.
export function tell(words, kind = "wrong") {
  const home = document.getElementById("toasts");
  if (!home) return;
  const toast = document.createElement("div");
  toast.className = `alert ${kind} toast`;
  toast.append(Object.assign(document.createElement("p"), { textContent: words }));
  home.replaceChildren(toast);
  settle();
}

export const undo = () => document.querySelector(".toast:last-of-type [data-undo]")?.click();

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) event.target.closest(".toast")?.remove();
});
document.addEventListener("htmx:afterSettle", settle);
document.addEventListener("htmx:oobAfterSwap", settle);
settle();
