/** The messages of one channel, oldest first, and how far they reach back. */

import { compareIds } from "./time.js";

export class History {
  messages = [];
  /** True once the channel's first message is among them. */
  complete = false;
  loaded = false;
  /** What events brought while the messages were being fetched, by id; null for a message that was deleted. */
  #meanwhile = null;

  /** The newest messages are asked for: `reset` follows. */
  expect() {
    this.#meanwhile ??= new Map();
  }

  /** An event came: what is on its way may be older. */
  hear(id, message) {
    this.#meanwhile?.set(id, message);
  }

  reset(newestFirst, limit) {
    const local = this.messages.filter((message) => message.local);
    this.messages = [...newestFirst].reverse();
    for (const message of local) this.put(message);
    this.#catchUp();
    this.complete = newestFirst.length < limit;
    this.loaded = true;
  }

  #catchUp() {
    for (const [id, message] of this.#meanwhile ?? []) {
      if (!message) this.remove(id);
      else if (this.get(id) || compareIds(id, this.lastId) > 0) this.put(message);
    }
    this.#meanwhile = null;
  }

  prepend(newestFirst, limit) {
    for (const message of newestFirst) this.put(message);
    this.complete = newestFirst.length < limit;
  }

  get(id) {
    return this.messages.find((message) => message.id === id);
  }

  get lastId() {
    return this.messages.at(-1)?.id ?? "0";
  }

  /** Adds a message or replaces it; true when it was new. */
  put(message) {
    const index = this.messages.findIndex((other) => other.id === message.id);
    if (index >= 0) {
      this.messages[index] = message;
      return false;
    }
    let place = this.messages.length;
    while (place > 0 && compareIds(this.messages[place - 1].id, message.id) > 0) place -= 1;
    this.messages.splice(place, 0, message);
    return true;
  }

  remove(id) {
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  /** An id for a notice of this page's own, placed after everything that is here now. */
  nextLocalId() {
    const clock = (BigInt(Date.now()) - 1420070400000n) << 22n;
    const last = BigInt(this.lastId);
    return String((last > clock ? last : clock) + 1n);
  }
}
