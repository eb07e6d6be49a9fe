// Mentions in comments: a suggested person is put where the @ was typed. Without this file the names
// are still listed below the field, and typing one out does the same.

const UNFINISHED = /(^|[^\w@.+-])@[\w.+-]*$/;

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-mention]");
  if (!chosen) return;
  const field = chosen.closest(".field").querySelector("[data-mentions]");
  field.value = field.value.replace(UNFINISHED, `$1@${chosen.dataset.mention} `);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  chosen.parentElement.replaceChildren();
  field.focus();
});

// A link into a resolved thread opens it.
function unfold() {
  const wanted = location.hash.startsWith("#comment-") && document.getElementById(location.hash.slice(1));
  const folded = wanted && wanted.closest("[data-settled]");
  if (!folded) return;
  folded.open = true;
  wanted.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();
