/** Windows over the page. The browser's own <dialog> traps the focus, closes with Escape and gives the focus back. */

import { append, h, iconButton, uniqueId } from "./dom.js";

/**
 * Opens a dialog and returns {element, close}. `body` and `actions` are elements; `dirty()` keeps a click beside
 * the dialog from throwing away what was typed.
 */
export function openDialog({ title, body, actions = [], className = "", onClose = () => {}, dirty = () => false, form = null }) {
  const titleId = uniqueId("dialog-title");
  const returnTo = document.activeElement;
  const message = returnTo?.closest(".message")?.dataset.id;
  const close = () => element.close();
  const head = h("header", { class: "dialog-head" }, h("h2", { id: titleId }, title), iconButton("close", "Close", close));
  const content = form ?? h("div", { class: "dialog-form" });
  append(content, [h("div", { class: "dialog-body" }, body), actions.length > 0 && h("footer", { class: "dialog-actions" }, actions)]);
  const element = h("dialog", { class: `dialog ${className}`, "aria-labelledby": titleId }, head, content);
  element.addEventListener("pointerdown", (event) => event.target === element && !dirty() && close());
  element.addEventListener("close", () => {
    const free = document.activeElement === document.body || element.contains(document.activeElement);
    element.remove();
    if (free) stillThere(returnTo, message)?.focus();
    onClose();
  });
  document.body.append(element);
  element.showModal();
  (content.querySelector("[autofocus], input:not([type=file]), textarea, [role=combobox]") ?? head.querySelector("button")).focus();
  return { element, close };
}

/** What had the focus; drawn anew meanwhile, the same control of the same message. */
function stillThere(element, messageId) {
  if (!element || element.isConnected) return element;
  const message = messageId && document.querySelector(`.message[data-id="${CSS.escape(messageId)}"]`);
  const key = element.dataset.focusKey;
  return (key && message?.querySelector(`[data-focus-key="${CSS.escape(key)}"]`)) || message;
}

/** Asks before something that cannot be undone; true when the person agrees. */
export function confirm({ title, sentence, action, preview = null }) {
  return new Promise((resolve) => {
    let agreed = false;
    const yes = h("button", { type: "button", class: "button danger", autofocus: true }, action);
    const no = h("button", { type: "button", class: "button quiet" }, "Cancel");
    const dialog = openDialog({ title, className: "small", body: [h("p", {}, sentence), preview], actions: [no, yes], onClose: () => resolve(agreed) });
    no.addEventListener("click", dialog.close);
    yes.addEventListener("click", () => {
      agreed = true;
      dialog.close();
    });
  });
}
