/** Round pictures of people and square ones of servers: their own where they have one, else their letters on a colour. */

import { h, isOwnUrl } from "./dom.js";

const HUES = 8;

function hue(id) {
  return Number(BigInt(id || "0") % 997n) % HUES;
}

function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [[...(words[0] ?? "?")][0]];
  return letters.join("").toUpperCase();
}

export function avatar(user, name) {
  const url = user?.avatar ? `/cdn/avatars/${user.id}/${user.avatar}.png` : null;
  const classes = `avatar hue-${hue(user?.id)}${user?.bot ? " is-bot" : ""}`;
  if (url && isOwnUrl(url)) return h("span", { class: classes, "aria-hidden": "true" }, h("img", { src: url, alt: "" }));
  return h("span", { class: classes, "aria-hidden": "true" }, initials(name));
}

/** An avatar with a dot for online or offline. */
export function avatarWithPresence(user, name, online) {
  return h("span", { class: "avatar-holder", "aria-hidden": "true" }, avatar(user, name), h("span", { class: `presence ${online ? "online" : "offline"}` }));
}

export function guildIcon(guild) {
  return h("span", { class: `guild-icon hue-${hue(guild.id)}`, "aria-hidden": "true" }, initials(guild.name));
}
