// The cursor of a list: one row that the keys act on. It stays on its claim when the list is drawn anew, and
// is found again by whoever comes back to the list.

const KEPT = "cursor";

export const rows = () => [...document.querySelectorAll("#list [data-row]")];
export const index = () => rows().findIndex((row) => row.classList.contains("cursor"));
export const here = () => rows()[index()];

function remember(row) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ list: location.search, claim: row.dataset.claim, at: index() }));
  } catch { /* A closed store remembers nothing. */ }
}

function remembered() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    return kept?.list === location.search ? kept : null;
  } catch { return null; }
}

export function put(row) {
  rows().forEach((other) => other.classList.toggle("cursor", other === row));
  if (row) remember(row);
}

export function moveTo(wanted) {
  const all = rows();
  if (!all.length) return;
  const target = all[Math.max(0, Math.min(wanted, all.length - 1))];
  put(target);
  target.querySelector("a.text").focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

// After the list was drawn anew: on the same claim, or on the one that has come into its place.
export function find({ focus }) {
  const kept = remembered();
  const all = rows();
  if (!kept || !all.length || index() >= 0) return;
  const target = all.find((row) => row.dataset.claim === kept.claim) || all[Math.min(kept.at, all.length - 1)];
  put(target);
  if (focus) target.querySelector("a.text").focus({ preventScroll: true });
}
