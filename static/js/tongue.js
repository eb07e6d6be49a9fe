// The language in which days and times are written: the page's own, in English with the day before the month and the
// hours up to 23, as everywhere on the desk.
const page = document.documentElement.lang;
export const TONGUE = page === "en" ? "en-GB" : page;
