// Whoever types in a text of a claim or an article sees who else does, and is told once somebody has sent theirs.
// A page speaks only while its person types, or comes back to a text that they have not sent.

import { onceShown } from "./shown.js";

const FIELDS = "form[method=post] textarea, form[method=post] input[type=text]";
const EVERY = 10_000;
const PAUSE = 60_000;

let current = null; // the text that is being typed
let typed = 0;
let asked = 0;
let turn = 0;
let timer = null;
let underway = null; // what is being said of it
let ended = false;
const boxes = new WeakMap();
const shown = new WeakMap(); // the turn of the last answer: an earlier one may come later
const answered = new WeakMap();

const unsent = (field) => field.value !== field.defaultValue;
const textOf = (field) => field.form.dataset.text || field.id;

function homeOf(field) {
  const home = field.form.dataset.writing ? field.form : document.querySelector("#main [data-writing]");
  return home && textOf(field) ? home.dataset : null;
}

function words(field, doing) {
  const home = homeOf(field);
  const token = field.form.elements.csrfmiddlewaretoken;
  if (!home || !token || ended) return null;
  const told = { doing, text: textOf(field), seen: home.seen || "", csrfmiddlewaretoken: token.value };
  return { to: home.writing, body: new URLSearchParams(told) };
}

async function ask(field, doing) {
  const said = words(field, doing);
  if (!said) return;
  asked = Date.now();
  const mine = ++turn;
  const speaking = doing === "typing" ? (underway = new AbortController()) : null;
  boxOf(field); // before there is anything to say, or screen readers do not say it
  let answer;
  try {
    answer = await fetch(said.to, {
      method: "POST", body: said.body, redirect: "manual", cache: "no-store", signal: speaking?.signal,
    });
  } catch {
    return;
  }
  if (answer.type === "opaqueredirect") ended = true;
  if (answer.status !== 200 && answer.status !== 204) return;
  const html = await answer.text().catch(() => null); // left meanwhile
  if (html !== null && mine > (shown.get(field) || 0)) show(field, html, mine);
}

// Said as the page goes away too, which a plain request would not survive. That somebody types must not arrive after it.
function go() {
  clearTimeout(timer);
  underway?.abort();
  const said = current && current.isConnected && words(current, "gone");
  if (said) navigator.sendBeacon(said.to, said.body);
  timer = current = null;
}

function beat() {
  if (!current?.isConnected || Date.now() - typed > PAUSE) return go();
  ask(current, "typing");
  timer = setTimeout(beat, EVERY);
}

// The line is read aloud when its words change, and not at every beat.
function boxOf(field) {
  let box = boxes.get(field);
  if (!box) {
    box = document.createElement("div");
    box.className = "beside";
    box.append(...["here", "changed"].map((part) => {
      const line = Object.assign(document.createElement("p"), { className: "hint" });
      line.setAttribute("role", "status");
      line.dataset.line = part;
      return line;
    }));
    field.after(box);
    boxes.set(field, box);
  }
  return box;
}

function put(box, part, text) {
  const line = box.querySelector(`[data-line=${part}]`);
  if (line.textContent !== text) line.textContent = text;
}

function show(field, html, mine) {
  if (!field.isConnected) return;
  shown.set(field, mine);
  const now = new DOMParser().parseFromString(html, "text/html");
  put(boxOf(field), "here", now.querySelector("[data-here]")?.textContent || "");
  const change = now.querySelector("[data-change]");
  if (change) tell(field, change);
}

function tell(field, change) {
  const at = Number(change.dataset.change);
  const theirs = change.querySelector("[data-theirs]")?.textContent ?? "";
  const held = change.dataset.manner === "changed" && theirs === field.defaultValue;
  if (held || at <= (answered.get(field) || 0)) return;
  answered.set(field, at);
  const box = boxOf(field);
  box.querySelector("[data-change]")?.remove();
  const sentence = change.querySelector("[data-sentence]");
  put(box, "changed", sentence.textContent);
  sentence.remove();
  const part = document.importNode(change, true);
  part.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choose]")?.dataset.choose;
    if (choice) choose(field, part, choice, theirs);
  });
  box.append(part);
}

// Whoever has seen both may send. Where more has happened than they were told, such as a move, or where the form has more
// texts, the desk still asks them to look again.
function choose(field, part, choice, theirs) {
  part.remove();
  put(boxOf(field), "changed", "");
  if (choice !== "close") {
    const fields = field.form.querySelectorAll("textarea, select, input:not([type=hidden])");
    const version = field.form.querySelector("[name=version], [name=claim_version]");
    const next = version && String(Number(version.value) + 1);
    if (next === part.dataset.version && fields.length === 1) version.value = next;
    const mine = field.value;
    field.defaultValue = theirs;
    field.value = { take: theirs, join: `${mine.trimEnd()}\n\n${theirs}`, keep: mine }[choice];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.focus();
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof Element) || !field.matches(FIELDS) || !homeOf(field)) return;
  if (!unsent(field)) return field === current ? go() : undefined;
  typed = Date.now();
  if (field === current) return;
  clearTimeout(timer);
  current = field;
  beat();
});

// Back at a text that is not sent: has anything become of it meanwhile?
function look(root) {
  if (Date.now() - asked < EVERY) return;
  const fields = [...root.querySelectorAll(FIELDS)].filter((field) => field !== current && unsent(field));
  fields.slice(0, 4).forEach((field) => ask(field, "looking"));
}

for (const sign of ["focusin", "pointerover"]) {
  document.addEventListener(sign, (event) => {
    const form = event.target.closest?.("form[method=post]");
    if (form) look(form);
  });
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look(document);
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "main") look(document);
});
document.addEventListener("submit", (event) => {
  if (event.target === current?.form) go();
}, true);
addEventListener("pagehide", go);
onceShown(() => look(document));
