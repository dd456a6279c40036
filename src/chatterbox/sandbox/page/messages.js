/** The log of the open channel: what stands in it, where it is scrolled to, and moving through it by keys. */

import { fill, h, icon } from "./dom.js";
import { editElement } from "./editing.js";
import { MESSAGE } from "./flags.js";
import { onLongPress } from "./longpress.js";
import { compareIds, longDay, sameDay } from "./time.js";

const GROUP_MS = 7 * 60 * 1000;
const NEAR_BOTTOM_PX = 80;
const NEAR_TOP_PX = 200;
const SETTLED_MS = 1200;

export class MessageLog {
  #follow = true;
  #loadingOlder = false;
  #editing = null;
  #newFrom = null;
  #settling = new Map();

  constructor(element, below, session, renderer, actions) {
    Object.assign(this, { element, session, renderer, actions });
    this.jumpButton = h("button", { type: "button", class: "to-present", hidden: true, onclick: () => this.#toBottom() }, "Newest messages ", icon("down"));
    below.append(this.jumpButton);
    session.state.hear("person", () => fill(this.element));
    session.state.hear("place", () => this.#open());
    session.state.hear("view", () => this.#redraw());
    session.state.hear("messages", (change) => change.channelId === session.state.channelId && this.#change(change));
    this.#listen();
  }

  get #history() {
    return this.session.state.history(this.session.state.channelId);
  }

  #listen() {
    const { element } = this;
    element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("contextmenu", (event) => this.#contextMenu(event));
    element.addEventListener("click", (event) => this.#clicked(event));
    element.addEventListener("focusin", (event) => this.#focused(event.target.closest(".message")));
    onLongPress(element, (target, point) => this.#menuAt(target, point));
    new ResizeObserver(() => this.#follow && this.#toBottom()).observe(element);
    element.addEventListener("load", () => this.#follow && this.#toBottom(), true);
    addEventListener("focus", () => this.#markRead());
  }

  #open() {
    this.#editing = null;
    this.#follow = true;
    const { state, marks } = this.session;
    const channel = state.channel();
    this.element.setAttribute("aria-label", channel ? `Messages in ${state.channelName(channel)}` : "Messages");
    this.#newFrom = channel && marks.isUnread(state.me.id, channel) ? marks.lastRead(state.me.id, channel.id) : null;
    this.#redraw();
  }

  #change({ change, id, message }) {
    if (change === "update") return this.#update(message);
    if (change === "older") return this.#keepingPlace(() => this.#redraw());
    if (change === "create" && this.#history.lastId === id) this.#append(message);
    else this.#redraw();
    return this.#markRead();
  }

  /** Draws everything again; a screen reader hears only what comes later. */
  #redraw() {
    const { state } = this.session;
    this.element.setAttribute("aria-busy", "true");
    const history = state.channelId ? this.#history : null;
    const focused = document.activeElement?.closest?.(".message")?.dataset.id;
    const rows = (history?.messages ?? []).flatMap((message, index) => this.#rows(message, history.messages[index - 1]));
    fill(this.element, history?.loaded ? this.#beginning(history) : null, rows);
    if (focused && !this.#editing) this.#article(focused)?.focus();
    if (this.#follow) this.#toBottom();
    this.#markRead();
    requestAnimationFrame(() => this.element.removeAttribute("aria-busy"));
  }

  #beginning(history) {
    if (!history.complete) return h("div", { class: "log-more" }, "Loading older messages\u2026");
    const { state } = this.session;
    const channel = state.channel();
    const dm = state.dms.has(channel.id);
    const name = state.channelName(channel);
    return h("div", { class: "log-start" }, h("span", { class: "log-start-mark" }, icon(dm ? "at" : "hash")), h("h2", {}, dm ? name : `#${name}`),
      h("p", {}, dm ? `The beginning of your direct messages with ${name}.` : channel.topic || `The beginning of #${name}. Type / to see what the applications here can do.`));
  }

  #rows(message, previous) {
    const date = new Date(message.timestamp);
    const newDay = !previous || !sameDay(date, new Date(previous.timestamp));
    const isNew = this.#newFrom !== null && compareIds(message.id, this.#newFrom) > 0 && (!previous || compareIds(previous.id, this.#newFrom) <= 0);
    return [
      newDay && h("div", { class: "divider", role: "separator" }, h("span", {}, longDay(date))),
      isNew && h("div", { class: "divider new", role: "separator" }, h("span", {}, "New")),
      this.renderer.element(message, { compact: !newDay && !isNew && continues(message, previous) }),
    ].filter(Boolean);
  }

  #append(message) {
    const { messages } = this.#history;
    const follow = this.#follow || this.#mine(message);
    this.element.append(...this.#rows(message, messages.at(-2)));
    if (follow) this.#toBottom();
    else this.jumpButton.hidden = false;
  }

  /** True for what this person wrote, and for what an application answers to them. */
  #mine(message) {
    const me = this.session.state.me.id;
    return Boolean(message.local) || message.author?.id === me || message.interaction_metadata?.user?.id === me;
  }

  /** Replaces one message. While its edits stream in it is marked busy, so that only its final words are read out. */
  #update(message) {
    const old = this.#article(message.id);
    if (!old || this.#editing === message.id) return;
    const focusKey = old.contains(document.activeElement) ? document.activeElement.dataset.focusKey ?? "" : null;
    const fresh = this.renderer.element(message, { compact: old.classList.contains("compact") });
    fresh.setAttribute("aria-busy", "true");
    old.replaceWith(fresh);
    clearTimeout(this.#settling.get(message.id));
    this.#settling.set(message.id, setTimeout(() => {
      this.#settling.delete(message.id);
      this.#article(message.id)?.removeAttribute("aria-busy");
    }, SETTLED_MS));
    if (focusKey !== null) (focusKey && fresh.querySelector(`[data-focus-key="${CSS.escape(focusKey)}"]`) || fresh).focus();
    if (this.#follow) this.#toBottom();
  }

  #article(id) {
    return this.element.querySelector(`.message[data-id="${CSS.escape(id)}"]`);
  }

  #keepingPlace(draw) {
    const { element } = this;
    const fromBottom = element.scrollHeight - element.scrollTop;
    draw();
    element.scrollTop = element.scrollHeight - fromBottom;
  }

  #toBottom() {
    this.#follow = true;
    this.element.scrollTop = this.element.scrollHeight;
    this.jumpButton.hidden = true;
  }

  #scrolled() {
    const { element } = this;
    this.#follow = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM_PX;
    if (this.#follow) this.#markRead();
    this.jumpButton.hidden = this.#follow;
    if (element.scrollTop < NEAR_TOP_PX) this.#older();
  }

  async #older() {
    if (this.#loadingOlder || !this.session.state.channelId || !this.#history.loaded) return;
    this.#loadingOlder = true;
    await this.session.loadOlder();
    this.#loadingOlder = false;
  }

  #markRead() {
    const { state, marks } = this.session;
    if (!state.channelId || !this.#follow || !document.hasFocus() || !this.#history.loaded) return;
    const last = this.#history.messages.findLast((message) => !message.local && !(message.flags & MESSAGE.EPHEMERAL));
    marks.read(state.me.id, state.channelId, last?.id ?? "0");
    state.tell("unread");
  }

  /** Goes to a message that is shown here, reading further back until it appears. */
  async reveal(id) {
    while (!this.#article(id) && !this.#history.complete && compareIds(this.#history.messages[0]?.id ?? "0", id) > 0) {
      await this.session.loadOlder();
    }
    const article = this.#article(id);
    if (!article) return false;
    this.#follow = false;
    article.scrollIntoView({ block: "center" });
    article.focus({ preventScroll: true });
    article.classList.add("flash");
    article.addEventListener("animationend", () => article.classList.remove("flash"), { once: true });
    return true;
  }

  focusLast() {
    const last = [...this.element.querySelectorAll(".message")].at(-1);
    (last ?? this.element).focus();
  }

  edit(message) {
    const article = this.#article(message.id);
    if (!article) return;
    this.#editing = message.id;
    const done = () => {
      this.#editing = null;
      this.#update(this.#history.get(message.id) ?? message);
      this.actions.parts.composer.focus();
    };
    const { element, start } = editElement(message, this.session, done, () => this.actions.remove(message));
    article.querySelector(".message-body").replaceChildren(element);
    start();
  }

  /** Only the message that has the focus takes part in Tab with its toolbar. */
  #focused(article) {
    for (const button of this.element.querySelectorAll(".toolbar button[tabindex='0']")) button.tabIndex = -1;
    for (const button of article?.querySelectorAll(".toolbar button") ?? []) button.tabIndex = 0;
  }

  #key(event) {
    const article = event.target.closest(".message");
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
      event.preventDefault();
      return this.#menuAt(event.target, article ?? this.element);
    }
    if (event.target !== article && event.target !== this.element) return undefined;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return this.#step(event, article);
    if (article && event.key === "r" && !event.ctrlKey && !event.metaKey) return this.#reply(event, article);
    if (event.key === "Escape") return this.actions.parts.composer.focus();
    return undefined;
  }

  #reply(event, article) {
    event.preventDefault();
    const message = this.#history.get(article.dataset.id);
    if (message && !message.local) this.actions.reply(message);
  }

  #step(event, article) {
    const all = [...this.element.querySelectorAll(".message")];
    const index = article ? all.indexOf(article) + (event.key === "ArrowUp" ? -1 : 1) : all.length - 1;
    event.preventDefault();
    if (index >= all.length) return this.actions.parts.composer.focus();
    return all[Math.max(0, index)]?.focus();
  }

