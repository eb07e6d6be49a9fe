// The reader with a keyboard and a pointer: cards and words point at each other, and selected words
// become a statement. Everything here is also there without it: forms, links and anchors.

import { single } from "./keys.js";
import { tell } from "./toasts.js";

// Text and cards stand side by side; otherwise they follow each other, and whoever taps a card stays at it.
const beside = matchMedia("(min-width: 900.02px)");
const aside = () => document.querySelector(".findings");
const cards = () => [...document.querySelectorAll(".card[data-card]")].filter((card) => card.offsetParent);
const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
const has = (name, id) => `[data-${name}~="${CSS.escape(id)}"]`;
const codePoints = (text) => [...text].length;
let current = null;

// --- cards and words point at each other ---------------------------------------------------------

function light(name, statements) {
  document.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
  for (const id of statements) {
    const found = document.querySelectorAll(`mark${has("statements", id)}, .card[data-card="${CSS.escape(id)}"]`);
    found.forEach((element) => element.classList.add(name));
  }
}

function speak(statements) {
  document.querySelectorAll(".speaks").forEach((element) => element.classList.remove("speaks"));
  document.querySelectorAll(".prose .party.on").forEach((element) => element.classList.remove("on"));
  for (const id of statements) {
    document.querySelectorAll(`.prose .party${has("voices", id)}`).forEach((element) => element.classList.add("on"));
    document.querySelectorAll(`mark${has("voices", id)}`).forEach((element) => element.classList.add("speaks"));
  }
}

function choose(id, { scroll = "card", focus = false } = {}) {
  const card = document.getElementById(`c${id}`);
  if (!card) return;
  current = id;
  const panel = card.closest("[data-panel]");
  if (panel && panel.hidden) show(panel.id);
  light("on", [id]);
  speak([id]);
  if (focus) card.focus({ preventScroll: true });
  const words = document.getElementById(`s${id}`);
  if (scroll === "card" || scroll === "both") card.scrollIntoView({ block: "nearest" });
  if ((scroll === "words" || scroll === "both") && words && beside.matches) words.scrollIntoView({ block: "nearest" });
}

const cardHere = () => document.getElementById(`c${current}`);

function move(step) {
  const list = cards();
  if (!list.length) return;
  const at = list.findIndex((card) => card.dataset.card === current);
  const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + step));
  goTo(list[next]);
}

const goTo = (card) => choose(card.dataset.card, { scroll: "both", focus: true });

// --- tabs ----------------------------------------------------------------------------------------

function show(panel) {
  document.querySelectorAll("[data-panel]").forEach((section) => { section.hidden = section.id !== panel; });
  document.querySelectorAll(".findings nav a").forEach((tab) => {
    const here = tab.hash === `#${panel}`;
    tab.classList.toggle("here", here);
    if (here) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
  });
  if (!cardHere()?.checkVisibility()) chooseFirst();
}

// Keys act on a card that one can see, or on none.
function chooseFirst() {
  current = null;
  light("on", []);
  speak([]);
  const first = cards()[0];
  if (first) choose(first.dataset.card, { scroll: "none" });
}

// --- selected words become a statement -----------------------------------------------------------

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  const exact = range.toString();
  if (start === null || end === null || !exact.trim()) return null;
  const before = codePoints(exact) - codePoints(exact.trimStart());
  const after = codePoints(exact) - codePoints(exact.trimEnd());
  return { start: start + before, end: end - after, exact: exact.trim(), range };
}

// A place in the text in code points: the paragraph's first, and what stands before in the paragraph.
function place(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element && element.closest(".prose [data-start]");
  if (!paragraph) return null;
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + codePoints(range.toString());
}

function offer() {
  const bar = document.querySelector("[data-pick]");
  if (!bar) return;
  const found = selected();
  bar.hidden = !found;
  if (!found) return;
  bar.querySelector("[data-as=edit]").hidden = !document.querySelector(".card [data-span-form]");
  const box = found.range.getBoundingClientRect();
  const home = bar.parentElement.getBoundingClientRect();
  bar.style.top = `${box.bottom - home.top + 8}px`;
  bar.style.left = `${Math.max(0, Math.min(box.left - home.left, home.width - bar.offsetWidth))}px`;
}

function pick(as) {
  const found = selected();
  if (!found) return;
  const form = as === "edit"
    ? document.querySelector(".card [data-span-form]")
    : document.querySelector("#add-statement [data-span-form]");
  form.elements.start.value = found.start;
  form.elements.end.value = found.end;
  form.elements.exact.value = found.exact;
  document.querySelector("[data-pick]").hidden = true;
  if (as !== "edit") {
    form.elements.kind.value = as;
    openAdd();
  }
  form.elements.party_name.focus();
}

function openAdd() {
  const add = document.getElementById("add-statement");
  if (!add) return;
  add.open = true;
  add.scrollIntoView({ block: "nearest" });
  add.querySelector("[name=exact]").focus();
}

// --- listening; all of it on the document, so that a page put in place by htmx needs nothing ------

