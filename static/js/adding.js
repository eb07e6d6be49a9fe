// The form that adds articles: files are dropped onto it, listed and taken out again, and what is here already
// is looked for while a person writes. Without this file the file field and the buttons do the same.

const form = document.querySelector("[data-drop]");
const box = form.querySelector(".files");
const input = form.elements.file;
const list = box.querySelector(".chosen");
const draft = box.querySelector("template");
const PICTURES = /^(image|audio|video)\//;
const MOST_LOOKED_FOR = 300_000;

let chosen = [];

const words = (name) => box.querySelector(`[data-${name}]`).textContent;
const { lang: language } = document.documentElement;
const size = (bytes) => bytes < 1024 * 1024
  ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(language)} kB`
  : `${(bytes / 1024 / 1024).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
const tooLarge = (file) => file.size > Number(box.dataset.largest);

function wrongWith(file) {
  if (tooLarge(file)) return words("too-large");
  const ending = file.name.toLowerCase().match(/\.[a-z0-9]+$/)?.[0];
  return PICTURES.test(file.type) || box.dataset.notRead.split(",").includes(ending) ? words("unread") : "";
}

// What the field holds is what is sent: all that is listed but what is too large to be taken anywhere.
function show(said) {
  const sent = new DataTransfer();
  for (const file of chosen) if (!tooLarge(file)) sent.items.add(file);
  input.files = sent.files;
  list.replaceChildren(...chosen.map(line));
  list.hidden = chosen.length === 0;
  box.querySelector("[data-too-many]").hidden = sent.files.length <= Number(box.dataset.most);
  box.querySelector("[data-said]").textContent = said;
}

function line(file) {
  const item = draft.content.firstElementChild.cloneNode(true);
  const [name, bytes, button, problem] = [".name", ".size", "button", ".problem"].map((each) => item.querySelector(each));
  const wrong = wrongWith(file);
  name.textContent = file.name;
  bytes.textContent = size(file.size);
  button.lastElementChild.textContent = ` ${file.name}`;
  button.addEventListener("click", () => takeOut(file));
  problem.textContent = wrong;
  problem.hidden = !wrong;
  return item;
}

function takeOut(file) {
  const at = chosen.indexOf(file);
  chosen.splice(at, 1);
  show(interpolate(gettext("%(name)s: taken out."), { name: file.name }, true));
  (list.querySelectorAll("button")[Math.min(at, chosen.length - 1)] || input).focus();
}

function put(files) {
  const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  const added = [...files].filter((file) => !chosen.some((each) => same(each, file)));
  chosen.push(...added);
  show(added.map((file) => `${file.name}, ${size(file.size)}. ${wrongWith(file)}`).join(" "));
}

input.addEventListener("change", () => put(input.files));

// A page that is shown again by the browser's own back button still holds its files.
addEventListener("pageshow", () => { if (input.files.length && !chosen.length) put(input.files); });

const brings = (event) => event.dataTransfer?.types.includes("Files");
let depth = 0;

function over(by) {
  depth = by ? Math.max(0, depth + by) : 0;
  form.classList.toggle("over", depth > 0);
}

form.addEventListener("dragenter", (event) => { if (brings(event)) over(1); });
form.addEventListener("dragleave", (event) => { if (brings(event)) over(-1); });
form.addEventListener("drop", (event) => {
  if (!brings(event)) return;
  put(event.dataTransfer.files);
  input.focus();
});
// A file that misses the form would otherwise be opened in place of the page, and of what was typed.
addEventListener("dragover", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = form.contains(event.target) ? "copy" : "none";
});
addEventListener("drop", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  over(0);
});

const fieldOf = (check) => check.closest("form").elements[check.dataset.check];

// Nothing is asked of what is blank, or longer than a person types: that is looked at when it is sent.
document.addEventListener("htmx:beforeRequest", (event) => {
  const { check } = event.target.dataset;
  if (!check) return;
  const { value } = fieldOf(event.target);
  if (value.trim() && value.length <= MOST_LOOKED_FOR) return;
  event.preventDefault();
  event.target.replaceChildren();
});

// To leave it is to take it out of the form: a text as a whole, of addresses those that are named.
document.addEventListener("click", (event) => {
  const leave = event.target.closest("[data-leave]");
  if (!leave) return;
  event.preventDefault();
  const field = document.getElementById(leave.dataset.leave);
  const named = [...leave.closest(".alert").querySelectorAll("[data-line]")].map((each) => each.dataset.line);
  const left = field.value.split("\n").filter((each) => named.length && !named.includes(each.trim()));
  field.value = left.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.parentElement.querySelector(".brought")?.remove();
  leave.closest("[data-check]").replaceChildren();
  field.focus();
});

// What this browser kept of an earlier visit is back in its field by now.
addEventListener("load", () => {
  for (const check of document.querySelectorAll("[data-check]")) {
    const field = fieldOf(check);
    if (field.value !== field.defaultValue) window.htmx?.trigger(check, "look");
  }
});
