/** Ctrl+K: to another channel or person by a few letters. */

import { avatar, guildIcon } from "./avatars.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { ListPopup } from "./listbox.js";

function places(state) {
  const channels = [...state.guilds.values()].flatMap((guild) => state.textChannels(guild).map((channel) => ({ label: `#${channel.name}`, hint: guild.name, picture: guildIcon(guild), channelId: channel.id })));
  const people = [...state.people, ...state.applications.map((application) => application.bot)].filter((user) => user.id !== state.me.id)
    .map((user) => ({ label: state.nameOf(user.id), hint: "direct message", picture: avatar(user, state.nameOf(user.id)), userId: user.id }));
  return [...channels, ...people];
}

export function openSwitcher(session) {
  if (document.querySelector("dialog[open]")) return;
  const all = places(session.state);
  const input = h("input", { role: "combobox", "aria-label": "Channel or person", placeholder: "Where to?", autocomplete: "off", "aria-autocomplete": "list" });
  const dialog = openDialog({ title: "Go to", className: "small switcher", body: [input] });
  const go = (item) => {
    dialog.close();
    if (item.channelId) session.open(item.channelId);
    else session.openDm(item.userId);
  };
  const popup = new ListPopup(input, { label: "Places", onChoose: go, emptyText: "Nothing is called so" });
  const show = () => popup.show(all.filter(({ label, hint }) => `${label} ${hint}`.toLowerCase().includes(input.value.trim().toLowerCase())));
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => event.key !== "Escape" && popup.handleKey(event));
  dialog.element.addEventListener("close", () => popup.hide());
  show();
}
