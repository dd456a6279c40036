/** The message box: text, files, replies, and the way into commands. */

import { fileSize } from "./attachments.js";
import { CommandForm } from "./commandform.js";
import { CommandPicker } from "./commands.js";
import { append, fill, h, icon, iconButton } from "./dom.js";
import { acceptDrops } from "./files.js";
import { PERMISSION } from "./flags.js";
import { MentionPicker } from "./mentionpicker.js";
import { toWire } from "./names.js";
import { openMenu } from "./menu.js";

const TYPING_EVERY_MS = 8000;
const MOST_FILES = 10;
const LONGEST = 2000;

export class Composer {
  #files = [];
  #reply = null;
  #drafts = new Map();
  #place = null;
  #typingAt = 0;
  #sending = false;

  constructor(element, session, interactions, actions) {
    Object.assign(this, { element, session, interactions, actions, form: null, log: null });
    this.#build();
    this.commandPicker = new CommandPicker(this.area, this.box, session, (command) => this.startCommand(command));
    this.mentionPicker = new MentionPicker(this.area, this.box, session, () => this.#changed());
    session.state.hear("person", () => this.#moved());
    session.state.hear("place", () => this.#moved());
    session.state.hear("view", () => this.#allow());
    acceptDrops(document.getElementById("chat"), session, (files) => this.addFiles(files));
  }

  #build() {
    this.area = h("textarea", { id: "composer-text", rows: "1", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "true" });
    this.area.addEventListener("input", () => this.#changed());
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("paste", (event) => this.#pasted(event));
    this.area.addEventListener("blur", () => [this.commandPicker, this.mentionPicker].forEach((picker) => picker.hide()));
    this.fileInput = h("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to attach" });
    this.fileInput.addEventListener("change", () => {
      this.addFiles([...this.fileInput.files]);
      this.fileInput.value = "";
    });
    this.addButton = iconButton("plus", "Attach a file or use a command", () => this.#openAddMenu(), { "aria-haspopup": "menu" });
    this.sendButton = iconButton("send", "Send message", () => this.send(), { class: "icon-button send" });
    this.counter = h("span", { class: "counter" });
    this.replyBar = h("div", { class: "reply-bar", hidden: true });
    this.tray = h("div", { class: "tray", hidden: true });
    this.box = h("div", { class: "composer-box" }, this.addButton, this.area, this.counter, this.sendButton);
    this.refusal = h("div", { class: "composer-refusal", hidden: true });
    append(this.element, [this.replyBar, this.tray, this.box, this.refusal, this.fileInput]);
  }

  focus() {
    if (this.form) this.form.focus();
    else this.area.focus();
  }

  /** Keeps what was begun in the channel that was left, and brings back what was begun in this one. */
  #moved() {
    const { state } = this.session;
    if (this.#place) this.#drafts.set(this.#place, this.area.value);
    this.#place = `${state.me.id}/${state.channelId}`;
    this.closeForm();
    this.#setReply(null);
    this.#setFiles([]);
    this.area.value = this.#drafts.get(this.#place) ?? "";
    const channel = state.channel();
    const label = channel ? `Message ${state.dms.has(channel.id) ? "@" : "#"}${state.channelName(channel)}` : "Message";
    this.area.placeholder = label;
    this.area.setAttribute("aria-label", label);
    this.#allow();
    this.#changed(false);
  }

  #allow() {
    const { state } = this.session;
    const may = Boolean(state.channel()) && state.can(PERMISSION.SEND_MESSAGES);
    this.area.disabled = !may;
    this.box.hidden = !may || this.form !== null;
    this.refusal.hidden = may;
    fill(this.refusal, state.channel() ? "You may not send messages in this channel." : "Choose a channel to begin.");
  }

  #changed(byHand = true) {
    const { area } = this;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, innerHeight * 0.4)}px`;
    const left = LONGEST - area.value.length;
    fill(this.counter, left < 200 ? String(left) : "");
    this.counter.classList.toggle("over", left < 0);
    this.sendButton.disabled = left < 0 || (!area.value.trim() && this.#files.length === 0);
    if (!byHand) return;
    this.commandPicker.update();
    if (!this.commandPicker.open) this.mentionPicker.update();
    if (area.value && !area.value.startsWith("/")) this.#tellTyping();
  }

  #tellTyping() {
    if (Date.now() - this.#typingAt < TYPING_EVERY_MS) return;
    this.#typingAt = Date.now();
    const { api, state } = this.session;
    api.typing(state.me.id, state.channelId).catch(() => {});
  }

  #key(event) {
    if (this.commandPicker.handleKey(event) || this.mentionPicker.handleKey(event)) return;
    const empty = this.area.value === "";
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.#reply) this.#setReply(null);
    else if (event.key === "ArrowUp" && event.altKey) this.log.focusLast();
    else if (event.key === "ArrowUp" && empty && !event.shiftKey) {
      event.preventDefault();
      this.#editLast();
    }
  }

  #editLast() {
    const { state } = this.session;
    const own = state.history(state.channelId).messages.findLast((message) => message.author?.id === state.me.id && !message.local);
    if (own) this.actions.edit(own);
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.addFiles(files);
  }

  /** Attaches files to the message, or puts the first into the command that is being filled in and wants one. */
  addFiles(files) {
    if (this.form?.addFile(files[0])) return;
    this.#setFiles([...this.#files, ...files].slice(0, MOST_FILES));
    this.focus();
  }

  #setFiles(files) {
    this.#files = files;
    this.tray.hidden = files.length === 0;
    const remove = (file) => this.#setFiles(this.#files.filter((other) => other !== file));
    fill(this.tray, files.map((file) => h("div", { class: "file-chip" }, icon("file"), h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, fileSize(file.size)), iconButton("close", `Remove ${file.name}`, () => remove(file)))));
    this.#changed(false);
  }

  replyTo(message) {
    const mine = message.author.id === this.session.state.me.id;
    this.closeForm();
    this.#setReply({ message, ping: !mine, mine });
    this.area.focus();
  }

  #setReply(reply) {
    this.#reply = reply;
    this.replyBar.hidden = !reply;
    if (!reply) return fill(this.replyBar);
    const name = this.session.state.nameOf(reply.message.author.id);
    const toggle = () => this.#setReply({ ...reply, ping: !reply.ping });
    const ping = h("button", { type: "button", class: "ping-toggle", "aria-pressed": String(reply.ping), title: "Whether the reply pings its author", onclick: toggle }, `@ ${reply.ping ? "on" : "off"}`);
    ping.setAttribute("aria-label", `Ping ${name}`);
    const words = h("button", { type: "button", class: "reply-words", onclick: () => this.session.jump(reply.message.channel_id, reply.message.id) }, "Replying to ", h("strong", {}, name));
    return fill(this.replyBar, icon("reply"), words, !reply.mine && ping, iconButton("close", "Do not reply", () => this.#setReply(null)));
  }

  insert(text) {
    this.closeForm();
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.area.focus();
    this.#changed();
  }

  async send() {
    const { api, state } = this.session;
    const content = toWire(this.area.value.trim(), state);
    if (this.#sending || this.sendButton.disabled) return;
    const body = { content };
    if (this.#reply) Object.assign(body, { reply_to: this.#reply.message.id, ping: this.#reply.ping });
    this.#sending = true;
    const kept = { text: this.area.value, place: this.#place };
    this.area.value = "";
    this.#changed(false);
    const sent = await this.session.attempt(() => api.send(state.me.id, state.channelId, body, this.#files));
    this.#sending = false;
    this.#typingAt = 0;
    if (sent) this.session.answered(sent);
    if (kept.place !== this.#place) return;
    if (sent) {
      this.#setReply(null);
      this.#setFiles([]);
    } else this.area.value = kept.text + this.area.value;
    this.#changed(false);
  }

  /** Puts the fields of a command in the place of the message box. */
  startCommand(command, { files = [] } = {}) {
    this.closeForm();
    this.area.value = "";
    this.#changed(false);
    this.form = new CommandForm(command, this.session, this.interactions, {
      onDone: () => this.closeForm(true),
      onHide: (hidden) => this.#hideForm(hidden),
    });
    this.element.append(this.form.element);
    this.box.hidden = true;
    this.tray.hidden = true;
    this.replyBar.hidden = true;
    for (const file of files) this.form.addFile(file);
    this.form.focus();
  }

  /** While a command is under way the message box is back; it becomes the form again if the call was refused. */
  #hideForm(hidden) {
    this.form.element.hidden = hidden;
    this.box.hidden = !hidden;
    if (hidden) this.area.focus();
  }

  closeForm(focus = false) {
    if (!this.form) return;
    this.form.element.remove();
    this.form = null;
    this.box.hidden = this.area.disabled;
    this.tray.hidden = this.#files.length === 0;
    this.replyBar.hidden = !this.#reply;
    if (focus && (document.activeElement === document.body || document.activeElement === null)) this.area.focus();
  }

  /** Puts a file into a command that takes one; the one named in `preferred` where it is offered here. */
  async useInCommand(file, preferred) {
    const commands = await this.commandPicker.withFileOption();
    const command = commands.find((candidate) => candidate.fullName === preferred) ?? commands[0];
    if (command) this.startCommand(command, { files: [file] });
    else this.addFiles([file]);
    return command;
  }

  #openAddMenu() {
    const entries = [
      { label: "Attach files\u2026", icon: "file", run: () => this.fileInput.click() },
      { label: "Use a command", icon: "apps", run: () => this.#beginCommand() },
    ];
    openMenu({ label: "Add", entries, at: this.addButton });
  }

  #beginCommand() {
    this.area.value = "/";
    this.area.focus();
    this.#changed();
  }
}
