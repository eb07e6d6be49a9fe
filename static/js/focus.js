// Who works by keyboard stays where they are when htmx puts another piece of page in the place of the one they are
// in: on the first field that is wrong, or else on the same control, or in the part of the page that it was in.

let left = null;

const attributes = ["name", "value", "href", "formaction", "hx-post", "hx-get", "data-act"];
const marks = (node) => [node.tagName, ...attributes.map((each) => node.getAttribute(each))].join("\n");

function places(node) {
  const found = [];
  for (let each = node.parentElement; each; each = each.parentElement) if (each.id) found.push(each.id);
  return found;
}

const nowhere = () => !document.activeElement || document.activeElement === document.body;
const shown = (node) => Boolean(node) && node.checkVisibility() && !node.disabled;

function into(place) {
  if (place.tabIndex < 0) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
}

function find() {
  for (const id of left.places) {
    const place = document.getElementById(id);
    if (!shown(place)) continue;
    const same = [...place.querySelectorAll(left.tag)].find((node) => marks(node) === left.marks && shown(node));
    return same ? same.focus({ preventScroll: true }) : into(place);
  }
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const node = document.activeElement;
  if (!node || !event.detail.target.contains(node)) return;
  left = { tag: node.tagName, marks: marks(node), places: places(node), sent: event.detail.requestConfig?.verb === "post" };
});

function settle() {
  const wrong = left?.sent && document.querySelector("#main [aria-invalid=true]");
  if (wrong && shown(wrong)) wrong.focus();
  else if (left && nowhere()) find();
  left = null;
}

// After all others have heard of it: a list puts the focus on its cursor itself.
document.addEventListener("htmx:afterSettle", () => queueMicrotask(settle));
