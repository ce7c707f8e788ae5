// The projector's view: how to join, the question, and after the reveal what the room answered.

import { tallies } from "./result.js";
import { heading, prompt, title } from "./scene.js";
import { keyOf, live, state } from "./room.js";
import { el, inline, prose, t } from "./text.js";

document.head.append(el("link", { rel: "stylesheet", href: "project.css" }));

export function scene() {
  const { snapshot, counts } = state;
  const here = el("p", {}, t("counts", { present: counts.present ?? 0, answered: counts.answered ?? 0 }));
  if (snapshot.phase === "ended") return { id: "ended", nodes: [title(t("ended"))] };
  if (!live().length) return { id: "lobby", nodes: [title(snapshot.title), ...joining(snapshot), here] };
  const questions = live().flatMap(one => [heading(one), el("div", { lang: one.asked.lang }, prompt(one.asked), ...below(one))]);
  const code = snapshot.code ? [el("p", {}, t("code-is", { code: snapshot.code }))] : [];
  return { id: live().map(keyOf).join() + snapshot.phase, nodes: [...questions, el("p", { id: "timer" }), here, ...code] };
}

function below({ asked, revealed }) {
  if (revealed) return [...tallies(revealed.tallies ?? []), ...prose(revealed.spans?.explain)];
  const parts = (asked.parts ?? []).filter(part => part.text);
  return [el("ol", {}, parts.map(part => el("li", {}, inline(part.spans))))];
}

function joining({ code, qr = [] }) {
  if (!code) return [];
  return [el("p", {}, t("join-at", { address: location.host })), el("p", { class: "code" }, code), ...(qr.length ? [picture(qr)] : [])];
}

// rows of "0" and "1", drawn as one path
function picture(rows) {
  const make = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const cells = rows.flatMap((row, y) => [...row].map((cell, x) => cell === "1" ? `M${x} ${y}h1v1h-1z` : ""));
  const svg = make("svg", { viewBox: `-4 -4 ${rows.length + 8} ${rows.length + 8}`, role: "img", "aria-label": t("qr") });
  svg.append(make("path", { d: cells.join("") }));
  return svg;
}
