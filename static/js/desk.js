// The desk by keyboard: j and k move, Enter opens, x selects, a takes or assigns, s shows the moves, / searches;
// a click with shift selects a range. Without this file every claim is still a link, every box can be ticked,
// and the menu of each row has what the keys do.

import { find, here, index, moveTo, put } from "./cursor.js";
import { single, typing } from "./keys.js";
import { tell } from "./toasts.js";

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
  j: () => moveTo(index() + 1),
  k: () => moveTo(index() - 1),
  a: hand,
  s: () => here() && document.querySelector("[data-palette]")?.click(),
  o: () => open(),
  "/": () => document.querySelector(".search input").select(),
};

// For oneself at once where that may be; otherwise the form that asks who.
function hand() {
  const row = here();
  if (!row) return;
  const way = row.querySelector("[data-hand]");
  if (way) way.click();
  else tell(gettext("You can neither take this claim nor give it to anybody as it is now."));
}

function open() {
  here()?.querySelector("a.text").click();
}

function pickAtCursor(range) {
  const box = here()?.querySelector("td.pick input");
  if (box) pick(box, !box.checked, range);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (typing(event)) event.target.blur();
    closeMenus();
    return;
  }
  if (!single(event)) return;
  if (event.key === "Enter" && event.target === document.body) {
    open();
    return;
  }
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) put(row);
});

function closeMenus(except) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

// A menu that would reach beyond the window opens towards its other side.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("details.menu[open]")) return;
  menu.classList.remove("leftwards");
  const reach = menu.querySelector(".choices").getBoundingClientRect().right;
  menu.classList.toggle("leftwards", reach > document.documentElement.clientWidth);
}, true);

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
  const box = event.target.closest(".pick input");
  if (box?.matches("[data-pick-all]")) picks().forEach((one) => (one.checked = box.checked));
  else if (box) pick(box, box.checked, event.shiftKey);
});

function showPickAll() {
  document.querySelectorAll("[data-pick-all]").forEach((box) => (box.hidden = false));
}

// While another list is on its way, the one before says that it is not the last word.
function busy(event, is) {
  const list = document.getElementById("list");
  if (event.detail.target === list) list?.setAttribute("aria-busy", String(is));
}

document.addEventListener("htmx:beforeRequest", (event) => busy(event, true));
document.addEventListener("htmx:afterRequest", (event) => busy(event, false));
document.addEventListener("htmx:afterSettle", (event) => {
  showPickAll();
  if (event.target.id === "list") find({ focus: document.activeElement === document.body });
});
showPickAll();
find({ focus: false });
