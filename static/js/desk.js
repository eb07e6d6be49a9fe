// The desk by keyboard: j and k move, Enter opens, x selects, / searches, ? lists the keys; a click with
// shift selects a range. Without this file every claim is still a link, and every box can be ticked.

const rows = () => [...document.querySelectorAll("[data-row]")];
const cursor = () => rows().findIndex((row) => row.classList.contains("cursor"));

function moveTo(index) {
  const all = rows();
  if (!all.length) return;
  const target = all[Math.max(0, Math.min(index, all.length - 1))];
  all.forEach((row) => row.classList.toggle("cursor", row === target));
  target.querySelector("a.text").focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

const picks = () => [...document.querySelectorAll("td.pick input")];
let lastPick = null;

function pick(box, checked, range) {
  const all = picks();
  const start = range && all.includes(lastPick) ? lastPick : box;
  const [from, to] = [all.indexOf(start), all.indexOf(box)].sort((a, b) => a - b);
  all.slice(from, to + 1).forEach((one) => (one.checked = checked));
  lastPick = box;
}

const keys = {
  x: () => pickAtCursor(false),
  X: () => pickAtCursor(true),
  j: () => moveTo(cursor() + 1),
  k: () => moveTo(cursor() - 1),
  "/": () => document.querySelector(".search input").select(),
  "?": () => document.getElementById("shortcuts").togglePopover(),
};

function pickAtCursor(range) {
  const row = rows()[cursor()];
  const box = row?.querySelector("td.pick input");
  if (box) pick(box, !box.checked, range);
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "Escape") {
    if (field) field.blur();
    closeMenus();
    return;
  }
  if (document.documentElement.dataset.keys === "off") return;
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target === document.body && cursor() >= 0) {
    rows()[cursor()].querySelector("a.text").click();
    return;
  }
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) rows().forEach((other) => other.classList.toggle("cursor", other === row));
});

function closeMenus(except) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
  const box = event.target.closest(".pick input");
  if (box?.matches("[data-pick-all]")) picks().forEach((one) => (one.checked = box.checked));
  else if (box) pick(box, box.checked, event.shiftKey);
});

function showPickAll() {
  document.querySelectorAll("[data-pick-all]").forEach((box) => (box.hidden = false));
}

document.addEventListener("htmx:afterSwap", showPickAll);
showPickAll();
