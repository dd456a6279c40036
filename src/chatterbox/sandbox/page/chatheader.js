/** The line over the messages: where one is, and the ways to the lists at both sides. */

import { fill, h, icon, iconButton } from "./dom.js";
import { avatarWithPresence } from "./avatars.js";

export class ChatHeader {
  constructor(element, session, drawers) {
    Object.assign(this, { element, session, drawers });
    for (const kind of ["person", "place", "view", "presence", "unread"]) session.state.hear(kind, () => this.#draw());
  }

  #draw() {
    const { state, marks } = this.session;
    const channel = state.channel();
    const elsewhere = [...[...state.guilds.values()].flatMap((guild) => state.textChannels(guild)), ...state.dms.values()];
    const pings = elsewhere.reduce((sum, { id }) => sum + marks.pings(state.me.id, id), 0);
    document.title = `${pings ? `(${pings}) ` : ""}${channel ? `${state.dms.has(channel.id) ? "@" : "#"}${state.channelName(channel)} \u00b7 ` : ""}Chatterbox sandbox`;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.drawer : null;
    const left = iconButton("menu", "Servers and channels", () => this.drawers.toggle("sidebar"), { class: "icon-button only-narrow", "aria-expanded": String(this.drawers.isOpen("sidebar")), "aria-controls": "sidebar", dataset: { drawer: "sidebar" } });
    const badge = pings > 0 && h("span", { class: "count-badge only-narrow", "aria-hidden": "true" }, pings);
    const right = iconButton("people", "Members", () => this.drawers.toggle("members"), { "aria-expanded": String(this.drawers.isOpen("members")), "aria-controls": "members", dataset: { drawer: "members" } });
    fill(this.element, h("span", { class: "menu-holder" }, left, badge), this.#title(channel), right);
    if (focused) this.element.querySelector(`[data-drawer=${focused}]`)?.focus();
  }

  #title(channel) {
    const { state } = this.session;
    if (!channel) return h("div", { class: "chat-title" }, h("h1", {}, "No channel"));
    if (!state.dms.has(channel.id)) {
      return h("div", { class: "chat-title" }, icon("hash"), h("h1", {}, channel.name), channel.topic && h("p", { class: "topic", title: channel.topic }, channel.topic));
    }
    const user = state.partner(channel);
    const name = state.nameOf(user.id);
    return h("div", { class: "chat-title" }, avatarWithPresence(user, name, !user.bot || state.online.has(user.id)), h("h1", {}, name), user.bot && h("span", { class: "badge" }, "APP"));
  }
}
