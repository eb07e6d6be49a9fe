// On every screen of the desk: keys, toasts, drafts, the palette, and what to do when the desk is away.

import "./spoken.js";
import "./autosave.js";
import "./focus.js";
import "./offline.js";
import "./palette.js";
import { single } from "./keys.js";
import { tell, undo } from "./toasts.js";

document.addEventListener("keydown", (event) => {
  if (event.key === "z" && single(event)) undo();
});

// On a phone the rail is a strip that scrolls: where one is should be seen in it.
document.querySelector(".rail .links .here")?.scrollIntoView({ block: "nearest", inline: "center" });

const AWAY = gettext("The desk cannot be reached. What you typed is kept here; try again in a moment.");

document.addEventListener("htmx:sendError", () => tell(AWAY));
document.addEventListener("htmx:timeout", () => tell(AWAY));
addEventListener("offline", () => tell(AWAY));
addEventListener("online", () => tell(gettext("The connection is back."), "success"));

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  tell(status === 404
    ? gettext("It is not there any more. Load the page again to see what is.")
    : interpolate(gettext("The desk could not do that (%(status)s). What you typed is kept here; try again in a moment."), { status }, true));
});

// Somebody whose session has ended signs in again, and comes back to where they were.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (new URL(event.detail.xhr.responseURL || location.href).pathname !== "/login/") return;
  event.detail.shouldSwap = false;
  location.assign(`/login/?next=${encodeURIComponent(location.pathname + location.search)}`);
});
