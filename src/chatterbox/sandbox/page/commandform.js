/** A chosen command with its options as fields, in the place of the message box. Enter sends, Escape goes back. */

import { ApiError } from "./api.js";
import { append, fill, h, iconButton, uniqueId } from "./dom.js";
import { OPTION } from "./flags.js";
import { optionField } from "./options.js";

export class CommandForm {
  constructor(command, session, interactions, { onDone, onHide }) {
    Object.assign(this, { command, session, interactions, onDone, onHide });
    const context = { session, complete: (name, signal) => this.#complete(name, signal) };
    this.fields = command.options.map((option) => this.#field(option, context));
    this.problem = h("p", { class: "form-problem", role: "alert" });
    this.submit = h("button", { type: "submit", class: "button primary" }, "Send");
    this.element = this.#build();
  }

  #build() {
    const { command } = this;
    const head = h("div", { class: "command-head" }, h("strong", { class: "command-name" }, `/${command.fullName}`), h("span", { class: "command-description" }, command.description), iconButton("close", "Cancel the command", () => this.onDone()));
    const form = h("form", { class: "command-form", "aria-label": `Command ${command.fullName}`, novalidate: true }, head,
      this.fields.length > 0 && h("div", { class: "command-options" }, this.fields.map(({ element }) => element)),
      h("div", { class: "command-foot" }, this.problem, h("span", { class: "command-keys", "aria-hidden": "true" }, "Tab next option \u00b7 Enter send \u00b7 Esc cancel"), this.submit));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    form.addEventListener("keydown", (event) => this.#key(event));
    return form;
  }

  #field(option, context) {
    const control = optionField(option, context);
    const id = uniqueId("option");
    const problem = h("p", { class: "field-problem", id: `${id}-problem` });
    const description = h("p", { class: "field-description", id: `${id}-description` }, option.description);
    control.target.setAttribute("aria-describedby", `${id}-description ${id}-problem`);
    const label = h("span", { class: "field-label", "aria-hidden": "true" }, option.name, option.required ? h("span", { class: "required" }, " *") : h("span", { class: "optional" }, " optional"));
    const element = h("div", { class: "field option-field" }, label, control.element, description, problem);
    return { option, control, element, problem };
  }

  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.onDone();
      document.getElementById("composer-text").focus();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.send();
    else if (event.key === "Backspace" && event.target.value === "" && event.target === this.fields[0]?.control.target) {
      event.preventDefault();
      this.onDone();
      document.getElementById("composer-text").focus();
    }
  }

  /** The first field that is needed, else the first that is typed into, else Send. */
  focus() {
    const needed = this.fields.find(({ option, control }) => option.required && control.read([]) === undefined);
    const typed = this.fields.find(({ option, control }) => option.type !== OPTION.ATTACHMENT && control.read([]) === undefined);
    (needed?.control.target ?? (this.#hasFile() ? this.submit : typed?.control.target) ?? this.submit).focus();
  }

  #hasFile() {
    return this.fields.some(({ option, control }) => option.type === OPTION.ATTACHMENT && control.read([]) !== undefined);
  }

  /** Puts a file into the first empty file option; false where there is none. */
  addFile(file) {
    const field = this.fields.find(({ option, control }) => option.type === OPTION.ATTACHMENT && control.read([]) === undefined);
    field?.control.addFile(file);
    return field !== undefined;
  }

  /** What is filled in so far: option values, with files named by their place in `files`. */
  #read(files) {
    const entries = this.fields.map(({ option, control }) => [option.name, control.read(files)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #complete(focused, signal) {
    const partial = this.fields.filter(({ option, control }) => option.type !== OPTION.ATTACHMENT && (option.name === focused || !control.problem()));
    const entries = partial.map(({ option, control }) => [option.name, option.name === focused ? control.typed() : control.read([])]);
    return this.interactions.autocomplete(this.command, Object.fromEntries(entries.filter(([, value]) => value !== undefined)), focused, signal);
  }

  #check() {
    const wrong = this.fields.filter(({ control, problem }) => {
      const sentence = control.problem();
      fill(problem, sentence);
      control.target.setAttribute("aria-invalid", String(Boolean(sentence)));
      return sentence;
    });
    wrong[0]?.control.target.focus();
    return wrong.length === 0;
  }

  /** Calls the command. A call that the sandbox refuses brings the form back with the reason. */
  async send() {
    fill(this.problem);
    if (this.submit.disabled || !this.#check()) return;
    const files = [];
    const options = this.#read(files);
    this.submit.disabled = true;
    this.onHide(true);
    try {
      await this.interactions.command(this.command, options, files);
      this.onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.onHide(false);
      append(this.problem, [error.sentence]);
      this.focus();
    } finally {
      this.submit.disabled = false;
    }
  }
}
