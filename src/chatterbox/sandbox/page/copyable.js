/** A value in a field with a button that copies it. */

import { fill, h } from "./dom.js";

export function copyable(label, value) {
  const input = h("input", { value, readonly: true, "aria-label": label, class: "mono" });
  const button = h("button", { type: "button", class: "button quiet" }, "Copy");
  button.addEventListener("click", async () => {
    input.select();
    await navigator.clipboard.writeText(value);
    fill(button, "Copied");
  });
  return h("div", { class: "copyable" }, h("span", { class: "field-label" }, label), input, button);
}
