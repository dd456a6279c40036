/** A select: a button that opens a list, for one choice or several. Used under messages and in forms. */

import { avatar } from "./avatars.js";
import { append, h } from "./dom.js";
import { COMPONENT } from "./flags.js";
import { ListPopup, openMark } from "./listbox.js";

/** What a select of any kind offers: {label, description, value, picture, selected}. */
export function selectItems(component, state) {
  const guild = state.guild();
  const defaults = new Set((component.default_values ?? []).map((entry) => entry.id));
  const users = () => (guild?.members ?? []).map(({ user }) => ({ label: state.nameOf(user.id), description: user.username, value: user.id, picture: avatar(user, state.nameOf(user.id)) }));
  const roles = () => (guild?.roles ?? []).filter((role) => role.id !== guild.id).map((role) => ({ label: `@${role.name}`, value: role.id }));
  const channels = () => (guild?.channels ?? [])
    .filter((channel) => !component.channel_types?.length || component.channel_types.includes(channel.type))
    .map((channel) => ({ label: `#${channel.name}`, value: channel.id }));
  const lists = {
    [COMPONENT.USER_SELECT]: users, [COMPONENT.ROLE_SELECT]: roles, [COMPONENT.CHANNEL_SELECT]: channels,
    [COMPONENT.MENTIONABLE_SELECT]: () => [...users(), ...roles()],
  };
  const entity = lists[component.type]?.().map((item) => ({ ...item, selected: defaults.has(item.value) }));
  return entity ?? (component.options ?? []).map((option) => ({
    label: option.label, description: option.description, value: option.value, selected: Boolean(option.default), hint: option.emoji?.name,
  }));
}

export class SelectField {
  #popup;
  #typed = "";
  #typedAt = 0;

  /** `onCommit(values)` runs when a choice was made: at once for a single one, when the list closes for several. */
  constructor({ items, placeholder, label, min = 1, max = 1, disabled = false, required = true, onCommit = () => {}, attributes = {} }) {
    this.items = items;
    this.limits = { min, max };
    this.required = required;
    this.placeholder = placeholder || "Make a selection";
    this.onCommit = onCommit;
    this.text = h("span", { class: "select-text" });
    this.element = h("button", { type: "button", class: "select", role: "combobox", "aria-label": label ?? this.placeholder, disabled, ...attributes }, this.text, openMark());
    this.#popup = new ListPopup(this.element, { label: label ?? this.placeholder, multiple: max > 1, onChoose: (item, key) => this.#choose(item, key), emptyText: "Nothing to choose from" });
    this.element.addEventListener("click", () => (this.#popup.open ? this.#close() : this.#open()));
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("blur", () => this.#close());
    this.#show();
  }

  get values() {
    return this.items.filter((item) => item.selected).map((item) => item.value);
  }

  /** What is wrong with the choice, as a sentence, or null. */
  get problem() {
    const count = this.values.length;
    if (count === 0 && !this.required) return null;
    if (count < this.limits.min) return this.limits.min === 1 ? "Choose one." : `Choose at least ${this.limits.min}.`;
    return count > this.limits.max ? `Choose at most ${this.limits.max}.` : null;
  }

  #open() {
    this.before = this.values.join();
    this.#popup.show(this.items, Math.max(0, this.items.findIndex((item) => item.selected)));
  }

  #close() {
    if (!this.#popup.open) return;
    this.#popup.hide();
    if (this.limits.max > 1 && this.values.join() !== this.before && !this.problem) this.onCommit(this.values);
  }

  #choose(item, key) {
    if (this.limits.max > 1) {
      if (key === "Tab") return this.#close();
      if (item.selected || this.values.length < this.limits.max) item.selected = !item.selected;
      this.#show();
      return this.#popup.show(this.items, this.items.indexOf(item));
    }
    for (const other of this.items) other.selected = other === item;
    this.#show();
    this.#popup.hide();
    return this.onCommit(this.values);
  }

  #key(event) {
    if (this.#popup.open && event.key === " " && this.#popup.active) {
      event.preventDefault();
      return this.#choose(this.#popup.active, event.key);
    }
    if (this.#popup.open && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      return this.#close();
    }
    if (this.#popup.handleKey(event)) return undefined;
    if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      return this.#open();
    }
    return event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " " ? this.#typeAhead(event.key) : undefined;
  }

  /** Typing letters goes to the option that begins with them. */
  #typeAhead(letter) {
    this.#typed = Date.now() - this.#typedAt < 800 ? this.#typed + letter : letter;
    this.#typedAt = Date.now();
    const wanted = this.#typed.toLowerCase();
    const index = this.items.findIndex((item) => item.label.toLowerCase().replace(/^[@#]/, "").startsWith(wanted));
    if (index >= 0) this.#popup.show(this.items, index);
  }

  #show() {
    const chosen = this.items.filter((item) => item.selected);
    this.text.replaceChildren();
    this.text.classList.toggle("placeholder", chosen.length === 0);
    append(this.text, [chosen.length ? chosen.map((item) => item.label).join(", ") : this.placeholder]);
  }
}
