// What a question is answered with. Each field gets the draft, and says every change of it; the
// draft is all there is to an answer, so a field can be drawn anew at any time.

import { el, inline, prose, t, words } from "./text.js";

const FIELDS = { choice, multi, text: line, number: line, cloze, match: pairs, sort: pairs, order, reflect };

export function canAnswer(asked) {
  return asked.kind in FIELDS;
}

// [prompt, field] for a question; change(draft) takes over what was changed.
export function field(asked, draft, change) {
  const box = el("div", { class: "prompt", id: "prompt", lang: asked.lang });
  const made = FIELDS[asked.kind](asked, draft, change, box);
  if (asked.kind !== "cloze") box.append(...prose(asked.spans));
  return [box, el("div", { lang: asked.lang }, made)];
}

// Why a draft can't be given yet; "" where it can.
export function lacking(asked, draft) {
  const filled = parts => parts.every(({ id }) => draft?.[id]?.trim());
  switch (asked.kind) {
    case "order": return "";
    case "multi": return draft?.length ? "" : t("lack-multi");
    case "choice": return draft ? "" : t("lack-choice");
    case "cloze": return filled(asked.parts) ? "" : t("lack-cloze");
    case "match": case "sort": return filled(asked.parts) ? "" : t("lack-pairs");
    default: return draft?.trim() ? "" : t("lack-text");
  }
}

// The answer that goes out: things to order are an answer as they stand.
export function answerOf(asked, draft) {
  return draft ?? (asked.kind === "order" ? (asked.parts ?? []).map(part => part.id) : "");
}

function choice(asked, draft, change) {
  return options(asked, "radio", id => draft === id, id => change(id));
}

function multi(asked, draft, change) {
  const picked = new Set(draft ?? []);
  return options(asked, "checkbox", id => picked.has(id), (id, on) => {
    on ? picked.add(id) : picked.delete(id);
    change((asked.parts ?? []).map(part => part.id).filter(one => picked.has(one)));
  });
}

function options(asked, type, picked, pick) {
  const rows = (asked.parts ?? []).map(({ id, spans }) => el("label", { class: "row" },
    el("input", { type, name: "option", id: `option-${id}`, value: id, checked: picked(id), change: event => pick(id, event.target.checked) }),
    el("span", {}, inline(spans))));
  return el("fieldset", { "aria-labelledby": "prompt" }, rows);
}

function line(asked, draft, change) {
  const number = asked.kind === "number";
  return el("div", { class: "line" }, el("input", {
    type: "text", id: "line", value: draft ?? "", "aria-labelledby": asked.unit ? "prompt unit" : "prompt", maxlength: 2000,
    inputmode: number ? "decimal" : "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    input: event => change(event.target.value),
  }), asked.unit ? el("span", { id: "unit" }, inline(asked.unit_spans)) : "");
}

function reflect(asked, draft, change) {
  const area = el("textarea", { id: "line", rows: 5, maxlength: 2000, "aria-labelledby": "prompt", input: event => change(event.target.value) });
  area.value = draft ?? "";
  return area;
}

function cloze(asked, draft, change, box) {
  const lines = { ...draft };
  box.append(...prose(asked.spans, number => el("input", {
    type: "text", id: `gap-${number}`, value: lines[number] ?? "", maxlength: 200, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    "aria-label": t("gap", { number }),
    input: event => { lines[number] = event.target.value; change({ ...lines }); },
  })));
  return [];
}

function pairs(asked, draft, change) {
  const chosen = { ...draft };
  return (asked.parts ?? []).map(({ id, spans }) => {
    const list = el("select", { id: `part-${id}`, change: event => {
      event.target.value ? chosen[id] = event.target.value : delete chosen[id];
      change({ ...chosen });
    } }, el("option", { value: "" }, t("choose")), (asked.targets ?? []).map(target =>
      el("option", { value: target.id, selected: chosen[id] === target.id }, words(target.spans))));
    return el("div", { class: "pair" }, el("label", { for: `part-${id}` }, inline(spans)), list);
  });
}

function order(asked, draft, change) {
  const known = (asked.parts ?? []).map(part => part.id);
  const ids = [...draft ?? known];
  const lines = Object.fromEntries((asked.parts ?? []).map(part => [part.id, part.spans]));
  const texts = Object.fromEntries((asked.parts ?? []).map(part => [part.id, words(part.spans)]));
  const list = el("ol", { class: "plain", "aria-labelledby": "prompt" });
  const move = (id, by) => {
    const from = ids.indexOf(id), to = from + by;
    if (to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ids.splice(from, 1)[0]);
    change([...ids]);
    draw();
    const button = list.querySelector(`#${by < 0 ? "up" : "down"}-${id}`);
    (button.disabled ? list.querySelector(`#${by < 0 ? "down" : "up"}-${id}`) : button).focus();
    document.getElementById("said").textContent = t("moved", { text: texts[id], number: to + 1 });
  };
  const draw = () => list.replaceChildren(...ids.map((id, at) => el("li", { class: "place" },
    el("span", {}, `${at + 1}. `, inline(lines[id])),
    el("button", { type: "button", id: `up-${id}`, disabled: at === 0, "aria-label": t("move-up", { text: texts[id] }), click: () => move(id, -1) }, "↑"),
    el("button", { type: "button", id: `down-${id}`, disabled: at === ids.length - 1, "aria-label": t("move-down", { text: texts[id] }), click: () => move(id, 1) }, "↓"))));
  draw();
  return list;
}
