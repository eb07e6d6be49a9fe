// What axe cannot see of a page as it stands. Each function answers with one line for each finding.
window.senses = (() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && node.getClientRects().length > 0 && !node.closest("[popover]:not(:popover-open), .skip")
    && getComputedStyle(node).clipPath !== "inset(50%)";
  const usable = (node) => !node.disabled && node.tabIndex >= 0 && shown(node) && !node.closest("[inert]");
  const controls = () => [...document.querySelectorAll(CONTROLS)].filter(usable);
  const name = (node) => {
    const words = (node.getAttribute("aria-label") || node.innerText || node.name || node.href || "").trim();
    const at = node.closest("[id]")?.id || "";
    return `<${node.tagName.toLowerCase()} class="${node.className}"> “${words.slice(0, 50)}” in #${at}`;
  };

  // WCAG 2.5.8: 24 by 24, or room around; a link within a sentence and the browser's own boxes are exempt.
  function targets() {
    const own = (node) => node.matches("input[type=checkbox], input[type=radio]");
    const box = (node) => (own(node) && node.closest("label") || node).getBoundingClientRect();
    const inSentence = (node) => {
      let at = node;
      while (at.parentElement && getComputedStyle(at).display === "inline") at = at.parentElement;
      return node.matches("a") && at !== node && at.innerText.trim().length > node.innerText.trim().length;
    };
    const all = controls().filter((node) => node.tagName !== "MAIN").map((node) => ({ node, box: box(node) }));
    const small = all.filter(({ node, box }) => (box.width < 23.5 || box.height < 23.5) && !inSentence(node));
    const tiny = new Set(small.map(({ node }) => node));
    const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const near = (from, other) => {
      const [x, y] = centre(from.box);
      if (tiny.has(other.node)) {
        const [a, b] = centre(other.box);
        return Math.hypot(a - x, b - y) < 24;
      }
      const aside = Math.max(other.box.left - x, 0, x - other.box.right);
      return Math.hypot(aside, Math.max(other.box.top - y, 0, y - other.box.bottom)) < 12;
    };
    const related = (one, other) => one.contains(other) || other.contains(one)
      || (one.closest("label") && one.closest("label") === other.closest("label"));
    return small.filter((one) => all.some((other) => !related(one.node, other.node) && near(one, other)))
      .map(({ node, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${name(node)}`);
  }

  const scrolls = (node) => {
    for (let each = node.parentElement; each && each !== document.body; each = each.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };

  // WCAG 1.4.10: the page itself does not scroll sideways; a table may, within its own box.
  function reflow() {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const over = [...document.body.querySelectorAll("*")]
      .filter((node) => shown(node) && node.getBoundingClientRect().right > wide + 1 && !scrolls(node));
    return [`${document.documentElement.scrollWidth} wide: ${over.slice(0, 4).map(name).join("; ")}`];
  }

  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || !shown(node.parentElement) || node.parentElement.closest("option")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push({ node: node.parentElement, boxes: [...range.getClientRects()] });
    }
    return found;
  };

  // WCAG 1.4.4: no text is cut off, unless dots say so, and none lies over another.
  function legible() {
    const lines = [];
    for (const { node } of texts()) {
      const style = getComputedStyle(node);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || style.textOverflow === "ellipsis") continue;
      if (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 2) {
        lines.push(`cut off: ${name(node)}`);
      }
    }
    const floats = (node) => {
      for (let each = node; each; each = each.parentElement) {
        if (/fixed|sticky|absolute/.test(getComputedStyle(each).position)) return true;
      }
      return false;
    };
    const boxes = texts().filter(({ node }) => !floats(node) && !scrolls(node))
      .flatMap(({ node, boxes }) => boxes.map((box) => ({ node, box }))).sort((a, b) => a.box.top - b.box.top);
    boxes.forEach((one, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].box.top < one.box.bottom - 6; next += 1) {
        const other = boxes[next];
        const beside = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const below = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        if (beside > 4 && below > 6 && one.node !== other.node) {
          lines.push(`over each other: ${name(one.node)} and ${name(other.node)}`);
        }
      }
    });
    return [...new Set(lines)];
  }

  // Reading goes down, and along the line: the next control is not above this one in its column, nor before it.
  function order() {
    const positive = [...document.querySelectorAll("[tabindex]")].filter((node) => node.tabIndex > 0);
    const all = controls().filter((node) => node.tagName !== "MAIN"
      && !node.closest(".toasts") && getComputedStyle(node).position !== "absolute");
    const back = all.slice(1).map((node, at) => [all[at], node]).filter(([one, next]) => {
      const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
      const column = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const line = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const above = column > 0.5 * Math.min(a.width, b.width) && b.bottom <= a.top;
      const before = line > 0.5 * Math.min(a.height, b.height) && b.right <= a.left && one.parentElement === next.parentElement;
      return !one.contains(next) && (above || before);
    });
    return [...positive.map((node) => `an order of its own: ${name(node)}`),
      ...back.map(([one, next]) => `goes back from ${name(one)} to ${name(next)}`)];
  }

  const look = (node) => {
    const style = getComputedStyle(node);
    return [style.outlineStyle === "none" ? "" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
      style.boxShadow, style.borderColor, style.backgroundColor].join(", ");
  };
  // Where the ring is drawn: an input without one may have it around its field.
  const ring = (node) => [node, node.parentElement, node.parentElement?.parentElement, node.nextElementSibling].filter(Boolean);
  const seen = new Map();

  function covered(node) {
    const box = node.getClientRects()[0];
    const points = [[0.5, 0.5], [0, 0.5], [1, 0.5], [0.5, 0], [0.5, 1]].map(([x, y]) => [
      box.left + 2 + x * (box.width - 4), box.top + 2 + y * (box.height - 4)]);
    const over = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
    const hides = (each) => {
      for (let at = each; at && !at.contains(node); at = at.parentElement) {
        if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    return over.length === 0 || over.some(hides);
  }

  function note() {
    const node = document.activeElement;
    if (!node || node === document.body || seen.has(node)) return;
    seen.set(node, { focused: ring(node).map(look), covered: node.getClientRects().length > 0 && covered(node) });
  }
  const listen = () => document.addEventListener("keydown", note, true);

  // After Tab was pressed until it came round: what it did not reach, and where one cannot see that one is.
  function walked() {
    note();
    document.activeElement.blur();
    const radios = (node) => node.type === "radio"
      && [...seen.keys()].some((other) => other.name === node.name && other.form === node.form);
    const missed = controls().filter((node) => !seen.has(node) && !radios(node) && node.tagName !== "MAIN");
    const plain = [...seen].filter(([node, { focused }]) => node.isConnected && node.tagName !== "MAIN"
      && ring(node).map(look).every((now, at) => now === focused[at]));
    return [...missed.map((node) => `not reached: ${name(node)}`),
      ...plain.map(([node]) => `no focus to be seen: ${name(node)}`),
      ...[...seen].filter(([, { covered }]) => covered).map(([node]) => `covered: ${name(node)}`)];
  }

  return { targets, reflow, legible, order, listen, walked, count: () => controls().length };
})();
