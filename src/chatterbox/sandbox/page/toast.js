/** Short sentences about what this page could not do or has just done, shown for a while and read aloud. */

import { fill, h, iconButton } from "./dom.js";

const SHOWN_MS = 7000;

export function toast(sentence, kind = "info") {
  const box = h("div", { class: `toast ${kind}`, role: kind === "error" ? "alert" : "status" }, h("span", {}, sentence));
  const close = iconButton("close", "Dismiss notice", () => box.remove());
  box.append(close);
  const host = document.querySelector("dialog[open]:last-of-type") ?? document.body;
  const area = host.querySelector(":scope > .toasts") ?? host.appendChild(h("div", { class: "toasts" }));
  area.append(box);
  setTimeout(() => box.remove(), SHOWN_MS);
}

/** Says something to a screen reader alone. */
export function announce(sentence) {
  fill(document.getElementById("announcer"), sentence);
}
