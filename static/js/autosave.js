// What somebody types or chooses stays in this browser until the desk has taken it: through a reload, a log-out, a lost
// connection, or another person's change of the same text. Kept by person, form and field.

import { TONGUE } from "./tongue.js";

const PERSON = document.documentElement.dataset.person;
const SECRET = "[type=password], [autocomplete=one-time-code]";
const WORDLESS = "[type=file], [type=hidden], [type=submit], [type=button], [type=search], [readonly]";
const KINDS = `textarea, select:not([multiple]), input:not(${SECRET}, ${WORDLESS})`;
const FIELDS = `form[method=post] :is(${KINDS})[name]`;
const KEEP_DAYS = 14;
const DAY = 86_400_000;
const SENT = "drafts-sent";
const AT = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };

const prefix = `draft:${PERSON}:`;
const nameOf = (field) => {
  const move = field.form.elements.move;
  const name = field.type === "checkbox" ? `${field.name}=${field.value}` : field.name;
  return `${prefix}${field.form.getAttribute("action")}:${move ? move.value : ""}:${name}`;
};

// Radio buttons of one name are one choice; of a tick it is kept whether it is there.
const isChoice = (field) => field.matches("select, [type=radio], [type=checkbox]");
const group = (field) => [...field.form.elements].filter((each) => each.type === "radio" && each.name === field.name);
const ticked = (yes) => (yes ? "yes" : "");

function valueOf(field) {
  if (field.type === "radio") return group(field).find((each) => each.checked)?.value ?? "";
  return field.type === "checkbox" ? ticked(field.checked) : field.value;
}

function givenTo(field) {
  if (field.type === "radio") return group(field).find((each) => each.defaultChecked)?.value ?? "";
  if (field.type === "checkbox") return ticked(field.defaultChecked);
  if (!field.matches("select")) return field.defaultValue;
  const options = [...field.options];
  return (options.find((each) => each.defaultSelected) ?? options[0])?.value ?? "";
}

function canBe(field, value) {
  if (field.type === "radio") return value === "" || group(field).some((each) => each.value === value);
  return !field.matches("select") || [...field.options].some((each) => each.value === value);
}

function put(field, value) {
  if (field.type === "radio") group(field).forEach((each) => { each.checked = each.value === value; });
  else if (field.type === "checkbox") field.checked = value !== "";
  else field.value = value;
}
const read = (name) => {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
};
const write = (name, draft) => {
  try { localStorage.setItem(name, JSON.stringify(draft)); } catch { /* A full or closed store keeps nothing. */ }
};

function keep(field) {
  const [text, base] = [valueOf(field), givenTo(field)];
  if (text === base) localStorage.removeItem(nameOf(field));
  else write(nameOf(field), { text, base, at: Date.now(), label: labelOf(field), choice: isChoice(field) });
}

const labelOf = (field) => field.labels?.[0]?.textContent.trim() || "";

// The drafts of the form that was sent last are gone once its own answer says that it was taken.
function answered() {
  const names = JSON.parse(sessionStorage.getItem(SENT) || "[]");
  sessionStorage.removeItem(SENT);
  if (document.querySelector("[data-toast=success]")) names.forEach((name) => localStorage.removeItem(name));
}

function bringBack(field) {
  const draft = read(nameOf(field));
  if (!draft || field.dataset.brought !== undefined) return;
  const stored = valueOf(field);
  if (stored !== givenTo(field) || draft.text === stored || !canBe(field, draft.text)) return;
  field.dataset.brought = "";
  put(field, draft.text);
  field.closest("details")?.setAttribute("open", "");
  const line = notice(field, draft, stored);
  if (field.type === "radio") (field.closest("fieldset") ?? field.form).append(line);
  else (field.type === "checkbox" && field.closest("label") || field).after(line);
}

