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

addEventListener("install", (event) => event.waitUntil(keep()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  else if (FILES.includes(new URL(request.url).pathname)) event.respondWith(fetch(request).catch(() => caches.match(request)));
});
