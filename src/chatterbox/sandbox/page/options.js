/** The field of one command option, by its type: {element, target, read(files), typed(), problem(), addFile?}. */

import { avatar } from "./avatars.js";
import { h } from "./dom.js";
import { FileField } from "./files.js";
import { OPTION } from "./flags.js";
import { ListPopup } from "./listbox.js";

const ASK_AFTER_MS = 180;
const NUMERIC = new Set([OPTION.INTEGER, OPTION.NUMBER]);

/** Builds the field. `context` is {session, complete(name, signal)}: the latter asks the application for choices. */
export function optionField(option, context) {
  if (option.type === OPTION.ATTACHMENT) return fileOption(option, context);
  return new ListOption(option, context);
}

function fileOption(option, { session }) {
  const field = new FileField({ session, label: option.name });
  return {
    element: field.element,
    target: field.button,
    read: (files) => (field.files[0] ? `files[${files.push(field.files[0]) - 1}]` : undefined),
    typed: () => undefined,
    problem: () => (option.required && !field.files.length ? "A file is needed." : null),
    addFile: (file) => field.add([file]),
  };
}

/** A text field with a list under it where there is something to choose from. */
class ListOption {
  #chosen = null;
  #asking = null;
  #timer = null;

  constructor(option, { session, complete }) {
    this.option = option;
    this.session = session;
    this.complete = complete;
    this.fixed = fixedItems(option, session.state);
    const input = h("input", { "aria-label": option.name, "aria-required": String(Boolean(option.required)), autocomplete: "off", placeholder: this.#hint(), maxlength: String(option.max_length ?? 6000), inputmode: NUMERIC.has(option.type) && !this.lists ? (option.type === OPTION.INTEGER ? "numeric" : "decimal") : null });
    this.target = input;
    this.element = h("div", { class: "text-holder" }, input);
    if (this.lists) this.#addList(input);
  }

  #hint() {
    const { option } = this;
    if (this.fixed) return "Choose\u2026";
    if (option.autocomplete) return "Type to search";
    const [least, most] = [option.min_value ?? null, option.max_value ?? null];
    if (least !== null && most !== null) return `${least} to ${most}`;
    return least !== null ? `${least} or more` : most !== null ? `at most ${most}` : null;
  }

  get lists() {
    return this.fixed !== null || Boolean(this.option.autocomplete);
  }

  #addList(input) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    this.popup = new ListPopup(input, { label: `Choices for ${this.option.name}`, onChoose: (item, key) => this.#choose(item, key), emptyText: "Nothing matches" });
    input.addEventListener("input", () => this.#changed());
    input.addEventListener("focus", () => this.#suggest());
    input.addEventListener("click", () => this.popup.open || this.#suggest());
    input.addEventListener("blur", () => this.#left());
    input.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    if (event.key === "ArrowDown" && !this.popup.open) {
      event.preventDefault();
      this.#suggest();
    } else if (event.key === "Enter" && !this.popup.active) this.popup.hide();
    else this.popup.handleKey(event);
  }

  #left() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.popup.hide();
  }

  #changed() {
    this.#chosen = null;
    this.#suggest();
  }

  /** Tab takes the entry and goes on; Enter takes it and stays. */
  #choose(item, key) {
    this.#chosen = item;
    this.target.value = item.label;
    this.target.setAttribute("aria-invalid", "false");
    this.popup.hide();
    if (key === "Tab") nextField(this.target)?.focus();
  }

  #suggest() {
    if (this.fixed) return this.#showFixed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), ASK_AFTER_MS);
    return undefined;
  }

  #showFixed() {
    const typed = this.#chosen ? "" : this.target.value.trim().toLowerCase();
    const found = this.fixed.filter(({ label, description }) => `${label} ${description ?? ""}`.toLowerCase().includes(typed));
    this.popup.show(found, Math.max(0, found.indexOf(this.#chosen)));
  }

  async #ask() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.element.classList.add("asking");
    try {
      const choices = await this.complete(this.option.name, signal);
      if (document.activeElement !== this.target || signal.aborted) return;
      this.popup.emptyText = "No options match your search";
      this.popup.show(choices.map((choice) => ({ label: choice.name, value: choice.value })), this.target.value ? 0 : -1);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.popup.emptyText = error.message;
      this.popup.show([]);
    } finally {
      if (!signal.aborted) this.element.classList.remove("asking");
    }
  }

  /** What autocomplete is told: the text as it stands, or the value that was chosen. */
  typed() {
    const text = this.target.value;
    if (!NUMERIC.has(this.option.type)) return this.#chosen?.value ?? text;
    return text.trim() === "" ? "" : text;
  }

  read() {
    const item = this.#item();
    if (item) return item.value;
    const text = this.target.value;
    if (text.trim() === "" || this.fixed) return undefined;
    return NUMERIC.has(this.option.type) ? Number(text) : text;
  }

  /** The entry that was chosen, or whose name was typed out. */
  #item() {
    const typed = this.target.value.trim().toLowerCase();
    return this.#chosen ?? (typed ? this.fixed?.find(({ label }) => label.toLowerCase() === typed) : undefined);
  }

  problem() {
    const { option } = this;
    const text = this.target.value.trim();
    if (text === "") return option.required ? "This option is needed." : null;
    if (this.#item()) return null;
    if (this.fixed) return "Choose one of the list.";
    return NUMERIC.has(option.type) ? numberProblem(text, option) : textProblem(text, option);
  }
}

function numberProblem(text, { type, min_value: least, max_value: most }) {
  const value = Number(text);
  if (!Number.isFinite(value)) return "This must be a number.";
  if (type === OPTION.INTEGER && !Number.isSafeInteger(value)) return "This must be a whole number.";
  if (least !== undefined && least !== null && value < least) return `This must be at least ${least}.`;
  return most !== undefined && most !== null && value > most ? `This must be at most ${most}.` : null;
}

function textProblem(text, { min_length: least, max_length: most }) {
  if (least && text.length < least) return `At least ${least} characters, please.`;
  return most && text.length > most ? `At most ${most} characters, please.` : null;
}

function nextField(field) {
  const all = [...field.closest("form").querySelectorAll("input:not([type=file]), button")].filter((element) => element.tabIndex >= 0 && element.offsetParent);
  return all[all.indexOf(field) + 1];
}

/** The entries of an option that has a list of its own; null where anything may be typed. */
function fixedItems(option, state) {
  if (option.choices?.length) return option.choices.map((choice) => ({ label: choice.name, value: choice.value }));
  const guild = state.guild();
  const people = guild ? guild.members.map((member) => member.user) : [state.me, ...(state.channel()?.recipients ?? [])];
  const users = () => people.map((user) => ({ label: state.nameOf(user.id), description: user.username, value: user.id, picture: avatar(user, state.nameOf(user.id)) }));
  const roles = () => (guild?.roles ?? []).map((role) => ({ label: role.name.startsWith("@") ? role.name : `@${role.name}`, value: role.id }));
  const channels = () => (guild?.channels ?? []).filter((channel) => !option.channel_types?.length || option.channel_types.includes(channel.type)).map((channel) => ({ label: `#${channel.name}`, value: channel.id }));
  const lists = {
    [OPTION.BOOLEAN]: () => [{ label: "True", value: true }, { label: "False", value: false }],
    [OPTION.USER]: users, [OPTION.ROLE]: roles, [OPTION.CHANNEL]: channels, [OPTION.MENTIONABLE]: () => [...users(), ...roles()],
  };
  return lists[option.type]?.() ?? null;
}
