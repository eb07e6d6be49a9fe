// Through a list by keyboard: j and k go to the next and the previous claim, u back to the list. Without this file
// they are links.

import { single } from "./keys.js";

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
