// Kept by the browser for when the desk cannot be reached: one page with its styles, and nothing of what was read.
const NAME = "offline";
const PAGE = "{{ url('web:offline') }}";
const FILES = [
{% for path in ("css/tokens.css", "css/base.css", "css/layout.css", "css/components.css", "css/plain.css",
                "fonts/inter-latin-wght-normal.woff2", "fonts/newsreader-latin-wght-normal.woff2", "favicon.svg") %}
  "{{ static(path) }}",
{% endfor %}
];

async function keep() {
  await caches.delete(NAME);
  const cache = await caches.open(NAME);
  await cache.addAll([PAGE, ...FILES]);
}

// What scripts send and ask for goes straight to the desk: a browser would start this one first, and it has no answer.
async function leaveScriptsAlone(event) {
  await event.addRoutes?.({ condition: { requestDestination: "" }, source: "network" }).catch(() => {});
}

addEventListener("install", (event) => event.waitUntil(Promise.all([keep(), leaveScriptsAlone(event)])));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  else if (FILES.includes(new URL(request.url).pathname)) event.respondWith(fetch(request).catch(() => caches.match(request)));
});
