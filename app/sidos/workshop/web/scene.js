// What stands in the middle of the page: {id, nodes}. The id changes when it is something else,
// and then the heading gets the focus.

import { newKey } from "./hub.js";
import { answerOf, canAnswer, field, lacking } from "./question.js";
import { result } from "./result.js";
import { $, keyOf, live, memory, own, remember, say, state } from "./room.js";
import { el, prose, t } from "./text.js";

export const title = text => el("h1", { tabindex: -1 }, text);

export const heading = one => title(t("question", { number: one.number, count: one.of }));

// A question as it is read, gaps as lines.
export const prompt = asked => prose(asked.spans);

const said = (id, head, ...lines) => ({ id, nodes: [title(head), ...lines.map(line => el("p", {}, line))] });

export function scene({ hub, enter, draw }) {
  const { snapshot, door } = state;
  if (!snapshot) return door ? doorway(door, enter, draw) : code(enter);
  if (snapshot.phase === "ended") return said("ended", t("ended"), t("close-page"));
  if (snapshot.paused) return said("paused", t("paused"));
  if (!live().length) return said("lobby", t("lobby"), t(`mode-${snapshot.mode}`));
  const sending = one => Object.values(hub.kept).some(frame => frame.question === one.asked.id && frame.round === one.round);
  const now = live().find(one => !own(one) && !sending(one) && canAnswer(one.asked)) ?? live().at(-1);
  const id = keyOf(now);
  if (snapshot.phase === "revealed") return { id: `revealed ${id}`, nodes: live().flatMap(one => [heading(one), el("div", { lang: one.asked.lang }, prompt(one.asked)), ...result(one, own(one))]) };
  if (own(now)) return said(`given ${id}`, t("result-ok"), t("wait-others"));
  if (sending(now)) return said(`sending ${id}`, t("sending"), t("kept-here"));
  if (snapshot.phase === "closed") return said(`closed ${id}`, t("closed"), t("wait-answer"));
  return question(now, hub, draw);
}

function form(submit, nodes, button, id) {
  const onSubmit = event => {
    event.preventDefault();
    submit();
  };
  return el("form", { submit: onSubmit }, nodes, el("div", { class: "buttons" }, el("button", { class: "main", id }, button)));
}

function line(id, label, value, attributes) {
  return [el("p", {}, el("label", { for: id }, label)), el("input", { type: "text", id, value, ...attributes })];
}

function code(enter) {
  const submit = () => {
    state.code = $("code").value.toUpperCase().replace(/[^A-Z0-9]/g, "");
    if (state.code) enter();
    else say("said", t("write-code"));
  };
  const typed = line("code", t("code"), $("code")?.value ?? "", { maxlength: 12, autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
  return { id: "code", nodes: [title(t("join-workshop")), form(submit, typed, t("go-on"))] };
}

function doorway(door, enter) {
  const named = door.mode === "named";
  const submit = () => {
    state.name = $("name")?.value.trim() ?? "";
    if ($("name") && !state.name) return say("said", t("write-name"));
    state.ready = true;
    enter();
  };
  const label = named ? t("name") : t("nickname");
  const asked = door.mode === "anonymous" ? [] : line("name", label, $("name")?.value ?? state.name, { maxlength: 40, autocomplete: named ? "name" : "off" });
  return { id: "door", nodes: [title(door.title), el("p", {}, t(`mode-${door.mode}`)), form(submit, asked, t("join"))] };
}

function question(one, hub, draw) {
  const { asked, round } = one;
  const key = keyOf(one);
  const change = draft => {
    memory.drafts[key] = draft;
    remember();
    say("said", "");
  };
  const submit = () => {
    const draft = memory.drafts[key];
    const why = lacking(asked, draft);
    if (why) return say("said", why);
    const frame = { type: "answer", question: asked.id, round, response: answerOf(asked, draft), key: newKey() };
    state.sent[frame.key] = frame;
    hub.give(frame);
    draw();
  };
  const again = round > 1 ? [el("p", {}, t("round", { number: round }))] : [];
  const fields = field(asked, memory.drafts[key], change);
  return { id: `question ${key}`, nodes: [heading(one), el("p", { id: "timer", class: "quiet" }), ...again, form(submit, fields, t("answer"), "answer")] };
}
