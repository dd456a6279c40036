/** Parsed Markdown as elements, with the names of the people, channels and roles it mentions. */

import { h, iconButton } from "./dom.js";
import { parse, parseInline } from "./markdown.js";
import { timestampElement } from "./time.js";
import { announce } from "./toast.js";

const MESSAGE_LINK = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(@me|\d+)\/(\d+)(?:\/(\d+))?$/;

/** Builds elements for one place: `context` is {session, guild, openPerson}. */
export class RichText {
  constructor(context) {
    this.context = context;
  }

  /** A whole message or description. */
  blocks(text) {
    return h("div", { class: "markdown" }, parse(text).map((block) => this.#block(block)));
  }

  /** One line: a title or a field's name. */
  inline(text) {
    return parseInline(text).map((node) => this.#inline(node));
  }

  #block(block) {
    const children = () => block.children.map((child) => this.#inline(child));
    switch (block.type) {
      case "heading":
        return h("div", { class: `heading-${block.level}`, role: "heading", "aria-level": block.level === 1 ? "2" : "3" }, children());
      case "subtext":
        return h("div", { class: "subtext" }, children());
      case "quote":
        return h("blockquote", {}, block.children.map((child) => this.#block(child)));
      case "list":
        return this.#list(block);
      case "code":
        return this.#code(block);
      default:
        return h("p", {}, children());
    }
  }

  #list(block) {
    const items = block.items.map(({ children, list }) =>
      h("li", {}, children.map((child) => this.#inline(child)), list && this.#list(list)));
    return h(block.ordered ? "ol" : "ul", block.ordered ? { start: block.start } : {}, items);
  }

  #code({ language, text }) {
    const copy = iconButton("copy", "Copy code", async () => {
      await navigator.clipboard.writeText(text);
      announce("Code copied");
    });
    const label = language ? `Code, ${language}` : "Code";
    return h("div", { class: "code-block" }, h("pre", { tabindex: "0", role: "group", "aria-label": label }, h("code", {}, text)), copy);
  }

  #inline(node) {
    const children = () => node.children.map((child) => this.#inline(child));
    switch (node.type) {
      case "text": return node.text;
      case "strong": return h("strong", {}, children());
      case "emphasis": return h("em", {}, children());
      case "underline": return h("u", {}, children());
      case "strike": return h("s", {}, children());
      case "inlineCode": return h("code", {}, node.text);
      case "spoiler": return spoiler(children());
      case "link": return this.#link(node, children());
      case "time": return timestampElement(node.seconds, node.style) ?? `<t:${node.seconds}>`;
      case "emoji": return h("span", { class: "custom-emoji", title: "Custom emoji" }, `:${node.name}:`);
      case "command": return h("span", { class: "mention" }, `/${node.name}`);
      case "everyone": return h("span", { class: "mention" }, `@${node.name}`);
      case "user": return this.#userMention(node.id);
      case "role": return this.#roleMention(node.id);
      case "channel": return this.#channelMention(node.id);
      default: return "";
    }
  }

  #link({ url, masked }, children) {
    const place = MESSAGE_LINK.exec(url);
    if (place) return this.#placeLink(place, children);
    const attributes = { href: url, target: "_blank", rel: "noopener noreferrer nofollow", title: masked ? url : null };
    return h("a", attributes, children);
  }

  /** A link to a message or channel of this sandbox opens here. */
  #placeLink([, , channelId, messageId], children) {
    const { session } = this.context;
    const channel = session.state.channel(channelId);
    if (!channel) return h("span", { class: "mention dim" }, "No access");
    const label = messageId ? `#${session.state.channelName(channel)} \u203a message` : `#${session.state.channelName(channel)}`;
    return h("button", { type: "button", class: "mention", onclick: () => session.jump(channelId, messageId) }, children.length ? label : "");
  }

  #userMention(id) {
    const { state } = this.context.session;
    const known = state.user(id);
    if (!known) return h("span", { class: "mention dim" }, "@unknown user");
    const name = state.nameOf(id, this.context.guild);
    return h("button", { type: "button", class: "mention", dataset: { userId: id } }, `@${name}`);
  }

  #roleMention(id) {
    const role = this.context.guild?.roles.find((candidate) => candidate.id === id);
    return h("span", { class: `mention${role ? "" : " dim"}` }, role ? `@${role.name}` : "@unknown role");
  }

  #channelMention(id) {
    const { session } = this.context;
    const channel = session.state.channel(id);
    if (!channel) return h("span", { class: "mention dim" }, "#unknown");
    return h("button", { type: "button", class: "mention", onclick: () => session.open(id) }, `#${session.state.channelName(channel)}`);
  }
}

function spoiler(children) {
  const inner = h("span", { class: "spoiler-text", "aria-hidden": "true", inert: true }, children);
  const reveal = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const text = h("span", { class: "spoiler revealed", tabindex: "-1" }, children);
    box.replaceWith(text);
    text.focus();
  };
  const box = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler. Press to reveal", onclick: reveal }, inner);
  box.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && reveal(event));
  return box;
}
