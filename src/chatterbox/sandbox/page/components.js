/** What applications put under, or instead of, a message's text: buttons, selects, and the layout components. */

import { attachmentFor } from "./embeds.js";
import { fileCard, picture } from "./attachments.js";
import { append, h, icon } from "./dom.js";
import { COMPONENT } from "./flags.js";
import { SelectField, selectItems } from "./selectfield.js";

const BUTTON_CLASSES = { 1: "primary", 2: "quiet", 3: "success", 4: "danger", 5: "quiet link", 6: "quiet" };
const LINK_STYLE = 5;

/** Renders the components of one message. `press(component, values)` does the interaction and resolves when answered. */
export class ComponentRenderer {
  constructor({ rich, state, message, press }) {
    this.rich = rich;
    this.state = state;
    this.message = message;
    this.press = press;
  }

  all(components) {
    return h("div", { class: "components" }, components.map((component) => this.one(component)));
  }

  one(component) {
    switch (component.type) {
      case COMPONENT.ROW:
        return h("div", { class: "component-row" }, component.components.map((child) => this.one(child)));
      case COMPONENT.BUTTON:
        return this.#button(component);
      case COMPONENT.STRING_SELECT:
      case COMPONENT.USER_SELECT:
      case COMPONENT.ROLE_SELECT:
      case COMPONENT.MENTIONABLE_SELECT:
      case COMPONENT.CHANNEL_SELECT:
        return this.#select(component);
      case COMPONENT.TEXT:
        return this.rich.blocks(component.content);
      case COMPONENT.SECTION:
        return h("div", { class: "section" }, h("div", { class: "section-text" }, component.components.map((child) => this.one(child))), this.one(component.accessory));
      case COMPONENT.THUMBNAIL:
        return h("div", { class: "embed-thumbnail" }, this.#media(component));
      case COMPONENT.GALLERY:
        return h("div", { class: "gallery" }, component.items.map((item) => this.#media(item)));
      case COMPONENT.FILE:
        return this.#file(component);
      case COMPONENT.SEPARATOR:
        return h("hr", { class: component.divider === false ? "gap" : "" });
      case COMPONENT.CONTAINER:
        return this.#container(component);
      default:
        return null;
    }
  }

  #button(button) {
    const label = [button.emoji?.name && h("span", { class: "button-emoji" }, button.emoji.id ? `:${button.emoji.name}:` : button.emoji.name), button.label];
    const classes = `button ${BUTTON_CLASSES[button.style] ?? "quiet"}`;
    if (button.style === LINK_STYLE) return h("a", { class: classes, href: button.url, target: "_blank", rel: "noopener noreferrer nofollow" }, label, icon("external"));
    const element = h("button", { type: "button", class: classes, disabled: button.disabled, dataset: { focusKey: button.custom_id ?? "" } }, label);
    element.addEventListener("click", () => this.#run(element, button));
    return element;
  }

  async #run(element, component, values) {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    await this.press(component, values);
    element.removeAttribute("aria-busy");
  }

  #select(component) {
    const field = new SelectField({
      items: selectItems(component, this.state), placeholder: component.placeholder, min: component.min_values ?? 1, max: component.max_values ?? 1,
      disabled: component.disabled, attributes: { dataset: { focusKey: component.custom_id } }, onCommit: (values) => this.#run(field.element, component, values),
    });
    return h("div", { class: "select-holder" }, field.element);
  }

  #file({ file: { url } }) {
    const found = attachmentFor(url, this.message.attachments);
    return found ? fileCard(found) : null;
  }

  #media({ media, description, spoiler }) {
    const found = attachmentFor(media.url, this.message.attachments);
    const name = `${spoiler ? "SPOILER_" : ""}${found?.filename ?? "picture"}`;
    return picture({ url: found?.url ?? media.url, description: description ?? found?.description, filename: name, width: media.width ?? found?.width, height: media.height ?? found?.height });
  }

  #container({ components, accent_color: accent }) {
    const box = h("div", { class: "embed container" });
    if (accent !== null && accent !== undefined) box.style.setProperty("--embed-colour", `#${accent.toString(16).padStart(6, "0")}`);
    return append(box, [h("div", { class: "embed-body" }, components.map((child) => this.one(child)))]);
  }
}

/** The addresses that embeds and layout components show already, so that no file is shown twice. */
export function usedAttachments(message) {
  const used = new Set();
  const note = (url) => {
    const file = url && attachmentFor(url, message.attachments);
    if (file) used.add(file.id);
  };
  for (const embed of message.embeds ?? []) [embed.image, embed.thumbnail].forEach((media) => note(media?.url));
  const walk = (component) => {
    note(component.media?.url);
    note(component.file?.url);
    component.items?.forEach((item) => note(item.media.url));
    component.components?.forEach(walk);
    if (component.accessory) walk(component.accessory);
  };
  message.components?.forEach(walk);
  return used;
}
