// Who works by keyboard stays where they are when htmx puts another piece of page in the place of the one they are
// in: on the first field that is wrong, or else on the same control, or in the part of the page that it was in. In
// another claim than before they are in no form: what they press there next is for a claim that nobody has read.

let left = null;

const attributes = ["name", "value", "href", "formaction", "hx-post", "hx-get", "data-act"];
const known = (node) => node.id || node.dataset.key;
const said = (node) => (node.matches("a, button, summary") ? node.textContent.trim() : "");
const marks = (node) => (known(node)
  ? [node.tagName, known(node)]
  : [node.tagName, node.form?.getAttribute("action"), said(node), ...attributes.map((each) => node.getAttribute(each))]
).join("\n");

const claim = () => document.querySelector("[data-claim-page]")?.dataset.claimPage;

// How a part of the page is found again: by its name for programs, or by the one for people.
function mark(part) {
  if (part.id) return part.id === "page" ? null : `#${CSS.escape(part.id)}`;
  const named = ["aria-label", "aria-labelledby"].find((each) => part.hasAttribute(each));
  return named ? `${part.tagName}[${named}="${CSS.escape(part.getAttribute(named))}"]` : null;
}

function places(node) {
  const found = [];
  for (let each = node.parentElement; each; each = each.parentElement) if (mark(each)) found.push(mark(each));
  return found;
}

const nowhere = () => !document.activeElement || document.activeElement === document.body;
const shown = (node) => Boolean(node) && node.checkVisibility() && !node.disabled;

function into(place) {
  if (place.tabIndex < 0) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
}

function find() {
  for (const selector of left.places) {
    const place = document.querySelector(selector);
    if (!shown(place)) continue;
    const same = [...place.querySelectorAll(left.tag)].filter((node) => marks(node) === left.marks);
    const folded = same[0]?.closest("details:not([open])")?.querySelector("summary");
    const control = same.find(shown) || (shown(folded) ? folded : null);
    return control ? control.focus({ preventScroll: true }) : into(place);
  }
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const node = document.activeElement;
  if (!node || !event.detail.shouldSwap || !event.detail.target.contains(node)) return;
  const sent = event.detail.requestConfig?.verb === "post";
  left = { tag: node.tagName, marks: marks(node), places: places(node), claim: claim(), sent };
  // A control that goes away while it has the focus has the browser lay out old and new page at once, and scroll.
  if (node.matches("a, button, summary")) node.blur();
});

function settle() {
  const stayed = left && left.claim === claim();
  const wrong = stayed && left.sent && document.querySelector("#main [aria-invalid=true]");
  if (wrong && shown(wrong)) wrong.focus();
  else if (stayed && nowhere()) find();
  left = null;
}

// After all others have heard of it: a list puts the focus on its cursor itself.
document.addEventListener("htmx:afterSettle", () => queueMicrotask(settle));