function near(event) {
  const target = event.target instanceof Element ? event.target : null;
  const words = target && target.closest(".prose mark, .prose .party, .card[data-card], .card.party");
  if (!words) { light("near", []); if (current) speak([current]); return; }
  light("near", words.dataset.card ? [words.dataset.card] : ids(words, "statements"));
  if (words.dataset.voices !== undefined || words.dataset.card) speak(words.dataset.card ? [words.dataset.card] : ids(words, "voices"));
}

document.addEventListener("mouseover", near);
document.addEventListener("focusin", near);

document.addEventListener("click", (event) => {
  const target = event.target;
  const as = target.closest("[data-as]");
  if (as) { pick(as.dataset.as); return; }
  const tab = target.closest('.findings nav a[href^="#"]');
  if (tab) { event.preventDefault(); show(tab.hash.slice(1)); return; }
  const shown = target.closest("[data-show]");
  if (shown) { event.preventDefault(); choose(shown.dataset.show, { scroll: "words" }); return; }
  const words = target.closest(".prose mark, .prose .party");
  if (words && document.getSelection().isCollapsed) {
    const said = [...ids(words, "statements"), ...ids(words, "voices")];
    const after = said.indexOf(current) + 1;
    if (said.length) choose(said[after % said.length], { scroll: "card" });
    return;
  }
  const card = target.closest(".card[data-card]");
  if (card) choose(card.dataset.card, { scroll: target.closest("a, button, summary, form") ? "none" : "words" });
});

document.addEventListener("dragstart", (event) => {
  const card = event.target instanceof Element && event.target.closest(".card[data-card]");
  if (card) current = card.dataset.card;
});

// The button keeps the words selected when it is pressed.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-as]")) event.preventDefault();
});
document.addEventListener("selectionchange", offer);

document.addEventListener("keydown", (event) => {
  const over = document.querySelector("dialog[open], [popover]:popover-open");
  if (event.key === "Escape" && !over) document.querySelector("[data-act=escape]")?.click();
  if (!single(event) || !aside()) return;
  const words = document.activeElement?.closest(".prose mark");
  if (event.key === "Enter" && words) choose(ids(words, "statements")[0], { focus: true });
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "n") goOn();
  else if (event.key === "m") { event.preventDefault(); selected() ? pick("claim") : openAdd(); }
  else if (["a", "e", "d", "l"].includes(event.key) && current) act(event);
});

// --- one card after the other --------------------------------------------------------------------

const decided = (card) => card.matches(".accepted, .dismissed");
const undecided = () => cards().filter((card) => !decided(card));
const comesAfter = (card) => (other) => Boolean(card.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
const following = (card) => undecided().find(comesAfter(card));

// To the next card that nobody has decided on, after the last to the first.
function goOn() {
  const card = cardHere();
  const next = (card && following(card)) || undecided().find((each) => each !== card);
  if (next) goTo(next);
  else tell(gettext("No other card here is undecided."), "success");
}

let deciding = false;

// What was sent before is answered first: the card that a key acts on is the one that is shown.
function act(event) {
  const card = cardHere();
  if (!card?.checkVisibility() || aside().querySelector(".htmx-request")) return;
  const decides = event.key === "a" || event.key === "d";
  const button = card.querySelector(`[data-act=${event.key}]`);
  if (!button && !(decides && decided(card))) return;
  event.preventDefault();
  if (!button) { goOn(); return; }
  button.click();
  if (!decides) return;
  deciding = true;
  current = (following(card) || card).dataset.card;
}

// --- after a piece of page was replaced ----------------------------------------------------------

let scrolled = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  if (aside() && event.detail.target.contains(aside())) scrolled = { page: scrollY, cards: aside().scrollTop };
});

function comeBack() {
  if (!scrolled) return;
  aside().scrollTop = scrolled.cards;
  scrollTo(scrollX, scrolled.page);
  scrolled = null;
}

// In a card whose form has just been unfolded, what there is to say first.
function enterForm(card) {
  if (!card.matches?.(".card") || card.querySelector(":focus")) return;
  card.querySelector(".edit :is([name=exact], [name=text])")?.focus({ preventScroll: true });
}

function settle() {
  const panel = aside();
  if (!panel) return;
  panel.classList.add("tabbed");
  document.querySelectorAll(".prose mark").forEach((mark) => { mark.tabIndex = 0; });
  const here = document.querySelector(".findings nav a.here");
  const target = /^#[cs]\d+$/.test(location.hash) ? location.hash.slice(2) : null;
  const editing = document.querySelector(".card:has([data-span-form])");
  const refused = document.querySelector(".card:has(> .problem)");
  const arriving = !current;
  const wanted = refused?.dataset.card || current || editing?.dataset.card || target;
  const card = wanted && document.getElementById(`c${wanted}`);
  show(card?.closest("[data-panel]")?.id || (here ? here.hash.slice(1) : "claims"));
  comeBack();
  document.querySelector("#add-statement:has(.problem)")?.scrollIntoView({ block: "nearest" });
  if (card) choose(wanted, { scroll: deciding || arriving ? "both" : "none", focus: deciding });
  deciding = false;
}

document.addEventListener("htmx:afterSettle", (event) => {
  settle();
  enterForm(event.target);
});
settle();
