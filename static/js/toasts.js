// What has just been done: said aloud, gone after a while, and until then one key from being undone.

const BRIEF = 8_000;
const UNDOABLE = 45_000;

function said(toast) {
  const live = document.getElementById("live");
  if (live) live.textContent = toast.querySelector("p").textContent;
}

// What went wrong stays until somebody closes it; the rest waits while a pointer or the focus is on it.
function begin(toast) {
  if (toast.matches(".wrong")) return;
  let left = toast.querySelector("[data-undo]") ? UNDOABLE : BRIEF;
  let since = 0;
  let timer = null;
  const wait = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = null;
    left -= Date.now() - since;
  };
  const go = () => {
    if (timer || toast.matches(":hover, :focus-within")) return;
    since = Date.now();
    timer = setTimeout(() => toast.remove(), Math.max(left, 2_000));
  };
  toast.addEventListener("mouseenter", wait);
  toast.addEventListener("focusin", wait);
  toast.addEventListener("mouseleave", go);
  toast.addEventListener("focusout", () => setTimeout(go));
  go();
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
  toast.dataset.own = "";
  toast.append(Object.assign(document.createElement("p"), { textContent: words }));
  const close = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet", textContent: gettext("Close") });
  close.dataset.close = "";
  toast.append(close);
  home.querySelectorAll("[data-own]").forEach((earlier) => earlier.remove());
  home.append(toast);
  settle();
}

// What was done last, though the page may have said something else since.
export const undo = () => [...document.querySelectorAll(".toast [data-undo]")].at(-1)?.click();

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) event.target.closest(".toast")?.remove();
});
document.addEventListener("htmx:afterSettle", settle);
document.addEventListener("htmx:oobAfterSwap", settle);
settle();
