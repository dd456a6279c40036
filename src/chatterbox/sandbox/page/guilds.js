/** The servers and, beside them, the channels of the one that is open. */

import { avatarWithPresence, guildIcon } from "./avatars.js";
import { fill, h, icon } from "./dom.js";

export class GuildViews {
  /** `guildId` is the server whose channels are listed; null for direct messages. */
  #guildId = null;

  constructor(rail, channels, session, onMove) {
    Object.assign(this, { rail, channels, session, onMove });
    for (const kind of ["person", "place"]) session.state.hear(kind, () => this.#follow());
    for (const kind of ["view", "unread", "presence"]) session.state.hear(kind, () => this.#draw());
    this.channels.addEventListener("keydown", (event) => this.#arrows(event, "[data-channel-id]"));
    this.rail.addEventListener("keydown", (event) => this.#arrows(event, "button"));
  }

  #follow() {
    const { state } = this.session;
    if (state.channelId) this.#guildId = state.guild()?.id ?? null;
    this.#draw();
  }

  #draw() {
    const focused = document.activeElement?.dataset?.focusKey;
    this.#drawRail();
    this.#drawChannels();
    if (focused) document.querySelector(`.sidebar [data-focus-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #drawRail() {
    const { state } = this.session;
    const dms = [...state.dms.values()];
    const home = this.#railButton({ key: "home", name: "Direct messages", picture: h("span", { class: "guild-icon home", "aria-hidden": "true" }, icon("mention")), channels: dms, current: this.#guildId === null, run: () => this.#show(null) });
    const guilds = [...state.guilds.values()].map((guild) =>
      this.#railButton({ key: guild.id, name: guild.name, picture: guildIcon(guild), channels: state.textChannels(guild), current: this.#guildId === guild.id, run: () => this.#show(guild.id) }));
    fill(this.rail, home, h("hr", { "aria-hidden": "true" }), guilds);
  }

  #railButton({ key, name, picture, channels, current, run }) {
    const { state, marks } = this.session;
    const pings = channels.reduce((sum, channel) => sum + marks.pings(state.me.id, channel.id), 0);
    const unread = channels.some((channel) => marks.isUnread(state.me.id, channel));
    const label = `${name}${pings ? `, ${pings} mentions` : unread ? ", unread" : ""}`;
    const classes = `rail-button${current ? " current" : ""}${unread ? " unread" : ""}`;
    return h("button", { type: "button", class: classes, "aria-label": label, title: name, "aria-current": current ? "true" : null, onclick: run, dataset: { focusKey: `rail ${key}` } }, picture, pings > 0 && h("span", { class: "count-badge", "aria-hidden": "true" }, pings));
  }

  /** Shows a server and goes to the channel that was open there last, or its first. */
  async #show(guildId) {
    this.#guildId = guildId;
    const { state } = this.session;
    const candidates = guildId ? state.textChannels(state.guilds.get(guildId)) : [...state.dms.values()];
    const wanted = candidates.find((channel) => channel.id === this.last?.get(guildId)) ?? candidates[0];
    if (wanted) await this.session.open(wanted.id);
    else this.#draw();
  }

  #drawChannels() {
    const { state } = this.session;
    this.last ??= new Map();
    if (state.channelId) this.last.set(state.guild()?.id ?? null, state.channelId);
    const guild = state.guilds.get(this.#guildId);
    const head = h("header", { class: "channels-head" }, h("h2", {}, guild?.name ?? "Direct messages"));
    const list = h("ul", { class: "channel-list" }, guild ? this.#guildChannels(guild) : this.#dmChannels());
    fill(this.channels, head, list);
  }

  #guildChannels(guild) {
    return this.session.state.textChannels(guild).map((channel) => this.#channelRow(channel, icon("hash"), channel.name));
  }

  #dmChannels() {
    const { state } = this.session;
    const rows = [...state.dms.values()].map((channel) => {
      const user = state.partner(channel);
      return this.#channelRow(channel, avatarWithPresence(user, state.nameOf(user.id), this.#online(user)), state.nameOf(user.id));
    });
    const open = new Set([...state.dms.values()].map((channel) => state.partner(channel).id));
    const others = [...state.people, ...state.applications.map((application) => application.bot)].filter((user) => user.id !== state.me.id && !open.has(user.id));
    const starters = others.map((user) => h("li", {}, h("button", { type: "button", class: "channel faint", dataset: { channelId: "", focusKey: `dm ${user.id}` }, onclick: () => this.#startDm(user.id) },
      avatarWithPresence(user, state.nameOf(user.id), this.#online(user)), h("span", { class: "channel-name" }, state.nameOf(user.id)))));
    return [rows, starters.length > 0 && h("li", { class: "list-heading" }, "Start a conversation"), starters];
  }

  #online(user) {
    return user.bot ? this.session.state.online.has(user.id) : true;
  }

  async #startDm(userId) {
    await this.session.openDm(userId);
    this.onMove();
  }

  #channelRow(channel, picture, name) {
    const { state, marks } = this.session;
    const current = channel.id === state.channelId;
    const pings = marks.pings(state.me.id, channel.id);
    const unread = !current && marks.isUnread(state.me.id, channel);
    const open = async () => {
      await this.session.open(channel.id);
      this.onMove();
    };
    const classes = `channel${current ? " current" : ""}${unread ? " unread" : ""}`;
    const news = [unread && "unread", pings > 0 && (pings === 1 ? "1 mention" : `${pings} mentions`)].filter(Boolean);
    const button = h("button", { type: "button", class: classes, "aria-label": [name, ...news].join(", "), "aria-current": current ? "page" : null, dataset: { channelId: channel.id, focusKey: `channel ${channel.id}` }, onclick: open },
      picture, h("span", { class: "channel-name" }, name), pings > 0 && h("span", { class: "count-badge", "aria-hidden": "true" }, pings));
    return h("li", {}, button);
  }

  #arrows(event, selector) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...event.currentTarget.querySelectorAll(selector)];
    const index = all.indexOf(document.activeElement);
    if (index < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, index + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }
}
