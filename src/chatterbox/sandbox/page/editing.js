/** Editing an own message where it stands. */

import { h } from "./dom.js";
import { toTyped, toWire } from "./names.js";

/** The editor and a function that puts the cursor into it. `done` runs when it ends, `remove` when nothing is left. */
export function editElement(message, session, done, remove) {
  const { api, state } = session;
  const area = h("textarea", { class: "edit-box", rows: "1", maxlength: "2000", "aria-label": "Edit message" });
  area.value = toTyped(message.content, state);
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  };
  const save = async () => {
    const content = toWire(area.value.trim(), state);
    if (!content && !message.attachments?.length) {
      done();
      return remove();
    }
    if (content !== message.content && !(await session.attempt(() => api.edit(state.me.id, message.channel_id, message.id, content)))) return undefined;
    return done();
  };
  area.addEventListener("input", grow);
  area.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") done();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  });
  const saveButton = h("button", { type: "button", class: "text-button", onclick: save }, "save");
  const cancelButton = h("button", { type: "button", class: "text-button", onclick: done }, "cancel");
  const hint = h("div", { class: "edit-hint" }, "Escape to ", cancelButton, " \u00b7 Enter to ", saveButton);
  const start = () => {
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    grow();
  };
  return { element: h("div", { class: "editor" }, area, hint), start };
}
