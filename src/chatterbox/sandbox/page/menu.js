/** Menus: at the mouse, at a button, or from the bottom edge on a narrow screen; with one level below (Apps). */

import { append, h, icon, uniqueId } from "./dom.js";

const NARROW = matchMedia("(max-width: 640px)");
const MARGIN = 8;
let current = null;

/**
 * Opens a menu. Entries are {label, icon?, run} or {label, icon?, entries} (a level below), {label, note: true}, or null
 * for a line. `at` is {x, y} or an element; `returnTo` gets the focus when nothing was chosen.
 */
export function openMenu({ label, entries, at, returnTo = document.activeElement }) {
  current?.close(false);
  current = new Menu({ label, entries, at, returnTo, parent: null });
  return current;
}

class Menu {
  #child = null;

  constructor({ label, entries, at, returnTo, parent }) {
    Object.assign(this, { label, at, returnTo, parent });
    this.element = h("div", { class: NARROW.matches ? "menu sheet" : "menu", role: "menu", id: uniqueId("menu"), popover: "manual", "aria-label": label, tabindex: "-1" });
    append(this.element, [
      NARROW.matches && h("div", { class: "sheet-title", "aria-hidden": "true" }, label),
      parent && NARROW.matches && this.#item({ label: "Back", icon: "back", run: () => this.close(true), stays: true }),
      entries.map((entry) => this.#entry(entry)),
    ]);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("contextmenu", (event) => event.preventDefault());
    document.body.append(this.element);
    this.element.showPopover();
    if (!NARROW.matches) this.#place();
    if (!parent) setTimeout(() => this.element.isConnected && addEventListener("pointerdown", this.#outside, true));
    this.items.at(parent && NARROW.matches && this.items.length > 1 ? 1 : 0)?.focus();
  }

  get items() {
    return [...this.element.querySelectorAll("[role=menuitem]")];
  }

  /** Closes this menu and those below it; `back` puts the focus where it was. */
  close(back) {
    this.#child?.close(false);
    removeEventListener("pointerdown", this.#outside, true);
    this.element.remove();
    if (this.parent) this.parent.childClosed();
    else current = null;
    if (back && this.returnTo?.isConnected) this.returnTo.focus();
  }

  childClosed() {
    this.#child = null;
    this.element.classList.remove("covered");
  }

  get root() {
    return this.parent?.root ?? this;
  }

  contains(target) {
    return this.element.contains(target) || Boolean(this.#child?.contains(target));
  }

  #outside = (event) => {
    if (this.contains(event.target)) return;
    event.preventDefault();
    this.close(false);
  };

  #entry(entry) {
    if (!entry) return h("hr", { role: "separator" });
    if (entry.note) return h("div", { class: "menu-note", role: "presentation" }, entry.label);
    if (entry.row) return h("div", { class: "menu-row", role: "group", "aria-label": entry.label }, entry.row.map((item) => this.#item(item)));
    return this.#item(entry);
  }

  #item(entry) {
    const attributes = { type: "button", role: "menuitem", tabindex: "-1", class: `menu-item${entry.danger ? " danger" : ""}`, "aria-label": entry.name ?? null };
    const item = h("button", attributes, h("span", { class: "menu-label" }, entry.label, entry.hint && h("span", { class: "menu-hint" }, entry.hint)),
      entry.entries ? icon("chevron") : entry.icon && icon(entry.icon));
    if (entry.entries) {
      item.setAttribute("aria-haspopup", "menu");
      item.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && !NARROW.matches && this.#openChild(item, entry));
    } else item.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.#child?.close(false));
    item.addEventListener("click", () => (entry.entries ? this.#openChild(item, entry) : this.#run(entry)));
    item.addEventListener("pointermove", (event) => event.pointerType === "mouse" && !this.#child && item.focus());
    item.submenu = entry.entries ? entry : null;
    return item;
  }

  #run(entry) {
    if (entry.stays) return entry.run();
    const { returnTo } = this.root;
    this.root.close(true);
    return entry.run(returnTo);
  }

  #openChild(item, entry) {
    if (this.#child?.returnTo === item) return;
    this.#child?.close(false);
    this.#child = new Menu({ label: entry.label, entries: entry.entries, at: item, returnTo: item, parent: this });
    if (NARROW.matches) this.element.classList.add("covered");
  }

  #key(event) {
    const { items } = this;
    const index = items.indexOf(document.activeElement);
    const moves = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 };
    if (event.key in moves) items.at(moves[event.key] % items.length)?.focus();
    else if (event.key === "ArrowRight" && items[index]?.submenu) this.#openChild(items[index], items[index].submenu);
    else if (event.key === "Escape" || (event.key === "ArrowLeft" && this.parent)) this.close(true);
    else if (event.key === "Tab") this.root.close(true);
    else if (event.key.length === 1 && event.key !== " ") this.#jump(event.key, index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #jump(letter, from) {
    const { items } = this;
    const rotated = [...items.slice(from + 1), ...items.slice(0, from + 1)];
    rotated.find((item) => item.textContent.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
  }

  /** At the point or beside the element, moved inside the window. */
  #place() {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const box = this.at instanceof Element ? this.at.getBoundingClientRect() : null;
    let x = box ? (this.parent ? box.right - 2 : box.left) : this.at.x;
    let y = box ? (this.parent ? box.top - 6 : box.bottom + 4) : this.at.y;
    if (x + width > innerWidth - MARGIN) x = box && this.parent ? box.left - width + 2 : innerWidth - width - MARGIN;
    if (y + height > innerHeight - MARGIN) y = innerHeight - height - MARGIN;
    this.element.style.left = `${Math.max(MARGIN, x)}px`;
    this.element.style.top = `${Math.max(MARGIN, y)}px`;
  }
}
