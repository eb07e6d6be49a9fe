// The command palette: Ctrl or Cmd with K. What it lists comes from the desk, for the page and the claim that
// one is at; the arrows move, Enter goes. Without this file its link leads to a page with the same list.

import { typing } from "./keys.js";

const dialog = () => document.getElementById("palette");
const options = () => [...dialog().querySelectorAll("[role=option]")];

// The claim of this page, or of the row that the cursor is on.
function claimHere() {
  const row = document.querySelector("[data-row].cursor");
  const page = document.querySelector("[data-claim-page]");
  return row?.dataset.claim || page?.dataset.claimPage || "";
}

function mark(wanted) {
  const all = options();
  const input = dialog().querySelector("input[type=search]");
  all.forEach((option) => option.setAttribute("aria-selected", String(option === wanted)));
  if (wanted) {
    input.setAttribute("aria-activedescendant", wanted.id);
    wanted.scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

// What was listed for other words, or another claim, is not to be chosen any more.
function empty() {
  document.getElementById("palette-list").replaceChildren();
  mark(undefined);
}

function step(by) {
  const all = options();
  if (!all.length) return;
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  mark(all[at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length]);
}

function open() {
  const box = dialog();
  if (!box || box.open) return;
  box.querySelector("[name=claim]").value = claimHere();
  const input = box.querySelector("input[type=search]");
  input.value = "";
  empty();
  box.showModal();
  input.focus();
  window.htmx.trigger(input, "opened");
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    if (dialog()?.open) dialog().close(); else open();
    return;
  }
  if (!dialog()?.open || !typing(event)) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const chosen = dialog().querySelector("[aria-selected=true]");
    if (!chosen) return;
    dialog().close();
    chosen.click();
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-palette]");
  if (opener && dialog()) { event.preventDefault(); open(); return; }
  if (event.target === dialog()) dialog().close();
  // A move to a place on this same page loads nothing, so nothing else would close it.
  if (event.target.closest("#palette a")) dialog().close();
});

document.addEventListener("input", (event) => {
  if (event.target.closest?.("#palette")) empty();
});

// Before anything is typed, the first line may be a move: that one is chosen by hand.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "palette-list") return;
  if (dialog().querySelector("input[type=search]").value.trim()) mark(options()[0]);
});
