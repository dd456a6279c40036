/** One message as an element. */

import { attachmentList } from "./attachments.js";
import { avatar } from "./avatars.js";
import { ComponentRenderer, usedAttachments } from "./components.js";
import { append, h, icon, iconButton } from "./dom.js";
import { embedElement } from "./embeds.js";
import { MESSAGE, WRITTEN_TYPES } from "./flags.js";
import { RichText } from "./richtext.js";
import { clockTime, stamp, timeElement } from "./time.js";

const REPLY = 19;

/** Builds messages; `actions` does what their buttons ask for (see messageactions.js). */
export class MessageRenderer {
  constructor(session, interactions, actions) {
    Object.assign(this, { session, interactions, actions });
  }

  /** `compact` leaves out the head: the same person goes on. */
  element(message, { compact = false } = {}) {
    const { state } = this.session;
    const article = h("article", { class: "message", tabindex: "-1", dataset: { id: message.id } });
    article.classList.toggle("compact", compact);
    article.classList.toggle("pinging", !message.local && state.pings(message));
    article.classList.toggle("ephemeral", this.#private(message));
    article.classList.toggle("failed", Boolean(message.failure));
    if (message.type && !WRITTEN_TYPES.has(message.type)) return append(article, [this.#notice(message)]);
    const name = state.nameOf(message.author.id);
    article.setAttribute("aria-label", `${name}, ${stamp(new Date(message.timestamp))}`);
    return append(article, [
      this.#above(message),
      compact ? this.#compactTime(message) : h("div", { class: "message-avatar", dataset: { userId: message.author.id } }, avatar(message.author, name)),
      h("div", { class: "message-main" }, !compact && this.#head(message, name), this.#body(message)),
      !message.local && this.#toolbar(message),
    ]);
  }

  #private(message) {
    return Boolean(message.flags & MESSAGE.EPHEMERAL) || Boolean(message.failure);
  }

  #notice(message) {
    const sentences = { 7: "joined the server", 6: "pinned a message", 1: "joined", 2: "left" };
    const name = this.session.state.nameOf(message.author.id);
    return h("div", { class: "message-notice" }, h("strong", {}, name), ` ${sentences[message.type] ?? message.content ?? ""} `,
      timeElement(new Date(message.timestamp), stamp(new Date(message.timestamp)), { class: "message-time" }));
  }

  #compactTime(message) {
    const date = new Date(message.timestamp);
    return timeElement(date, clockTime(date), { class: "compact-time", "aria-hidden": "true" });
  }

  #head(message, name) {
    const { state } = this.session;
    const date = new Date(message.timestamp);
    const button = h("button", { type: "button", class: "author", dataset: { userId: message.author.id } }, name);
    const colour = this.#colour(message.author.id);
    if (colour) button.style.setProperty("--name-colour", colour);
    const me = message.author.id === state.me.id && h("span", { class: "badge me" }, "you");
    return h("div", { class: "message-head" }, button, message.author.bot && h("span", { class: "badge" }, "APP"), me, timeElement(date, stamp(date), { class: "message-time" }));
  }

