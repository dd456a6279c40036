/** Choosing files: by the computer's own window, by dropping, or one of the sandbox's samples. */

import { fileSize } from "./attachments.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { ListPopup } from "./listbox.js";

export const SAMPLE_TYPE = "application/x-chatterbox-sample";

/** The files of a drop; a dragged sample is fetched first. */
export async function droppedFiles(event, session) {
  const name = event.dataTransfer.getData(SAMPLE_TYPE);
  const sample = session.state.samples.find((candidate) => candidate.filename === name);
  if (!sample) return [...event.dataTransfer.files];
  const file = await session.attempt(() => session.api.sample(sample));
  return file ? [file] : [];
}

/** True for drags that bring something which can be put into a file field. */
export function bringsFiles(event) {
  return [...event.dataTransfer.types].some((type) => type === "Files" || type === SAMPLE_TYPE);
}

/** Lets files be dropped on an element. */
export function acceptDrops(element, session, take) {
  element.addEventListener("dragover", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    element.classList.add("drop-here");
  });
  element.addEventListener("dragleave", (event) => !element.contains(event.relatedTarget) && element.classList.remove("drop-here"));
  element.addEventListener("drop", async (event) => {
    element.classList.remove("drop-here");
    if (!bringsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    take(await droppedFiles(event, session));
  });
}

export class FileField {
  files = [];

  constructor({ session, label, most = 1, onChange = () => {} }) {
    this.session = session;
    this.most = most;
    this.onChange = onChange;
    this.input = h("input", { type: "file", hidden: true, multiple: most > 1, "aria-label": label });
    this.input.addEventListener("change", () => {
      this.add([...this.input.files]);
      this.input.value = "";
    });
    this.button = h("button", { type: "button", class: "file-choose", "aria-label": `${label}: choose a file`, onclick: () => this.input.click() });
    this.list = h("div", { class: "file-chosen" });
    this.element = h("div", { class: "file-field", role: "group", "aria-label": label }, this.input, this.list, this.button, this.#samples());
    acceptDrops(this.element, session, (files) => this.add(files));
    this.#show();
  }

  add(files) {
    this.files = this.most === 1 ? files.slice(-1) : [...this.files, ...files].slice(0, this.most);
    this.#show();
    this.onChange();
  }

  #samples() {
    const { samples } = this.session.state;
    if (samples.length === 0) return null;
    const button = h("button", { type: "button", class: "file-samples", role: "combobox", "aria-label": "Use a sample" }, "Samples");
    const items = samples.map((sample) => ({ label: sample.filename, description: sample.description, sample }));
    const popup = new ListPopup(button, { label: "Samples", onChoose: (item) => this.#useSample(item.sample, popup) });
    button.addEventListener("click", () => (popup.open ? popup.hide() : popup.show(items)));
    button.addEventListener("keydown", (event) => {
      if (popup.handleKey(event) || event.key !== "ArrowDown") return;
      event.preventDefault();
      popup.show(items);
    });
    button.addEventListener("blur", () => popup.hide());
    return button;
  }

  async #useSample(sample, popup) {
    popup.hide();
    const file = await this.session.attempt(() => this.session.api.sample(sample));
    if (file) this.add([file]);
  }

  #show() {
    fill(this.list, this.files.map((file) => h("span", { class: "file-chip" }, icon("file"), h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, fileSize(file.size)),
      iconButton("close", `Remove ${file.name}`, () => this.#remove(file)))));
    fill(this.button, icon("plus"), this.files.length ? " Another file" : " Choose or drop a file");
    this.button.hidden = this.files.length > 0;
  }

  #remove(file) {
    this.files = this.files.filter((other) => other !== file);
    this.#show();
    this.button.focus();
    this.onChange();
  }
}
