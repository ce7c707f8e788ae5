// The page's words, from the same catalogues as the terminal's, and ways to put text on the page.
// Text is never read as HTML.

let texts = {};
export let languages = {};

export async function speak(lang) {
  const answer = await fetch(`texts/${encodeURIComponent(lang)}.json`);
  if (!answer.ok) return lang;
  const found = await answer.json();
  ({ texts, languages } = found);
  document.documentElement.lang = found.lang;
  document.documentElement.dir = found.dir;
  return found.lang;
}

export function t(message, values = {}) {
  return (texts[message] || message).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// el("p", {class: "quiet"}, "text", node…): an element; a function is an event's listener.
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(child => child != null && child !== ""));
  return made;
}

const INLINE = /\*\*(.+?)\*\*|(?<![\w*])[*_](?!\s)(.+?)[*_](?!\w)|`([^`]+)`|\{([\w-]+)\}/g;

// A course's text: paragraphs, lists, emphasis, code. gap(id): what stands for {id}.
export function prose(text, gap) {
  return text.split(/\n\s*\n/).map(block => {
    const lines = block.split("\n");
    if (lines.every(line => /^\s*[-*] /.test(line))) {
      return el("ul", {}, lines.map(line => el("li", {}, inline(line.replace(/^\s*[-*] /, ""), gap))));
    }
    return el("p", {}, inline(lines.map(line => line.replace(/^\s*>\s?|^#+ /, "")).join(" "), gap));
  });
}

function inline(text, gap) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, strong, em, code, id] = found;
    parts.push(text.slice(at, found.index));
    const node = strong ? el("strong", {}, strong) : em ? el("em", {}, em) : code ? el("code", {}, code) : gap?.(id);
    parts.push(node ?? whole);
    at = found.index + whole.length;
  }
  return [...parts, text.slice(at)];
}
