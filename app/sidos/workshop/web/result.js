// What is shown after a reveal: one's own answer beside the right one, what the room answered, why.

import { el, filled, inline, prose, t } from "./text.js";

const SIGNS = { right: "✓ ", partly: "~ ", wrong: "✗ " };

// The feedback on an answer; `own` is null where none was given.
export function result(live, own) {
  const { asked, revealed } = live;
  const { feedback, spans } = own?.feedback ? own : revealed;
  const parts = [];
  if (own?.feedback) {
    parts.push(el("h2", { class: feedback.verdict }, (SIGNS[feedback.verdict] ?? "") + t(feedback.verdict)));
  } else {
    parts.push(el("p", { class: "quiet" }, t("no-answer")));
  }
  parts.push(el("div", { lang: asked.lang }, feedback.rows.map((row, at) => part(row, spans?.rows?.[at] ?? {}, Boolean(own?.feedback), asked.kind === "reflect"))));
  if (feedback.accepted.length) parts.push(el("p", {}, t("also-right", { answers: feedback.accepted.slice(0, 3).join(", ") })));
  if (feedback.explain) parts.push(el("div", { lang: asked.lang }, prose(spans?.explain)));
  return [...parts, ...tallies(revealed.tallies ?? [])];
}

// `spans` has what wasn't typed, parsed.
function part(row, spans, own, free) {
  const box = el("div", { class: "part" });
  if (row.text && !row.right) {
    box.append(el("strong", { class: row.correct ? "right" : "" }, row.correct ? "✓ " : "✗ ", inline(spans.text)));
    if (own && row.chosen) box.append(" ", el("span", { class: "quiet" }, t("chosen")));
  } else {
    if (row.text && row.text !== row.right) box.append(el("strong", {}, inline(spans.text)));
    const sign = free ? "" : row.ok ? "✓ " : "✗ ";
    if (own) box.append(el("p", { class: free ? "" : row.ok ? "right" : "wrong" }, sign, filled("you", "answer", spans.given ? inline(spans.given) : row.given || "–")));
    if (free) box.append(el("p", {}, filled("another", "answer")), ...prose(spans.model));
    else if (!own || !row.ok) box.append(el("p", {}, filled("right-is", "answer", spans.right ? inline(spans.right) : row.right)));
  }
  if (spans.reason) box.append(el("p", {}, inline(spans.reason)));
  box.append(...prose(spans.why));
  return box;
}

// The room's answers, a round beside the other.
export function tallies(rounds) {
  return rounds.map(tally => {
    const most = Math.max(1, tally.answered ?? 0);
    const head = rounds.length > 1 ? t("tally-round", { number: tally.round }) : t("tally");
    const bars = (tally.bars ?? []).map(bar => el("li", {},
      el("span", { class: bar.correct ? "right" : "" }, bar.correct ? "✓ " : "", bar.spans ? inline(bar.spans) : bar.text ?? "", `: ${bar.count ?? 0}`),
      el("span", { class: "bar", "aria-hidden": "true" }, grown((bar.count ?? 0) / most))));
    const sums = t("tally-sums", { answered: tally.answered ?? 0, right: tally.right ?? 0 });
    return el("section", {}, el("h2", {}, head), el("p", { class: "quiet" }, sums), el("ul", { class: "plain" }, bars));
  });
}

function grown(share) {
  const bar = el("span");
  bar.style.width = `${Math.round(share * 100)}%`;  // set by script: the page allows no inline style
  return bar;
}
