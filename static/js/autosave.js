// What somebody types stays in this browser until the desk has taken it: through a reload, a log-out, a lost
// connection, or another person's change of the same text. Kept by person, form and field.

const PERSON = document.documentElement.dataset.person;
const FIELDS = "form[method=post] textarea, form[method=post] input[type=text]";
const KEEP_DAYS = 14;
const DAY = 86_400_000;
const SENT = "drafts-sent";

const prefix = `draft:${PERSON}:`;
const nameOf = (field) => {
  const move = field.form.elements.move;
  return `${prefix}${field.form.getAttribute("action")}:${move ? move.value : ""}:${field.name}`;
};
const read = (name) => {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
};
const write = (name, draft) => {
  try { localStorage.setItem(name, JSON.stringify(draft)); } catch { /* A full or closed store keeps nothing. */ }
};

function keep(field) {
  if (field.value === field.defaultValue) localStorage.removeItem(nameOf(field));
  else write(nameOf(field), { text: field.value, base: field.defaultValue, at: Date.now() });
}

// The drafts of the form that was sent last are gone once its own answer says that it was taken.
function answered() {
  const names = JSON.parse(sessionStorage.getItem(SENT) || "[]");
  sessionStorage.removeItem(SENT);
  if (document.querySelector("[data-toast=success]")) names.forEach((name) => localStorage.removeItem(name));
}

function bringBack(field) {
  const draft = read(nameOf(field));
  if (!draft || field.dataset.brought !== undefined) return;
  if (field.value !== field.defaultValue || draft.text === field.value) return;
  field.dataset.brought = "";
  const stored = field.value;
  field.value = draft.text;
  field.closest("details")?.setAttribute("open", "");
  field.after(notice(field, draft, stored));
}

function isBack(moment, changed) {
  const at = new Date(moment);
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) {
    return interpolate(changed
      ? gettext("What you typed at %(time)s is back; somebody has changed the text since.")
      : gettext("What you typed at %(time)s is back."), { time }, true);
  }
  const day = at.toLocaleDateString([], { day: "numeric", month: "long" });
  return interpolate(changed
    ? gettext("What you typed on %(day)s at %(time)s is back; somebody has changed the text since.")
    : gettext("What you typed on %(day)s at %(time)s is back."), { day, time }, true);
}

function notice(field, draft, stored) {
  const line = document.createElement("p");
  line.className = "hint brought";
  line.setAttribute("role", "status");
  line.append(isBack(draft.at, draft.base !== stored), " ");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "linklike";
  drop.textContent = draft.base === stored ? gettext("Discard it") : gettext("Take theirs");
  drop.addEventListener("click", () => {
    localStorage.removeItem(nameOf(field));
    field.value = stored;
    line.remove();
    field.focus();
  });
  line.append(drop);
  return line;
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
    const fields = [...event.target.querySelectorAll("textarea, input[type=text]")];
    const names = event.target.matches("[method=post]") ? fields.map(nameOf).filter(read) : [];
    sessionStorage.setItem(SENT, JSON.stringify(names));
  }, true);
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => sessionStorage.removeItem(SENT));
  }
  const settle = (event) => {
    if (event && event.target.id !== "main" && !event.target.querySelector?.(FIELDS)) return;
    if (!event || event.target.id === "main") answered();
    document.querySelectorAll(FIELDS).forEach(bringBack);
  };
  document.addEventListener("htmx:afterSettle", settle);
  sweep();
  settle();
}
