// What is known of the room and of oneself, and what stays on the phone until the workshop ends:
// how to come back, drafts, and what was given and not acknowledged.

export const $ = id => document.getElementById(id);

export const memory = { drafts: {}, kept: {}, ...JSON.parse(localStorage.getItem("sidos") ?? "{}") };

export function remember(changes = {}) {
  localStorage.setItem("sidos", JSON.stringify(Object.assign(memory, changes)));
}

export function forget() {
  remember({ token: "", kept: {}, drafts: {} });
}

export const state = { you: {}, snapshot: null, door: null, floor: [], counts: {}, sent: {}, lang: navigator.language, code: "", name: "" };

export const live = () => state.snapshot?.live ?? [];
export const given = () => state.you.given ?? [];
export const keyOf = one => `${one.asked.id} ${one.round}`;
export const own = one => given().find(each => each.question === one.asked.id && each.round === one.round);

// One sentence in a place that screen readers follow.
export function say(place, sentence) {
  if ($(place).textContent !== sentence) $(place).textContent = sentence;
}
