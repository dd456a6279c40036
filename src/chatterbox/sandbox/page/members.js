/** The people and applications of the open channel, those that are online first. */

import { avatarWithPresence } from "./avatars.js";
import { fill, h } from "./dom.js";
import { onLongPress } from "./longpress.js";

export class MemberList {
  constructor(element, session, actions) {
    Object.assign(this, { element, session, actions });
    for (const kind of ["person", "place", "view", "presence", "people"]) session.state.hear(kind, () => this.#draw());
    element.addEventListener("click", (event) => this.#open(event.target));
    element.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      if (event.pointerType !== "touch") this.#open(event.target, { x: event.clientX, y: event.clientY });
    });
    onLongPress(element, (target) => this.#open(target));
  }

  #open(target, at) {
    const row = target.closest("[data-user-id]");
    if (row) this.actions.openUserMenu(row.dataset.userId, at ?? row);
  }

  #draw() {
    const { state } = this.session;
    const guild = state.guild();
    const users = guild ? guild.members.map((member) => member.user) : [state.me, ...(state.channel()?.recipients ?? [])];
    const unique = [...new Map(users.map((user) => [user.id, user])).values()];
    const people = unique.filter((user) => !user.bot);
    const bots = unique.filter((user) => user.bot);
    fill(this.element, h("h2", { class: "members-title" }, "Members"), this.#group("Applications", bots), this.#group("People", people));
  }

  #group(title, users) {
    if (users.length === 0) return null;
    const { state } = this.session;
    const sorted = [...users].sort((a, b) => state.nameOf(a.id).localeCompare(state.nameOf(b.id)));
    return h("section", { "aria-label": title }, h("h3", { class: "list-heading" }, `${title} \u2014 ${users.length}`), h("ul", { class: "member-list" }, sorted.map((user) => this.#row(user))));
  }

  #row(user) {
    const { state } = this.session;
    const name = state.nameOf(user.id);
    const online = user.bot ? state.online.has(user.id) : true;
    const standing = this.#standing(user);
    const status = user.bot && h("span", { class: "visually-hidden" }, online ? "online" : "offline");
    return h("li", {}, h("button", { type: "button", class: `member${online ? "" : " away"}`, "aria-haspopup": "menu", dataset: { userId: user.id } },
      avatarWithPresence(user, name, online), h("span", { class: "member-name" }, name), user.bot && h("span", { class: "badge" }, "APP"), user.id === state.me.id && h("span", { class: "badge me" }, "you"), standing && h("span", { class: "member-state" }, standing), status));
  }

  /** "owner", or the name of the highest role. */
  #standing(user) {
    const { state } = this.session;
    const guild = state.guild();
    if (!guild || user.bot) return null;
    if (guild.owner_id === user.id) return "owner";
    const held = state.roleIds(user.id);
    return guild.roles.filter((role) => held.includes(role.id)).sort((a, b) => b.position - a.position)[0]?.name;
  }
}
