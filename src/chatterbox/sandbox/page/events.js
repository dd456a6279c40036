/** The event stream of the person acted as: it connects again by itself until it is closed. */

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 4000;

export class Events {
  #socket = null;
  #timer = null;
  #wait = FIRST_WAIT_MS;
  #wasReady = false;

  /** `onEvent(name, data)`; `onReady(again)` when the stream runs; `onLost()` when it broke. */
  constructor(key, { onEvent, onReady, onLost }) {
    this.key = key;
    this.handlers = { onEvent, onReady, onLost };
  }

  follow(as) {
    this.close();
    this.as = as;
    this.#wasReady = false;
    this.#wait = FIRST_WAIT_MS;
    this.#connect();
  }

  close() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/people/${this.as}/events`);
    this.#socket = socket;
    socket.addEventListener("open", () => socket.send(JSON.stringify({ op: "hello", key: this.key })));
    socket.addEventListener("message", ({ data }) => socket === this.#socket && this.#receive(JSON.parse(data)));
    socket.addEventListener("close", () => socket === this.#socket && this.#retry());
  }

  #receive({ t, d }) {
    if (t !== "ready") return this.handlers.onEvent(t, d);
    this.#wait = FIRST_WAIT_MS;
    this.handlers.onReady(this.#wasReady);
    this.#wasReady = true;
  }

  #retry() {
    this.handlers.onLost();
    this.#timer = setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.7, LONGEST_WAIT_MS);
  }
}
