// Through a list by keyboard: j and k go to the next and the previous claim, u back to the list. Without this file
// they are links.

import { single } from "./keys.js";
import { oncePainted, onceShown } from "./shown.js";
import { tell } from "./toasts.js";

const WAYS = {
  j: ".walk [rel=next]",
  "]": ".walk [rel=next]",
  k: ".walk [rel=prev]",
  "[": ".walk [rel=prev]",
  u: ".crumbs [data-list]",
};
const LOOKED_AT = 500;

document.addEventListener("keydown", (event) => {
  if (!WAYS[event.key] || !single(event)) return;
  document.querySelector(WAYS[event.key])?.click();
});

const claimPage = (root) => root.querySelector("[data-claim-page]");
const nobodyTypes = () => !document.activeElement?.matches("input, textarea, select");

let sent = false;
document.addEventListener("htmx:beforeRequest", (event) => { sent ||= event.detail.requestConfig.verb !== "get"; });

// A page that was fetched ahead may be minutes old, and the desk does not know yet that somebody looks at it.
let looking = 0;
function shown(after) {
  clearTimeout(looking);
  sent = false;
  const ahead = document.querySelector("[data-claim-page][data-ahead]");
  if (ahead) looking = setTimeout(() => ahead.dispatchEvent(new Event("looked-at")), after);
}

document.addEventListener("claim-changed", () => {
  // What was sent meanwhile brings its own answer.
  if (sent) return;
  if (nobodyTypes()) location.reload();
  else tell(gettext("This claim has changed since its page was fetched. Load it again; what you typed stays."));
});

// The next claim in the place of this one is to a person another page: its title is told, and Tab begins at its top.
function arrived() {
  const live = document.getElementById("live");
  if (live) live.textContent = document.title;
  oncePainted(begin);
}

function begin() {
  if (document.activeElement === document.body) document.getElementById("main").focus({ preventScroll: true });
}

// A control that goes away while it has the focus has the browser lay out the page in the middle of the exchange.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "main" && detail.requestConfig?.verb === "get") document.activeElement?.blur();
});

let was = claimPage(document)?.dataset.claimPage;
document.addEventListener("htmx:afterSettle", () => {
  const is = claimPage(document)?.dataset.claimPage;
  if (is === was) return;
  was = is;
  arrived();
  // After a move somebody waits to hear of it.
  if (sent) oncePainted(() => shown(0));
  else shown(LOOKED_AT);
});
onceShown(() => shown(LOOKED_AT));
// Also where the page was loaded as the answer to something done, such as an undo.
if (document.querySelector(".toast")) begin();
