// The workshop's page without a browser: a line of JSON in, the visible text as JSON out.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

class Node {
  constructor(name) { this.name = name; this.kids = []; this.style = {}; this.value = ""; }
  append(...kids) { this.kids.push(...kids); }
  replaceChildren(...kids) { this.kids = kids; }
  setAttribute() {}
  addEventListener() {}
  get text() { return this.kids.map(kid => kid instanceof Node ? kid.text : String(kid)).join(" "); }
}
globalThis.document = { createElement: name => new Node(name), createElementNS: (_, name) => new Node(name), getElementById: () => new Node("p"), head: new Node("head"), documentElement: {} };
globalThis.localStorage = { getItem: () => null, setItem() {} };
globalThis.location = { host: "" };
globalThis.navigator ??= { language: "en" };

const from = name => import(pathToFileURL(`${process.argv[2]}/${name}`));
const { prose, inline } = await from("text.js");
const { field } = await from("question.js");
const { result } = await from("result.js");
const project = await from("project.js");
const { state } = await from("room.js");
const text = nodes => nodes.flat(9).map(node => node instanceof Node ? node.text : String(node)).join(" ");

for await (const line of createInterface({ input: process.stdin })) {
  const { blocks, spans, live, own } = JSON.parse(line);
  state.snapshot = { phase: "open", live: [{ ...live, revealed: undefined }], title: "" };
  const projector = text(project.scene().nodes);
  state.snapshot = { phase: "revealed", live: [live], title: "" };
  console.log(JSON.stringify({
    block: text(prose(blocks)), line: text(inline(spans)),
    question: text(field(live.asked, null, () => {})), feedback: text(result(live, own)),
    projector, revealed: text(project.scene().nodes),
  }));
}
