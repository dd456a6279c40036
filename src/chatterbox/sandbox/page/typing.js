/** "… is typing" under the message box. */

import { fill, h } from "./dom.js";

const SHOWN_MS = 10000;

export class TypingLine {
  #typists = new Map();

  constructor(element, session) {
    Object.assign(this, { element, session });
    session.state.hear("typing", (event) => this.#heard(event));
    for (const kind of ["place", "person"]) session.state.hear(kind, () => this.#draw());
  }

  #heard({ channel_id: channel, user_id: user, done }) {
    if (user === this.session.state.me.id) return;
    const key = `${channel}/${user}`;
    clearTimeout(this.#typists.get(key)?.timer);
    this.#typists.delete(key);
    if (!done) this.#typists.set(key, { channel, user, timer: setTimeout(() => this.#heard({ channel_id: channel, user_id: user, done: true }), SHOWN_MS) });
    this.#draw();
  }

  #draw() {
    const { state } = this.session;
    const names = [...this.#typists.values()].filter(({ channel }) => channel === state.channelId).map(({ user }) => state.nameOf(user));
    if (names.length === 0) return fill(this.element);
    const sentence = names.length === 1 ? `${names[0]} is typing\u2026` : names.length < 4 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are typing\u2026` : "Several people are typing\u2026";
    return fill(this.element, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), ` ${sentence}`);
  }
}
