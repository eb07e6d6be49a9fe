// Through a list by keyboard: j and k go to the next and the previous claim, u back to the list. Without this file
// they are links.

import { single } from "./keys.js";
import { onceShown } from "./shown.js";
import { tell } from "./toasts.js";

const WAYS = {
  j: ".walk [rel=next]",
  "]": ".walk [rel=next]",
  k: ".walk [rel=prev]",
  "[": ".walk [rel=prev]",
  u: ".crumbs [data-list]",
};

document.addEventListener("keydown", (event) => {
  if (!WAYS[event.key] || !single(event)) return;
  document.querySelector(WAYS[event.key])?.click();
});

// A page that was fetched ahead may be minutes old, and the desk does not know yet that somebody looks at it.
async function askAgain() {
  const here = document.querySelector("[data-claim-page]");
  const answer = await fetch(location.href, { cache: "reload", headers: { "Asks-Again": "1" } }).catch(() => null);
  if (!here || !answer?.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-claim-page]");
  if (!now || ["version", "seen"].every((what) => now.dataset[what] === here.dataset[what])) return;
  if (document.activeElement === document.body) location.reload();
  else tell(gettext("This claim has changed since its page was fetched. Load it again; what you typed stays."));
}

if (document.querySelector("[data-claim-page][data-ahead]")) onceShown(() => setTimeout(askAgain, 500));
