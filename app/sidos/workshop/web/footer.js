// What is always at hand below: how one is doing, questions from the floor, being forgotten.

import { newKey } from "./hub.js";
import { $, say, state } from "./room.js";
import { el, t } from "./text.js";

const STATUSES = ["ok", "stuck", "more-time", "done"];

export function drawFooter(hub, left, hidden = false) {
  const focused = document.activeElement?.id;
  const shown = state.snapshot && state.snapshot.phase !== "ended" && !hidden;
  $("footer").replaceChildren(...(shown ? [statuses(hub, left), floor(hub), privacy(hub, left)] : []));
  if (focused && $(focused) && document.activeElement?.id !== focused) $(focused).focus({ preventScroll: true });
}

function statuses(hub, left) {
  const now = state.you.status ?? "ok";
  const buttons = STATUSES.map(status => {
    const click = () => {
      state.you = { ...state.you, status };
      hub.send({ type: "status", status });
      drawFooter(hub, left);
    };
    return el("button", { type: "button", id: `status-${status}`, "aria-pressed": String(status === now), click }, t(`status-${status}`));
  });
  return el("div", { class: "buttons", role: "group", "aria-label": t("status") }, buttons);
}

function floor(hub) {
  const submit = event => {
    event.preventDefault();
    const text = $("floor-text").value.trim();
    if (!text) return;
    hub.give({ type: "ask", text, key: newKey() });
    $("floor-text").value = "";
    say("said", t("asked"));
  };
  const ask = el("form", { submit }, el("label", { for: "floor-text" }, t("ask")),
    el("input", { type: "text", id: "floor-text", maxlength: 300, value: $("floor-text")?.value ?? "" }),
    el("div", { class: "buttons" }, el("button", {}, t("send"))));
  const asked = state.floor.map(one => el("li", {}, `${one.text} (${one.votes ?? 0}) `, one.mine ? "" : vote(hub, one)));
  const summary = el("summary", { id: "floor-summary" }, t("floor", { count: state.floor.length }));
  return el("details", { id: "floor", open: $("floor")?.open }, summary, el("ul", {}, asked), ask);
}

function vote(hub, one) {
  const click = () => hub.send({ type: "upvote", id: one.id, on: !one.upvoted });
  return el("button", { type: "button", id: `vote-${one.id}`, "aria-pressed": String(Boolean(one.upvoted)), click }, t("upvote"));
}

function privacy(hub, left) {
  const click = () => {
    hub.send({ type: "forget" });
    left();
  };
  return el("details", { id: "privacy", open: $("privacy")?.open }, el("summary", { id: "privacy-summary" }, t("privacy")),
    el("p", {}, t(`mode-${state.snapshot.mode}`)), el("button", { type: "button", click }, t("forget")));
}
