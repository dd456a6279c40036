/** What can be done with a message: reply, react, edit, delete, copy, and the message commands of applications. */

import { confirm, openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { pickEmoji, QUICK } from "./emoji.js";
import { COMMAND, MESSAGE, PERMISSION } from "./flags.js";
import { openMenu } from "./menu.js";
import { announce, toast } from "./toast.js";

export class MessageActions {
  /** `parts` are the views that take part: {composer, log}, set once they exist. */
  constructor(session, interactions) {
    Object.assign(this, { session, interactions, parts: null });
  }

  reply(message) {
    this.parts.composer.replyTo(message);
  }

  edit(message) {
    this.parts.log.edit(message);
  }

  async react(message, emoji, wanted) {
    const { api, state } = this.session;
    const name = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
    await this.session.attempt(() => api.react(state.me.id, message.channel_id, message.id, name, wanted));
  }

  pickReaction(message) {
    pickEmoji((name) => this.react(message, { name, id: null }, true));
  }

  async dismiss(message) {
    if (message.local) return this.session.dropMessage(message.channel_id, message.id);
    const { api, state } = this.session;
    await this.session.attempt(() => api.remove(state.me.id, message.channel_id, message.id));
    return this.session.dropMessage(message.channel_id, message.id);
  }

  async remove(message) {
    const preview = h("blockquote", { class: "delete-preview" }, message.content.slice(0, 300));
    const agreed = await confirm({ title: "Delete message", sentence: "Are you sure that you want to delete this message?", action: "Delete", preview: message.content ? preview : null });
    if (!agreed) return;
    const { api, state } = this.session;
    await this.session.attempt(() => api.remove(state.me.id, message.channel_id, message.id));
  }

  async copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      toast(`${what} copied.`);
    } catch {
      openDialog({ title: what, className: "small", body: [h("input", { value: text, readonly: true, "aria-label": what })] });
    }
  }

  link(message) {
    const guild = this.session.state.guildOf(message.channel_id);
    return `https://discord.com/channels/${guild?.id ?? "@me"}/${message.channel_id}/${message.id}`;
  }

  /** Opens the menu of a message at a point or an element. */
  async openMenu(message, at) {
    if (message.local) return;
    const returnTo = document.activeElement;
    const entries = await this.#entries(message);
    openMenu({ label: "Message", entries, at, returnTo });
  }

  async #entries(message) {
    const { state } = this.session;
    const own = message.author.id === state.me.id;
    const hidden = Boolean(message.flags & MESSAGE.EPHEMERAL);
    const mayDelete = !hidden && (own || state.can(PERMISSION.MANAGE_MESSAGES));
    const apps = await this.#apps(message);
    return [
      !hidden && { label: "React", row: QUICK.map(([emoji, name]) => ({ label: emoji, name: `React: ${name}`, run: () => this.react(message, { name: emoji, id: null }, true) })) },
      !hidden && { label: "Add a reaction\u2026", icon: "react", run: () => this.pickReaction(message) },
      own && { label: "Edit message", icon: "edit", run: () => this.edit(message) },
      !hidden && { label: "Reply", icon: "reply", run: () => this.reply(message) },
      { label: "Apps", entries: apps },
      null,
      message.content && { label: "Copy text", icon: "copy", run: () => this.copy(message.content, "Text") },
      { label: "Copy message link", icon: "link", run: () => this.copy(this.link(message), "Message link") },
      { label: "Copy message ID", icon: "copy", run: () => this.copy(message.id, "Message ID") },
      hidden && { label: "Dismiss message", icon: "close", run: () => this.dismiss(message) },
      mayDelete && null,
      mayDelete && { label: "Delete message", icon: "trash", danger: true, run: () => this.remove(message) },
    ].filter((entry) => entry !== false && entry !== "" && entry !== undefined);
  }

  async #apps(message) {
    const run = (command) => this.interactions.onMessage(command, message);
    return this.#commandEntries(COMMAND.MESSAGE, run, "No application has commands for messages here");
  }

  async #commandEntries(type, run, nothing) {
    const commands = (await this.session.attempt(() => this.session.commands())) ?? [];
    const found = commands.filter((command) => command.type === type);
    if (found.length === 0) return [{ label: nothing, note: true }];
    const names = new Map(this.session.state.applications.map((application) => [application.id, application.name]));
    return found.map((command) => ({ label: command.name, hint: names.get(command.application_id), run: () => run(command) }));
  }

  /** Opens the menu of a person at a point or an element. */
  async openUserMenu(userId, at) {
    const { session } = this;
    const { state } = session;
    const returnTo = document.activeElement;
    const run = (command) => this.interactions.onUser(command, userId);
    const apps = await this.#commandEntries(COMMAND.USER, run, "No application has commands for people here");
    const entries = [
      { label: `@${state.user(userId)?.username ?? "unknown"}`, note: true },
      userId !== state.me.id && { label: "Send a message", icon: "mention", run: () => session.openDm(userId) },
      { label: "Mention", icon: "at", run: () => this.parts.composer.insert(`@${state.nameOf(userId)} `) },
      state.people.some((person) => person.id === userId) && userId !== state.me.id && { label: "Act as this person", icon: "swap", run: () => session.attempt(() => session.actAs(userId)) },
      { label: "Apps", entries: apps },
      null,
      { label: "Copy user ID", icon: "copy", run: () => this.copy(userId, "User ID") },
    ].filter((entry) => entry !== false);
    openMenu({ label: state.nameOf(userId), entries, at, returnTo });
    announce(`Menu for ${state.nameOf(userId)}`);
  }
}
