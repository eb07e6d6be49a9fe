// Where the words of a language could not be loaded, scripts say their sentences as they are written in them.

globalThis.gettext ??= (message) => message;
globalThis.ngettext ??= (one, many, count) => (count === 1 ? one : many);
globalThis.interpolate ??= (message, values) => message.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
