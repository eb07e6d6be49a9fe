// The claim by keyboard: a digit chooses a verdict, v goes to the next move, n to a new source, and Ctrl Enter
// sends the form one is in. Without this file all of it is a link, a field or a button.

import { single } from "./keys.js";

const form = (id) => document.getElementById(id);

function enter(place) {
  if (!place) return;
  if (place.matches("details")) place.open = true;
  place.scrollIntoView({ block: "nearest" });
  place.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
}

// The verdict of this number in the form that proposes one; then its reason is what is left to say.
function choose(number) {
  const choice = form("move-propose")?.querySelectorAll("[type=radio]")[number - 1];
  if (!choice) return false;
  choice.click(); // and not by its state alone: what is chosen is kept
  form("move-propose").querySelector("textarea").focus();
  return true;
}

const keys = {
  v: () => enter(document.querySelector("section.move")),
  n: () => enter(form("source-new")),
  t: () => enter(form("talk-new")),
  h: () => form("history")?.scrollIntoView(),
  w: () => document.querySelector("[data-key=w]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const sent = event.target.closest?.("form[method=post]");
    if (sent) { event.preventDefault(); if (!event.repeat) sent.requestSubmit(); }
    return;
  }
  if (!single(event)) return;
  if (/^[1-9]$/.test(event.key) ? choose(Number(event.key)) : keys[event.key]) {
    event.preventDefault();
    keys[event.key]?.();
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (!opener) return;
  event.preventDefault();
  enter(form(opener.dataset.open));
});