  /** The colour of the highest role that has one. */
  #colour(userId) {
    const { state } = this.session;
    const held = state.roleIds(userId);
    const roles = (state.guild()?.roles ?? []).filter((role) => held.includes(role.id) && role.color).sort((a, b) => b.position - a.position);
    return roles.length ? `#${roles[0].color.toString(16).padStart(6, "0")}` : null;
  }

  #above(message) {
    if (message.interaction_metadata ?? message.interaction) return this.#commandBar(message);
    return message.type === REPLY || message.message_reference?.message_id ? this.#replyBar(message) : null;
  }

  #commandBar(message) {
    const { state } = this.session;
    const source = { ...message.interaction, ...message.interaction_metadata };
    if (!source.name && !source.target_message_id) return message.message_reference?.message_id ? this.#replyBar(message) : null;
    const user = state.nameOf(source.user?.id ?? source.user_id);
    return h("div", { class: "above" }, h("span", { class: "above-line", "aria-hidden": "true" }), h("strong", {}, user), " used ", h("span", { class: "mention" }, source.name ? this.#commandName(source) : "an app"));
  }

  #commandName(source) {
    return source.target_message_id || source.target_user ? source.name : `/${source.name}`;
  }

  #replyBar(message) {
    const { state } = this.session;
    const original = message.referenced_message;
    const line = h("span", { class: "above-line", "aria-hidden": "true" });
    if (!original) return h("div", { class: "above" }, line, h("em", {}, "The original message was deleted"));
    const name = state.nameOf(original.author.id);
    const called = message.mentions?.some((user) => user.id === original.author.id) ? "@" : "";
    const excerpt = h("span", { class: "above-text" }, this.#excerpt(original));
    const target = { type: "button", class: "above-jump", "aria-label": `In reply to ${name}: go to the message`, onclick: () => this.session.jump(message.channel_id, original.id) };
    return h("div", { class: "above" }, line, h("button", target, h("strong", {}, `${called}${name}`), " ", excerpt));
  }

  #excerpt(original) {
    if (original.content) return this.#rich().inline(original.content.replaceAll("\n", " ").slice(0, 160)).map((part) => (part instanceof Element ? part.textContent : part));
    return original.attachments?.length ? "a file" : original.embeds?.length ? "a card" : "a message";
  }

  #rich() {
    return new RichText({ session: this.session, guild: this.session.state.guild() });
  }

  #body(message) {
    const body = h("div", { class: "message-body" });
    if (message.pending) return append(body, [h("span", { class: "thinking" }, dots(), " Sending the command\u2026")]);
    if (message.failure) return append(body, [h("span", { class: "failure" }, icon("alert"), ` ${message.failure}`), this.#ephemeralLine(message)]);
    if (message.flags & MESSAGE.LOADING) {
      const name = this.session.state.nameOf(message.author.id);
      return append(body, [h("span", { class: "thinking" }, dots(), ` ${name} is thinking\u2026`), this.#private(message) && this.#ephemeralLine(message)]);
    }
    return append(body, this.#content(message));
  }

  #content(message) {
    const rich = this.#rich();
    const used = usedAttachments(message);
    const embeds = message.flags & MESSAGE.SUPPRESS_EMBEDS ? [] : message.embeds ?? [];
    const renderer = new ComponentRenderer({ rich, state: this.session.state, message, press: (component, values) => this.interactions.press(message, component, values) });
    const failure = this.interactions.failures.get(message.id);
    return [
      message.content && this.#text(message, rich),
      attachmentList((message.attachments ?? []).filter((file) => !used.has(file.id))),
      embeds.map((embed) => embedElement(embed, rich, message.attachments ?? [])),
      message.components?.length > 0 && renderer.all(message.components),
      failure && h("div", { class: "failure" }, icon("alert"), ` ${failure}`),
      message.reactions?.length > 0 && this.#reactions(message),
      this.#private(message) && this.#ephemeralLine(message),
    ];
  }

  /** The text, with "(edited)" at the end of its last line. */
  #text(message, rich) {
    const text = rich.blocks(message.content);
    if (!message.edited_timestamp) return text;
    const mark = timeElement(new Date(message.edited_timestamp), "(edited)", { class: "edited" });
    append(text.lastElementChild?.matches("p") ? text.lastElementChild : text, [" ", mark]);
    return text;
  }

  #ephemeralLine(message) {
    const dismiss = h("button", { type: "button", class: "text-button", onclick: () => this.actions.dismiss(message) }, "Dismiss message");
    return h("div", { class: "ephemeral-line" }, icon("eye"), " Only you can see this \u00b7 ", dismiss);
  }

  #reactions(message) {
    const items = message.reactions.map((reaction) => {
      const { emoji } = reaction;
      const text = emoji.id ? `:${emoji.name}:` : emoji.name;
      const label = `${text}, ${reaction.count} ${reaction.count === 1 ? "reaction" : "reactions"}`;
      const toggle = () => this.actions.react(message, emoji, !reaction.me);
      return h("button", { type: "button", class: "reaction", "aria-pressed": String(reaction.me), "aria-label": label, onclick: toggle, dataset: { focusKey: `reaction ${text}` } }, h("span", {}, text), h("span", { class: "count" }, reaction.count));
    });
    const add = iconButton("react", "Add a reaction", () => this.actions.pickReaction(message), { class: "reaction add" });
    return h("div", { class: "reactions" }, items, add);
  }

  #toolbar(message) {
    const own = message.author.id === this.session.state.me.id;
    const quiet = { tabindex: "-1" };
    return h("div", { class: "toolbar", role: "toolbar", "aria-label": "Message actions" },
      !this.#private(message) && iconButton("react", "Add a reaction", () => this.actions.pickReaction(message), quiet),
      own && iconButton("edit", "Edit", () => this.actions.edit(message), quiet),
      !this.#private(message) && iconButton("reply", "Reply", () => this.actions.reply(message), quiet),
      iconButton("more", "More", (event) => this.actions.openMenu(message, event.currentTarget), { ...quiet, "aria-haspopup": "menu" }));
  }
}

function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}