function isChosen(moment) {
  const at = new Date(moment);
  const time = at.toLocaleTimeString(TONGUE, { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) {
    return interpolate(gettext("What you chose at %(time)s is back."), { time }, true);
  }
  const day = at.toLocaleDateString(TONGUE, { day: "numeric", month: "long" });
  return interpolate(gettext("What you chose on %(day)s at %(time)s is back."), { day, time }, true);
}

function isBack(moment, changed) {
  const at = new Date(moment);
  const time = at.toLocaleTimeString(TONGUE, { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) {
    return interpolate(changed
      ? gettext("What you typed at %(time)s is back; somebody has changed the text since.")
      : gettext("What you typed at %(time)s is back."), { time }, true);
  }
  const day = at.toLocaleDateString(TONGUE, { day: "numeric", month: "long" });
  return interpolate(changed
    ? gettext("What you typed on %(day)s at %(time)s is back; somebody has changed the text since.")
    : gettext("What you typed on %(day)s at %(time)s is back."), { day, time }, true);
}

function notice(field, draft, stored) {
  const line = document.createElement("p");
  line.className = "hint brought";
  line.setAttribute("role", "status");
  line.append(draft.choice ? isChosen(draft.at) : isBack(draft.at, draft.base !== stored), " ");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "linklike";
  drop.textContent = draft.choice || draft.base === stored ? gettext("Discard it") : gettext("Take theirs");
  drop.addEventListener("click", () => {
    localStorage.removeItem(nameOf(field));
    put(field, stored);
    line.remove();
    field.focus();
  });
  line.append(drop);
  return line;
}

// A claim that somebody else moved on has lost the forms of the moves before: what was typed in them is shown.
function showFormless() {
  const page = document.querySelector("[data-claim-page]");
  if (!page || document.querySelector(".typed")) return;
  const at = `${prefix}${location.pathname}`;
  const here = new Set([...document.querySelectorAll(FIELDS)].map(nameOf));
  const gone = Object.keys(localStorage).filter((name) => name.startsWith(at) && !here.has(name));
  const names = gone.filter((name) => !read(name)?.choice);
  if (names.length) page.before(sheetOf(names));
}

function sheetOf(names) {
  const sheet = document.createElement("section");
  sheet.className = "sheet typed";
  const inside = Object.assign(document.createElement("div"), { className: "in" });
  const header = document.createElement("header");
  header.textContent = gettext("What you typed is kept here; its form is gone from this page");
  inside.append(...names.map((name) => given(name, read(name), sheet)));
  sheet.append(header, inside);
  return sheet;
}

function given(name, draft, sheet) {
  const part = document.createElement("div");
  const label = document.createElement("b");
  label.textContent = [draft.label, new Date(draft.at).toLocaleString(TONGUE, AT)].filter(Boolean).join(", ");
  const text = Object.assign(document.createElement("p"), { textContent: draft.text, dir: "auto" });
  const drop = Object.assign(document.createElement("button"), { type: "button", className: "linklike" });
  drop.textContent = gettext("Discard it");
  drop.addEventListener("click", () => {
    localStorage.removeItem(name);
    part.remove();
    if (!sheet.querySelector("button")) sheet.remove();
  });
  part.append(label, text, drop);
  return part;
}

function sweep() {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith("draft:"))) {
    const draft = read(name);
    if (!draft || Date.now() - draft.at > KEEP_DAYS * DAY) localStorage.removeItem(name);
  }
}

if (PERSON) {
  document.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.matches(FIELDS)) keep(event.target);
  });
  document.addEventListener("submit", (event) => {
    const fields = [...event.target.elements].filter((each) => each.name);
    const names = event.target.matches("[method=post]") ? fields.map(nameOf).filter(read) : [];
    sessionStorage.setItem(SENT, JSON.stringify(names));
  }, true);
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => sessionStorage.removeItem(SENT));
  }
  const settle = (event) => {
    if (event && event.target.id !== "main" && !event.target.querySelector?.(FIELDS)) return;
    // What a page that was fetched ahead has to say comes after it.
    if (!document.querySelector("[data-ahead]") && (!event || event.target.id === "main")) answered();
    document.querySelectorAll(FIELDS).forEach(bringBack);
    showFormless();
  };
  document.addEventListener("htmx:afterSettle", settle);
  document.addEventListener("htmx:oobAfterSwap", (event) => { if (event.target.id === "toasts") answered(); });
  sweep();
  settle();
}
