// The ends of a statement by keys: in the fields that say where it begins and where it ends, the arrows go by a word,
// and its words follow. Without this file they are numbers, and the words can be pasted.

const paragraphs = () => [...document.querySelectorAll(".prose [data-start]")];
const codePoints = (text) => [...text].length;

// Where in the article words begin, or end, in code points.
function bounds(which) {
  return paragraphs().flatMap((paragraph) => {
    const text = paragraph.textContent;
    const first = Number(paragraph.dataset.start);
    return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => (
      first + codePoints(text.slice(0, index)) + (which === "end" ? codePoints(word) : 0)
    ));
  });
}

// What stands between two places of one paragraph; of several the numbers alone say it.
function words(start, end) {
  for (const paragraph of paragraphs()) {
    const first = Number(paragraph.dataset.start);
    const text = [...paragraph.textContent];
    if (first <= start && end <= first + text.length) return text.slice(start - first, end - first).join("");
  }
  return "";
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  if (!event.target.matches?.(".edit[data-span-form] :is([name=start], [name=end])")) return;
  event.preventDefault();
  const field = event.target;
  const { start, end, exact } = field.form.elements;
  const [all, before, at] = [bounds(field.name), field.value, Number(field.value)];
  const next = event.key === "ArrowUp" ? all.find((each) => each > at) : all.findLast((each) => each < at);
  field.value = next ?? before;
  if (Number(start.value) >= Number(end.value)) field.value = before;
  exact.value = words(Number(start.value), Number(end.value));
});
