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

// A course's text comes parsed: blocks of spans. gap(number): what is put in the place of a gap.
export function prose(blocks = [], gap) {
  return blocks.map(block => {
    switch (block.type) {
      case "heading": return el(`h${Math.min(6, block.level + 1)}`, {}, inline(block.spans, gap));
      case "list": {
        const items = block.items.map(item => el("li", {}, inside(item, gap)));
        return block.start == null ? el("ul", {}, items) : el("ol", { start: block.start }, items);
      }
      case "quote": return el("blockquote", {}, prose(block.blocks, gap));
      case "code": return el("pre", {}, el("code", {}, block.spans.map(span => piece(span, gap))));
      case "table": return el("table", {}, block.rows.map((row, at) =>
        el("tr", {}, row.map(cell => el(at ? "td" : "th", {}, inline(cell, gap))))));
      case "rule": return el("hr");
      default: return el("p", {}, inline(block.spans, gap));
    }
  });
}

// A list's entry of one paragraph needs no paragraph.
function inside(blocks, gap) {
  const [first, ...rest] = blocks;
  return first?.type === "paragraph" ? [...inline(first.spans, gap), ...prose(rest, gap)] : prose(blocks, gap);
}

// A course's line, or what is in a paragraph.
export function inline(spans = [], gap) {
  return spans.map(span => {
    let node = piece(span, gap);
    if (span.code) node = el("code", {}, node);
    if (span.em) node = el("em", {}, node);
    if (span.strong) node = el("strong", {}, node);
    return /^https?:/.test(span.link ?? "") ? el("a", { href: span.link, target: "_blank", rel: "noreferrer" }, node) : node;
  });
}

function piece(span, gap) {
  return span.gap ? gap?.(span.gap) ?? "____" : span.text;
}

// A line where there can be no elements, such as a label that is read aloud.
export const words = (spans = []) => spans.map(span => span.text ?? "").join("");

// A message whose {name} is replaced by nodes.
export function filled(message, name, ...nodes) {
  const [before, after = ""] = t(message).split(`{${name}}`);
  return [before, ...nodes.flat(), after];
}
