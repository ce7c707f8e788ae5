// The page of one who takes part: joins, answers, sees how it went. All that is shown follows from
// `state` and `memory`; drawing it anew loses nothing.

import { drawFooter } from "./footer.js";
import { Hub } from "./hub.js";
import { $, forget, given, live, memory, remember, say, state } from "./room.js";
import { scene } from "./scene.js";
import { el, languages, speak, t } from "./text.js";

const [first, second] = location.hash.slice(1).split(":");
const projecting = first === "project";
const link = projecting ? second ?? "" : first;
if (link && !projecting && memory.link !== link) {
  forget();
  remember({ link });
}

const hub = new Hub({ hello, heard, connected: on => say("connection", on ? "" : t("lost")), kept: memory.kept, keep: kept => remember({ kept }) });
const projector = projecting && await import("./project.js");

function hello() {
  const frame = { type: "hello", v: 1, lang: state.lang };
  const way = link ? { link } : { code: state.code };
  if (!link && !state.code && !memory.token) return null;
  if (projecting) return { ...frame, ...way, role: "projector" };
  if (memory.token) return { ...frame, token: memory.token };
  return state.ready ? { ...frame, ...way, name: state.name } : { type: "knock", lang: state.lang, ...way };
}

// Go through the door with what was just written.
function enter() {
  say("said", "");
  if (hub.socket?.readyState === 1) hub.send(hello());
  else hub.open();
}

function heard(frame) {
  switch (frame.type) {
    case "door":
      state.door = frame;
      say("said", "");
      say("connection", "");
      break;
    case "welcome":
      if (frame.token) remember({ token: frame.token });
      state.you = frame.you;
      show(frame.snapshot);
      break;
    case "event":
      if (frame.kind !== "speak") say("said", "");
      show(frame.snapshot);
      break;
    case "you": state.you = frame.you; break;
    case "counts": state.counts = frame; break;
    case "floor":
      state.floor = frame.questions ?? [];
      return drawFooter(hub, left);
    case "ack": acknowledged(frame); break;
    case "error": refused(frame); break;
    default: return;
  }
  draw();
}

function show(snapshot) {
  state.snapshot = snapshot;
  state.offset = (snapshot.now ?? 0) - Date.now() / 1000;
  if (snapshot.phase === "ended") {
    forget();
    hub.close();
  }
}

function acknowledged({ key, result }) {
  const sent = state.sent[key];
  if (!sent) return;
  const stored = result === "ok" || result === "dup";
  say("said", stored ? "" : t(`result-${result}`));
  if (!stored) return;
  const { question, round, response } = sent;
  const others = given().filter(one => one.question !== question || one.round !== round);
  state.you = { ...state.you, given: [...others, { question, round, response }] };
}

function refused({ code, final }) {
  say("said", t(`fault-${code}`));
  if (code === "token" || code === "removed" || code === "ended") {
    forget();
    Object.assign(state, { snapshot: null, ready: false });
    if (code === "token") enter();
    else hub.close();
  } else if (!state.snapshot) {
    state.ready = false;
    if (code !== "name") Object.assign(state, { door: null, code: "" });
  }
  if (final && code === "version") hub.close();
}

function left() {
  forget();
  hub.close();
  Object.assign(state, { snapshot: null, ready: false, code: "", door: null });
  say("said", t("forgotten"));
  draw();
}

function draw() {
  const focused = document.activeElement?.id;
  const at = document.activeElement?.selectionStart;
  const shown = projector && state.snapshot ? projector.scene() : scene({ hub, enter, draw });
  $("title").textContent = document.title = state.snapshot?.title || state.door?.title || "sidos";
  drawLanguages();
  $("main").replaceChildren(...shown.nodes);
  drawFooter(hub, left, projecting);
  tick();
  if (state.scene !== shown.id) {
    state.scene = shown.id;
    $("main").querySelector("h1")?.focus();
    scrollTo(0, 0);
  } else if (focused && $(focused) && document.activeElement?.id !== focused) {
    $(focused).focus({ preventScroll: true });
    if (at != null) $(focused).setSelectionRange?.(at, at);
  }
}

function drawLanguages() {
  $("language-name").textContent = t("language");
  const rows = Object.entries(languages).map(([tag, name]) => el("option", { value: tag, selected: tag === state.lang, lang: tag }, name));
  $("language").replaceChildren(...rows);
}

$("language").addEventListener("change", async event => {
  state.lang = await speak(event.target.value);
  if (state.snapshot) hub.send({ type: "speak", lang: state.lang });
  draw();
});

// The time that is left, by the hub's clock.
function tick() {
  clearTimeout(state.timer);
  const place = $("timer");
  const ends = Math.min(...live().map(one => one.ends || Infinity));
  if (!place || !Number.isFinite(ends) || state.snapshot.phase !== "open") return;
  const seconds = Math.max(0, Math.round(ends - Date.now() / 1000 - state.offset));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  place.textContent = t("time-left", { time });
  state.timer = setTimeout(tick, 1000);
}

addEventListener("hashchange", () => location.reload());
state.lang = await speak(navigator.language);
draw();
hub.open();
