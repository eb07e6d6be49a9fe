// A denial is linked to a claim by dragging its card onto the claim's words in the text. The same is done by
// the key l, or the form on the card, without a pointer.

const claimUnder = (target) => {
  const words = target instanceof Element && target.closest(".prose mark[data-statements]");
  if (!words) return null;
  const cards = words.dataset.statements.split(" ").map((id) => document.getElementById(`c${id}`));
  const claim = cards.find((card) => card?.dataset.claim)?.dataset.claim;
  return claim ? { words, claim } : null;
};

let dragged = null;

function light(words) {
  document.querySelectorAll(".prose mark.drop").forEach((mark) => mark.classList.remove("drop"));
  words?.classList.add("drop");
}

function settle() {
  for (const card of document.querySelectorAll(".card[data-link]")) {
    card.draggable = !card.querySelector("form.edit");
    // A link is dragged by itself unless somebody says otherwise.
    card.querySelectorAll("a").forEach((link) => { link.draggable = false; });
  }
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target instanceof Element && event.target.matches(".card[data-link]") ? event.target : null;
  if (dragged) event.dataTransfer.effectAllowed = "link";
});
document.addEventListener("dragend", () => { dragged = null; light(null); });
document.addEventListener("dragover", (event) => {
  const found = dragged && claimUnder(event.target);
  light(found?.words);
  if (!found) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "link";
});
document.addEventListener("drop", (event) => {
  const found = dragged && claimUnder(event.target);
  if (!found) return;
  event.preventDefault();
  const token = dragged.querySelector("[name=csrfmiddlewaretoken]").value;
  window.htmx.ajax("POST", dragged.dataset.link, {
    source: dragged,
    target: "#main",
    select: "#main",
    swap: "outerHTML",
    values: { claim: found.claim, scope: "full", csrfmiddlewaretoken: token },
  });
});
document.addEventListener("htmx:afterSettle", settle);
settle();