  #contextMenu(event) {
    if (event.target.closest("a, input, textarea, audio") || getSelection()?.toString()) return;
    event.preventDefault();
    if (event.pointerType === "touch" || event.pointerType === "pen") return;
    this.#menuAt(event.target, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : event.target);
  }

  #menuAt(target, at) {
    const user = target.closest("[data-user-id]");
    const article = target.closest(".message");
    const message = article && this.#history.get(article.dataset.id);
    if (user) this.actions.openUserMenu(user.dataset.userId, at);
    else if (message) this.actions.openMenu(message, at);
  }

  #clicked(event) {
    const user = event.target.closest("[data-user-id]");
    if (user) this.actions.openUserMenu(user.dataset.userId, user);
  }
}

/** True where a message goes on from the one before: the same writer, soon after, with nothing between them. */
function continues(message, previous) {
  if (!previous || message.local || previous.local || message.type !== 0 || ![0, 19].includes(previous.type ?? 0)) return false;
  const soon = new Date(message.timestamp) - new Date(previous.timestamp) < GROUP_MS;
  const alike = previous.author.id === message.author.id && (previous.flags & MESSAGE.EPHEMERAL) === (message.flags & MESSAGE.EPHEMERAL);
  return soon && alike && !message.interaction_metadata && !message.message_reference;
}
