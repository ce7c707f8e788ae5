// The way to the hub. It comes back by itself, and what was given is sent until it is acknowledged:
// the same key on each try, so that it counts once.

const ACK_TIMEOUT = 3000, SHORTEST = 300, LONGEST = 5000;

export function newKey() {
  // randomUUID needs https; a room may do without.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, "0")).join("");
}

export class Hub {
  // hello(): the first frame of a connection, null while there is nothing to say.
  // heard(frame), connected(boolean). `kept`: what was given and not acknowledged, by key.
  constructor({ hello, heard, connected, kept = {}, keep }) {
    Object.assign(this, { hello, heard, connected, kept, keep });
    this.tries = 0;
    this.welcome = false;
    addEventListener("online", () => this.open());
    document.addEventListener("visibilitychange", () => document.hidden || this.open());
  }

  open() {
    if (this.socket && this.socket.readyState < 2) return;
    if (!this.hello()) return;
    clearTimeout(this.again);
    const socket = this.socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/ws");
    socket.onopen = () => this.send(this.hello());
    socket.onmessage = event => this.receive(JSON.parse(event.data));
    socket.onclose = () => {
      if (socket !== this.socket) return;
      this.welcome = false;
      clearTimeout(this.timer);
      if (this.over) return;
      this.connected(false);
      const most = Math.min(LONGEST, SHORTEST * 2 ** this.tries++);
      this.again = setTimeout(() => this.open(), most * (0.5 + Math.random() / 2));
    };
  }

  close() {
    this.over = true;
    this.socket?.close();
  }

  send(frame) {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
  }

  // Give an answer or a question: kept until the hub says that it has it.
  give(frame) {
    this.kept[frame.key] = frame;
    this.keep(this.kept);
    if (this.welcome) this.resend();
  }

  resend() {
    clearTimeout(this.timer);
    const frames = Object.values(this.kept);
    frames.slice(0, 5).forEach(frame => this.send(frame));
    if (frames.length) this.timer = setTimeout(() => this.resend(), ACK_TIMEOUT);
  }

  receive(frame) {
    if (frame.type === "welcome") {
      this.tries = 0;
      this.welcome = true;
      this.connected(true);
    }
    if (frame.type === "ack") {
      delete this.kept[frame.key];
      this.keep(this.kept);
    }
    this.heard(frame);
    if (frame.type === "welcome") this.resend();
  }
}
