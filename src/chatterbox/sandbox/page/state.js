/** What the page knows, and who is told when it changes. Views read it; session.js alone writes it. */

import { CHANNEL, PERMISSION } from "./flags.js";
import { History } from "./history.js";

export class State {
  #listeners = new Map();
  people = [];
  applications = [];
  samples = [];
  /** The person acted as. */
  me = null;
  guilds = new Map();
  dms = new Map();
  channelId = null;
  connected = false;
  online = new Set();
  #users = new Map();
  #histories = new Map();

  hear(kind, listener) {
    if (!this.#listeners.has(kind)) this.#listeners.set(kind, []);
    this.#listeners.get(kind).push(listener);
  }

  tell(kind, detail) {
    for (const listener of this.#listeners.get(kind) ?? []) listener(detail);
  }

  setPeople({ people, applications, samples }) {
    this.people = people;
    this.applications = applications;
    this.samples = samples;
    for (const user of [...people, ...applications.map((application) => application.bot)]) this.learnUser(user);
  }

  setView({ user, guilds, dms }) {
    this.me = user;
    this.guilds = new Map(guilds.map((guild) => [guild.id, guild]));
    this.dms = new Map(dms.map((channel) => [channel.id, channel]));
    this.learnUser(user);
    for (const guild of guilds) {
      for (const member of guild.members) this.learnUser(member.user);
      for (const { user: present, status } of guild.presences ?? []) this.setPresence(present.id, status);
    }
    for (const channel of dms) channel.recipients?.forEach((recipient) => this.learnUser(recipient));
  }

  setPresence(userId, status) {
    if (status === "offline") this.online.delete(userId);
    else this.online.add(userId);
  }

  forgetHistories() {
    this.#histories.clear();
  }

  learnUser(user) {
    this.#users.set(user.id, { ...this.#users.get(user.id), ...user });
  }

  user(id) {
    return this.#users.get(id);
  }

  history(channelId) {
    if (!this.#histories.has(channelId)) this.#histories.set(channelId, new History());
    return this.#histories.get(channelId);
  }

  channel(id = this.channelId) {
    if (this.dms.has(id)) return this.dms.get(id);
    for (const guild of this.guilds.values()) {
      const found = guild.channels.find((channel) => channel.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** The server that a channel belongs to; undefined for direct messages. */
  guildOf(channelId = this.channelId) {
    return [...this.guilds.values()].find((guild) => guild.channels.some((channel) => channel.id === channelId));
  }

  guild() {
    return this.guildOf(this.channelId);
  }

  textChannels(guild) {
    const kinds = [CHANNEL.TEXT, CHANNEL.NEWS];
    return guild.channels.filter((channel) => kinds.includes(channel.type)).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  }

  partner(dm) {
    return dm.recipients.find((user) => user.id !== this.me.id) ?? dm.recipients[0];
  }

  channelName(channel) {
    return channel.type === CHANNEL.DM ? this.nameOf(this.partner(channel).id) : channel.name;
  }

  member(userId, guild = this.guild()) {
    return guild?.members.find((member) => member.user.id === userId);
  }

  /** The name that people see: the nickname here, else the display name, else the user name. */
  nameOf(userId, guild = this.guild()) {
    const user = this.user(userId);
    return this.member(userId, guild)?.nick ?? user?.global_name ?? user?.username ?? "unknown user";
  }

  roleIds(userId = this.me.id, guild = this.guild()) {
    return this.member(userId, guild)?.roles ?? [];
  }

  can(permission, channel = this.channel()) {
    const guild = this.guildOf(channel?.id);
    if (!guild) return permission !== PERMISSION.MANAGE_MESSAGES;
    const held = BigInt(channel.permissions ?? guild.permissions ?? 0);
    return (held & PERMISSION.ADMINISTRATOR) !== 0n || (held & permission) !== 0n;
  }

  /** True where a message calls the person acted as, or everybody. */
  pings(message) {
    if (message.author?.id === this.me.id) return false;
    const roles = this.roleIds(this.me.id, this.guildOf(message.channel_id));
    const called = message.mentions?.some((user) => user.id === this.me.id);
    return Boolean(called || message.mention_everyone || message.mention_roles?.some((role) => roles.includes(role)));
  }
}
