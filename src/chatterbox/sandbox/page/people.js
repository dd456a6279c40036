/** Whom to act as: the box under the channels, and the window that it opens. */

import { avatar, avatarWithPresence } from "./avatars.js";
import { openDialog } from "./dialog.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { announce } from "./toast.js";

export class PersonBox {
  constructor(element, session, openPanel, onMove) {
    Object.assign(this, { element, session, openPanel, onMove });
    for (const kind of ["person", "people", "view"]) session.state.hear(kind, () => this.#draw());
  }

  #draw() {
    const { state } = this.session;
    const name = state.me.global_name ?? state.me.username;
    const words = h("span", { class: "person-words" }, h("span", { class: "person-hint" }, "Acting as"), h("span", { class: "person-name" }, name));
    fill(this.element,
      h("button", { type: "button", class: "person-button", "aria-haspopup": "dialog", "aria-label": `Acting as ${name}. Change person`, onclick: () => this.choose() }, avatarWithPresence(state.me, name, true), words, icon("swap")),
      iconButton("settings", "Sandbox settings and samples", () => this.openPanel(), { "aria-haspopup": "dialog" }));
  }

  choose() {
    const { state } = this.session;
    const rows = state.people.map((person) => {
      const name = person.global_name ?? person.username;
      const current = person.id === state.me.id;
      const act = async () => {
        dialog.close();
        await this.session.attempt(() => this.session.actAs(person.id));
        this.onMove();
        announce(`You are now acting as ${name}`);
      };
      return h("li", {}, h("button", { type: "button", class: `person-row${current ? " current" : ""}`, "aria-current": current ? "true" : null, autofocus: current, onclick: act },
        avatar(person, name), h("span", { class: "person-words" }, h("span", { class: "person-name" }, name), h("span", { class: "person-hint" }, person.description ?? `@${person.username}`)), current && h("span", { class: "badge" }, "now")));
    });
    const list = h("ul", { class: "person-list" }, rows);
    list.addEventListener("keydown", (event) => arrows(event, list));
    const dialog = openDialog({ title: "Act as", className: "small", body: [h("p", { class: "dialog-lead" }, "Choose whose eyes and hands you want. Everybody sees only what they may see."), list] });
  }
}

function arrows(event, list) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const all = [...list.querySelectorAll("button")];
  const index = all.indexOf(document.activeElement);
  event.preventDefault();
  all.at((index + (event.key === "ArrowDown" ? 1 : -1)) % all.length).focus();
}
