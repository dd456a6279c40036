/** The lists at the sides: columns where there is room, drawers over the chat where there is not. */

const MODES = { sidebar: matchMedia("(max-width: 820px)"), members: matchMedia("(max-width: 1100px)") };
const MEMBERS_HIDDEN = "chatterbox.members-hidden";

export class Drawers {
  #open = null;
  #returnTo = null;

  constructor(app, scrim, onChange) {
    Object.assign(this, { app, scrim, onChange });
    scrim.addEventListener("click", () => this.close());
    addEventListener("keydown", (event) => event.key === "Escape" && this.#open && this.close());
    for (const mode of Object.values(MODES)) mode.addEventListener("change", () => this.close());
    app.classList.toggle("members-hidden", sessionStorage.getItem(MEMBERS_HIDDEN) === "yes");
    this.#apply();
  }

  isOpen(name) {
    return MODES[name].matches ? this.#open === name : name === "sidebar" || !this.app.classList.contains("members-hidden");
  }

  toggle(name) {
    if (MODES[name].matches) return this.#open === name ? this.close() : this.#show(name);
    const hidden = this.app.classList.toggle("members-hidden");
    sessionStorage.setItem(MEMBERS_HIDDEN, hidden ? "yes" : "no");
    return this.#apply();
  }

  #show(name) {
    this.#returnTo = document.activeElement?.dataset?.drawer ?? null;
    this.#open = name;
    this.#apply();
    const drawer = document.getElementById(name);
    (drawer.querySelector("[aria-current]:not(.rail-button)") ?? drawer.querySelector("button"))?.focus();
  }

  close() {
    const wasOpen = this.#open !== null;
    this.#open = null;
    this.#apply();
    if (wasOpen && this.#returnTo) document.querySelector(`[data-drawer=${this.#returnTo}]`)?.focus();
  }

  /** What is off the screen takes no focus and is not read. */
  #apply() {
    for (const [name, mode] of Object.entries(MODES)) {
      const drawer = document.getElementById(name);
      const shown = this.isOpen(name);
      drawer.classList.toggle("open", mode.matches && shown);
      drawer.inert = !shown;
    }
    document.getElementById("chat").inert = this.#open !== null;
    this.scrim.hidden = this.#open === null;
    this.onChange?.();
  }
}
