// Receives the page that the bookmarklet sends from the window that opened this one. It only fills in the
// form: a person looks and presses. Without this file, the source of a page can be pasted.

const MOST = 5 * 1024 * 1024;
const form = document.querySelector("[data-from-page]");
const state = form.querySelector("[data-state]");

function received(sent, origin) {
  if (typeof sent.address !== "string" || typeof sent.html !== "string") return gettext("What came is no page.");
  if (!URL.canParse(sent.address) || new URL(sent.address).origin !== origin) {
    return gettext("The page says that it stands elsewhere than it does; it is not taken.");
  }
  const bytes = new TextEncoder().encode(sent.html).length;
  if (bytes > MOST) return gettext("This page has more than 5 MB. Paste the text of the article instead.");
  form.elements.address.value = sent.address;
  form.elements.html.value = sent.html;
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  const values = { size: kilobytes.toLocaleString(document.documentElement.lang), site: new URL(origin).host };
  return interpolate(gettext("%(size)s kB came from %(site)s. Nothing is kept until you add it."), values, true);
}

addEventListener("message", (event) => {
  if (event.source !== window.opener || event.data?.factcheck !== "page") return;
  state.textContent = received(event.data, event.origin);
});

// What a person has changed since is not written over by the same page once more.
if (window.opener && "waits" in form.dataset) window.opener.postMessage("factcheck:ready", "*");
else form.querySelector("[data-source]").open = true;
