// The sentences that scripts say, in the language of the page. One without a translation is said as it is written.
(() => {
  const words = {{ words|tojson }};
  const form = (n) => Number({{ plural|safe }});
  globalThis.gettext = (message) => words[message] ?? message;
  globalThis.ngettext = (one, many, count) => (words[one] ?? [one, many])[form(count)];
  globalThis.interpolate = (message, values) => message.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
})();
