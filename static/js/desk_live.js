// Keeps the list as it is now while somebody looks at it. Cells that differ are put in place one by one, so that
// the cursor, what is ticked, an open menu and where one reads stay; a claim that left stays, greyed, until the
// list is loaded anew. Without this file the list is as it was when the page was loaded.

import { rows } from "./cursor.js";
import { TONGUE } from "./tongue.js";

const EVERY = 10_000;
const TOKEN = /name="csrfmiddlewaretoken" value="[^"]*"/g;

let tag = "";
let ended = false;
let turn = 0;
let since = new Date();

const list = () => document.getElementById("list");
const looking = () => document.visibilityState === "visible";

function address(from) {
  const wanted = new URL(from, location.href);
  rows().forEach((row) => wanted.searchParams.append("shown", `${row.dataset.claim}.${row.dataset.version}`));
  return wanted;
}

async function ask() {
  const from = list()?.dataset.now;
  if (!from || ended) return;
  const mine = ++turn;
  let answer;
  try {
    answer = await fetch(address(from), { headers: { "If-None-Match": tag }, cache: "no-store", redirect: "manual" });
  } catch {
    return say(interpolate(gettext("This list is as it was at %(time)s: the desk cannot be reached."), { time: clock() }, true));
  }
  if (answer.type === "opaqueredirect") {
    ended = true;
    return say(gettext("You are logged out. Log in to see what is new."));
  }
  if (answer.status !== 200) return;
  const html = await answer.text();
  // Meanwhile another list may have come, or a later answer.
  if (mine !== turn || list()?.dataset.now !== from) return;
  const now = new DOMParser().parseFromString(html, "text/html").querySelector("[data-desk-now]");
  const whole = now && show(now);
  tag = whole ? answer.headers.get("ETag") : "";
}

const clock = () => since.toLocaleTimeString(TONGUE, { hour: "2-digit", minute: "2-digit" });

function show(now) {
  since = new Date();
  const fresh = [...now.querySelectorAll("[data-row]")];
  const byClaim = new Map(fresh.map((row) => [row.dataset.claim, row]));
  let whole = true;
  for (const row of rows()) {
    const found = byClaim.get(row.dataset.claim);
    if (found) whole = renew(row, found) && whole;
    else leave(row);
  }
  count(now);
  offer(now);
  return whole;
}

// The cells that differ. One with an open menu, or in which somebody is, waits: the next answer has it too.
function renew(row, found) {
  let whole = true;
  [...found.cells].forEach((cell, at) => {
    const old = row.cells[at];
    if (old.matches(".pick")) old.querySelector("input").value = cell.querySelector("input").value;
    else if (same(old, cell)) return;
    else if (old.querySelector("details[open]")) whole = false;
    else replace(old, cell);
  });
  if (found.dataset.left === undefined) row.dataset.version = found.dataset.version;
  row.classList.toggle("unseen", found.classList.contains("unseen"));
  if (found.dataset.left === undefined) row.classList.remove("left");
  else leave(row);
  return whole;
}

const plain = (cell) => cell.innerHTML.replace(TOKEN, "");
const same = (one, other) => plain(one) === plain(other);

function replace(old, cell) {
  const focused = old.contains(document.activeElement);
  const put = document.importNode(cell, true);
  old.replaceWith(put);
  window.htmx.process(put);
  if (focused) (put.querySelector("a.text") || put.querySelector("a, summary, button"))?.focus({ preventScroll: true });
}

function leave(row) {
  if (row.classList.contains("left")) return;
  row.classList.add("left");
  const live = document.getElementById("live");
  const claim = row.querySelector("a.text").textContent;
  if (live) live.textContent = interpolate(gettext("No longer in this list: %(claim)s"), { claim }, true);
}

function count(now) {
  for (const link of now.querySelectorAll("[data-counts] a")) {
    const href = link.getAttribute("href").replaceAll('"', '\\"');
    document.querySelectorAll(`.rail a[href="${href}"] .n, .tabs a[href="${href}"] .n`).forEach((number) => {
      if (number.textContent !== link.textContent) number.textContent = link.textContent;
    });
  }
}

// Claims that came into the part of the list that is shown.
function offer(now) {
  const shown = new Set(rows().map((row) => row.dataset.claim));
  const order = [...now.querySelectorAll("[data-rows] [data-row]")].map((row) => row.dataset.claim);
  const last = Math.max(...order.map((claim, at) => (shown.has(claim) ? at : -1)));
  const within = now.dataset.more === undefined ? order : order.slice(0, last + 1);
  const number = within.filter((claim) => !shown.has(claim)).length;
  say(number && interpolate(ngettext("Show 1 new claim", "Show %(number)s new claims", number), { number }, true));
}

function say(words) {
  const fresh = document.querySelector("[data-fresh]");
  if (!fresh) return;
  fresh.hidden = !words;
  fresh.querySelector("a").textContent = words || "";
}

async function again() {
  if (looking()) await ask();
  setTimeout(again, EVERY);
}

document.addEventListener("visibilitychange", () => {
  if (looking()) ask();
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "list") return;
  tag = "";
  since = new Date();
  // What was done changes counts beside the list too.
  if (event.detail.requestConfig?.verb === "post") ask();
});
setTimeout(again, EVERY);
