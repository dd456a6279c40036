/** The reactions that the picker offers; any other emoji can be typed. */

import { openDialog } from "./dialog.js";
import { h } from "./dom.js";

const OFFERED = [
  [0x1f44d, "thumbs up"], [0x1f44e, "thumbs down"], [0x2764, "heart", 0xfe0f], [0x1f602, "laughing"], [0x1f389, "party"], [0x1f440, "eyes"],
  [0x1f64f, "thanks"], [0x1f525, "fire"], [0x1f914, "thinking"], [0x1f62e, "surprised"], [0x1f622, "sad"], [0x2705, "done"],
  [0x274c, "cross"], [0x2753, "question"], [0x1f680, "rocket"], [0x1f4a1, "idea"], [0x1f331, "seedling"], [0x2b50, "star"],
].map(([code, name, ...variant]) => [String.fromCodePoint(code, ...variant), name]);

/** The emoji that a quick menu shows first. */
export const QUICK = OFFERED.slice(0, 6);

/** Asks for an emoji; `choose(emoji)` gets it. */
export function pickEmoji(choose) {
  const pick = (emoji) => {
    dialog.close();
    choose(emoji);
  };
  const grid = h("div", { class: "emoji-grid" }, OFFERED.map(([emoji, name]) => h("button", { type: "button", class: "emoji", "aria-label": name, title: name, onclick: () => pick(emoji) }, emoji)));
  const input = h("input", { id: "emoji-own", maxlength: 32, autocomplete: "off" });
  const form = h("form", { class: "dialog-form" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) pick(input.value.trim());
  });
  const own = h("div", { class: "field" }, h("label", { class: "field-label", for: "emoji-own" }, "Another emoji"), input);
  const add = h("button", { type: "submit", class: "button primary" }, "Add reaction");
  const dialog = openDialog({ title: "React", className: "small", form, body: [grid, own], actions: [add] });
  grid.querySelector("button").focus();
}
