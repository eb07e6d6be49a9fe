// The desk by keyboard: j and k move, Enter opens, / searches, ? lists the keys. Without this file
// every claim is still a link.

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

const keys = {
  j: () => moveTo(cursor() + 1),
  k: () => moveTo(cursor() - 1),
  "/": () => document.querySelector(".search input").select(),
  "?": () => document.getElementById("shortcuts").togglePopover(),
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") {
    if (field) field.blur();
    closeMenus();
    return;
  }
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

document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
