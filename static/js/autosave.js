// What somebody types stays in this browser until the desk has taken it: through a reload, a log-out, a lost
// connection, or another person's change of the same text. Kept by person, page and field.

const PERSON = document.documentElement.dataset.person;
const FIELDS = "form[method=post] textarea, form[method=post] input[type=text]";
const KEEP_DAYS = 14;
const DAY = 86_400_000;

const prefix = `draft:${PERSON}:`;
const nameOf = (field) => {
  const form = field.form;
  const version = form.elements.move ? form.elements.move.value : "";
  return `${prefix}${form.getAttribute("action")}:${version}:${field.name}`;
};
const read = (name) => {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
};
const write = (name, draft) => {
  try { localStorage.setItem(name, JSON.stringify(draft)); } catch { /* A full or closed store keeps nothing. */ }
};

function keep(field) {
  if (field.value === field.defaultValue) localStorage.removeItem(nameOf(field));
  else write(nameOf(field), { text: field.value, base: field.defaultValue, at: Date.now(), sent: false });
}

function bringBack(field) {
  const name = nameOf(field);
  const draft = read(name);
  if (!draft || field.dataset.brought !== undefined) return;
  if (draft.sent && document.querySelector("[data-toast=success]")) { localStorage.removeItem(name); return; }
  if (field.value !== field.defaultValue || draft.text === field.value) return;
  field.dataset.brought = "";
  const stored = field.value;
  field.value = draft.text;
  field.closest("details")?.setAttribute("open", "");
  field.after(notice(field, draft, stored));
}

function notice(field, draft, stored) {
  const line = document.createElement("p");
  line.className = "hint brought";
  line.setAttribute("role", "status");
  const at = new Date(draft.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  line.append(draft.base === stored
    ? `What you typed at ${at} is back. `
    : `What you typed at ${at} is back; somebody has changed the text since. `);
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "linklike";
  drop.textContent = draft.base === stored ? "Discard it" : "Take theirs";
  drop.addEventListener("click", () => {
    localStorage.removeItem(nameOf(field));
    field.value = stored;
    line.remove();
    field.focus();
  });
  line.append(drop);
  return line;
}

function forget(form) {
  form.querySelectorAll("textarea, input[type=text]").forEach((field) => localStorage.removeItem(nameOf(field)));
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
    for (const field of event.target.querySelectorAll("textarea, input[type=text]")) {
      const draft = read(nameOf(field));
      if (draft) write(nameOf(field), { ...draft, sent: true });
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    const ended = new URL(event.detail.xhr?.responseURL || location.href).pathname === "/login/";
    if (form && event.detail.successful && event.detail.requestConfig.verb === "post" && !ended) forget(form);
  });
  const settle = () => document.querySelectorAll(FIELDS).forEach(bringBack);
  document.addEventListener("htmx:afterSettle", settle);
  sweep();
  settle();
}
