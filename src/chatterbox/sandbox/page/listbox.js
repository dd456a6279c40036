/** The list that pops up at a field: suggestions, commands, choices. The focus stays in the field (ARIA combobox). */

import { append, h, icon, uniqueId } from "./dom.js";
import { announce } from "./toast.js";

const GAP = 6;
const MARGIN = 8;
const TALLEST = 380;

/**
 * A list belonging to one field. Items are {label, description?, hint?, picture?, group?, selected?, value?}.
 * `onChoose(item, key)` gets the item that was picked.
 */
export class ListPopup {
  items = [];
  activeIndex = -1;
  #element = null;

  constructor(field, { label, onChoose, multiple = false, anchor = field, emptyText = null }) {
    this.field = field;
    this.anchor = anchor;
    this.label = label;
    this.onChoose = onChoose;
    this.multiple = multiple;
    this.emptyText = emptyText;
    this.id = uniqueId("list");
    field.setAttribute("aria-haspopup", "listbox");
    field.setAttribute("aria-controls", this.id);
    this.#tellOpen(false);
  }

  get open() {
    return this.#element !== null;
  }

  get active() {
    return this.items[this.activeIndex];
  }

  show(items, activeIndex = 0) {
    if (items.length === 0 && !this.emptyText) return this.hide();
    this.items = items;
    const element = this.#element ?? this.#create();
    element.replaceChildren(...this.#options());
    if (items.length === 0) element.append(h("div", { class: "list-empty" }, this.emptyText));
    this.#place();
    this.#activate(items.length ? Math.max(0, Math.min(activeIndex, items.length - 1)) : -1);
    return undefined;
  }

  hide() {
    if (!this.#element) return;
    this.#element.remove();
    this.#element = null;
    this.items = [];
    this.activeIndex = -1;
    this.#tellOpen(false);
    this.field.removeAttribute("aria-activedescendant");
    removeEventListener("resize", this.#replace);
    removeEventListener("scroll", this.#replace, true);
  }

  /** A field with several lines cannot be a combobox in ARIA: there the number of entries is announced instead. */
  #tellOpen(open) {
    if (this.field.getAttribute("role") === "combobox") this.field.setAttribute("aria-expanded", String(open));
    else if (open) announce(`${this.label}: ${this.items.length} in the list`);
  }

  /** Takes a key of the field; true when the list used it up. */
  handleKey(event) {
    if (!this.open) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in steps) this.#move(steps[event.key], event.key.startsWith("Arrow"));
    else if (event.key === "Escape") this.hide();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && !event.isComposing && this.active) {
      this.onChoose(this.active, event.key);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #create() {
    const element = h("div", { class: "list-popup", id: this.id, role: "listbox", popover: "manual", tabindex: "-1", "aria-label": this.label });
    if (this.multiple) element.setAttribute("aria-multiselectable", "true");
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", (event) => this.#clicked(event));
    (this.field.closest("dialog, main") ?? document.body).append(element);
    element.showPopover();
    this.#element = element;
    this.#tellOpen(true);
    addEventListener("resize", this.#replace);
    addEventListener("scroll", this.#replace, true);
    return element;
  }

  #clicked(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.onChoose(this.items[Number(option.dataset.index)], "click");
  }

  #options() {
    let group;
    return this.items.flatMap((item, index) => {
      const heading = item.group && item.group !== group ? h("div", { class: "list-group", role: "presentation" }, item.group) : null;
      group = item.group;
      return [heading, this.#option(item, index)].filter(Boolean);
    });
  }

  #option(item, index) {
    const words = h("span", { class: "option-words" }, h("span", { class: "option-label" }, item.label),
      item.description && h("span", { class: "option-description" }, item.description));
    const option = h("div", { class: "option", role: "option", id: `${this.id}-${index}`, dataset: { index: String(index) }, "aria-selected": "false" });
    if (this.multiple || item.selected) option.setAttribute("aria-selected", String(Boolean(item.selected)));
    const tick = this.multiple ? h("span", { class: "tick", "aria-hidden": "true" }) : null;
    return append(option, [item.picture, words, item.hint && h("span", { class: "option-hint" }, item.hint), tick]);
  }

  #move(step, wrap) {
    const last = this.items.length - 1;
    const wanted = this.activeIndex + step;
    const inside = Math.max(0, Math.min(last, wanted));
    this.#activate(wrap && wanted !== inside ? (wanted < 0 ? last : 0) : inside);
  }

  #activate(index) {
    this.#element.querySelector(".option.active")?.classList.remove("active");
    this.activeIndex = index;
    const option = this.#element.querySelector(`#${this.id}-${index}`);
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.classList.add("active");
    if (!this.multiple) {
      this.#element.querySelector(".option[aria-selected=true]")?.setAttribute("aria-selected", "false");
      option.setAttribute("aria-selected", "true");
    }
    option.scrollIntoView({ block: "nearest" });
    return this.field.setAttribute("aria-activedescendant", option.id);
  }

  #replace = (event) => {
    if (event?.target === this.#element) return;
    if (!this.field.isConnected) return this.hide();
    this.#place();
  };

  /** Above the field where there is more room, else below it, never outside the window. */
  #place() {
    const box = this.anchor.getBoundingClientRect();
    const above = box.top - GAP - MARGIN;
    const below = innerHeight - box.bottom - GAP - MARGIN;
    const upwards = above > below;
    const style = this.#element.style;
    const width = Math.min(innerWidth - 2 * MARGIN, Math.max(box.width, 260));
    style.width = `${width}px`;
    style.maxHeight = `${Math.max(120, Math.min(TALLEST, upwards ? above : below))}px`;
    style.left = `${Math.max(MARGIN, Math.min(box.left, innerWidth - width - MARGIN))}px`;
    style.top = upwards ? "auto" : `${box.bottom + GAP}px`;
    style.bottom = upwards ? `${innerHeight - box.top + GAP}px` : "auto";
  }
}

/** The arrow that says: a list opens here. */
export function openMark() {
  return h("span", { class: "open-mark", "aria-hidden": "true" }, icon("down"));
}
