/** Forms that applications open: labels, texts, selects, files, choices; sent whole, kept open when it goes wrong. */

import { openDialog } from "./dialog.js";
import { append, fill, h, uniqueId } from "./dom.js";
import { FileField } from "./files.js";
import { COMPONENT } from "./flags.js";
import { RichText } from "./richtext.js";
import { SelectField, selectItems } from "./selectfield.js";

const PARAGRAPH = 2;
const SELECTS = new Set([
  COMPONENT.STRING_SELECT, COMPONENT.USER_SELECT, COMPONENT.ROLE_SELECT, COMPONENT.MENTIONABLE_SELECT, COMPONENT.CHANNEL_SELECT,
]);

/** Shows a form. `origin` is {interactionId, applicationId, channelId}: what it answers to. */
export function openModal(modal, origin, interactions) {
  const context = { session: interactions.session, state: interactions.session.state, fields: [] };
  const rows = modal.components.map((component) => row(component, context));
  const problem = h("p", { class: "form-problem", role: "alert" });
  const submit = h("button", { type: "submit", class: "button primary" }, "Submit");
  const cancel = h("button", { type: "button", class: "button quiet" }, "Cancel");
  const form = h("form", { class: "dialog-form", novalidate: true });
  const application = context.state.applications.find((candidate) => candidate.id === origin.applicationId);
  const source = h("p", { class: "form-source" }, `This form goes to ${application?.name ?? "an application"}. Do not share passwords in it.`);
  const dialog = openDialog({
    title: modal.title, form, className: "modal", body: [rows, problem, source], actions: [cancel, submit],
    dirty: () => context.fields.some((field) => field.touched?.()),
  });
  cancel.addEventListener("click", dialog.close);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.disabled || !check(context.fields)) return;
    submit.disabled = true;
    fill(problem);
    const { values, files } = collect(context.fields);
    const sentence = await interactions.submit(origin, values, files);
    submit.disabled = false;
    if (sentence === null) dialog.close();
    else append(problem, [sentence]);
  });
}

/** Shows what is wrong at each field and goes to the first; true when nothing is. */
function check(fields) {
  const wrong = fields.filter((field) => field.showProblem());
  wrong[0]?.focus();
  return wrong.length === 0;
}

function collect(fields) {
  const values = {};
  const files = [];
  for (const field of fields) values[field.id] = field.value(files);
  return { values, files };
}

function row(component, context) {
  if (component.type === COMPONENT.ROW) return component.components.map((child) => labelled(child.label, null, child, context));
  if (component.type === COMPONENT.LABEL) return labelled(component.label, component.description, component.component, context);
  if (component.type === COMPONENT.TEXT) return new RichText({ session: context.session, guild: context.state.guild() }).blocks(component.content);
  return labelled("", null, component, context);
}

function labelled(label, description, component, context) {
  const id = uniqueId("field");
  const required = component.required ?? component.type !== COMPONENT.CHECKBOX;
  const control = build(component, { id, label, required, context });
  const mark = required && h("span", { class: "required", "aria-hidden": "true" }, " *");
  const problem = h("p", { class: "field-problem", id: `${id}-problem` });
  const described = description && h("p", { class: "field-description", id: `${id}-description` }, description);
  const target = control.target;
  target.setAttribute("aria-describedby", [description && `${id}-description`, `${id}-problem`].filter(Boolean).join(" "));
  context.fields.push({
    id: component.custom_id,
    value: control.value,
    touched: control.touched,
    focus: () => target.focus(),
    showProblem: () => {
      const sentence = control.problem();
      fill(problem, sentence);
      target.setAttribute("aria-invalid", String(Boolean(sentence)));
      return sentence;
    },
  });
  const name = target.matches("input, textarea")
    ? h("label", { class: "field-label", for: id }, label, mark)
    : h("span", { class: "field-label" }, label, mark);
  return h("div", { class: "field" }, name, described, control.element, problem);
}

function build(component, options) {
  if (component.type === COMPONENT.TEXT_INPUT) return textInput(component, options);
  if (SELECTS.has(component.type)) return select(component, options);
  if (component.type === COMPONENT.UPLOAD) return upload(component, options);
  if (component.type === COMPONENT.CHECKBOX) return checkbox(component, options);
  return choices(component, options);
}

function textInput(component, { id, required }) {
  const tag = component.style === PARAGRAPH ? "textarea" : "input";
  const element = h(tag, { id, value: component.value ?? "", placeholder: component.placeholder, maxlength: component.max_length ?? 4000, "aria-required": String(required), autocomplete: "off", rows: tag === "textarea" ? 4 : null });
  const counter = h("span", { class: "counter", "aria-hidden": "true" });
  const least = component.min_length ?? 0;
  const most = component.max_length ?? 4000;
  const count = () => fill(counter, element.value.length > most * 0.8 || least ? `${element.value.length} / ${most}` : "");
  element.addEventListener("input", count);
  count();
  const problem = () => {
    if (!element.value) return required ? "This is needed." : null;
    return element.value.length < least ? `At least ${least} characters, please.` : null;
  };
  return { element: h("div", { class: "text-holder" }, element, counter), target: element, value: () => element.value, problem, touched: () => element.value !== (component.value ?? "") };
}

function select(component, { label, required, context }) {
  const field = new SelectField({ items: selectItems(component, context.state), placeholder: component.placeholder, label, required, min: component.min_values ?? 1, max: component.max_values ?? 1 });
  const before = field.values.join();
  return { element: field.element, target: field.element, value: () => field.values, problem: () => field.problem, touched: () => field.values.join() !== before };
}

function upload(component, { label, required, context }) {
  const most = component.max_values ?? 1;
  const least = required ? Math.max(1, component.min_values ?? 1) : component.min_values ?? 0;
  const field = new FileField({ session: context.session, label, most });
  const problem = () => (field.files.length < least && (required || field.files.length > 0) ? (least === 1 ? "A file is needed." : `At least ${least} files are needed.`) : null);
  const value = (files) => field.files.map((file) => `files[${files.push(file) - 1}]`);
  return { element: field.element, target: field.button, value, problem, touched: () => field.files.length > 0 };
}

function checkbox(component, { id }) {
  const box = h("input", { type: "checkbox", id, checked: Boolean(component.default) });
  return { element: box, target: box, value: () => box.checked, problem: () => null, touched: () => box.checked !== Boolean(component.default) };
}

function choices(component, { label, required }) {
  const type = component.type === COMPONENT.RADIO_GROUP ? "radio" : "checkbox";
  const name = uniqueId("choice");
  const boxes = (component.options ?? []).map((option) => h("input", { type, name, value: option.value, checked: Boolean(option.default) }));
  const lines = (component.options ?? []).map((option, index) => h("label", { class: "choice" }, boxes[index],
    h("span", {}, option.label, option.description && h("span", { class: "option-description" }, option.description))));
  const element = h("div", { class: "choices", role: type === "radio" ? "radiogroup" : "group", "aria-label": label, tabindex: "-1" }, lines);
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const least = type === "radio" ? 1 : component.min_values ?? 1;
  const problem = () => (required && chosen().length < least ? (least === 1 ? "Choose one." : `Choose at least ${least}.`) : null);
  const value = () => (type === "radio" ? chosen()[0] ?? null : chosen());
  return { element, target: element, value, problem, touched: () => false };
}
