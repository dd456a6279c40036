/** Applications in the sandbox's window: their intents, which servers they are in, and adding one. */

import { h, fill } from "./dom.js";
import { copyable } from "./copyable.js";
import { toast } from "./toast.js";

const INTENTS = [["message_content", "Message content"], ["members", "Server members"], ["presences", "Presences"]];

export function applicationSection(session) {
  const list = h("ul", { class: "application-list" });
  const draw = () => fill(list, session.state.applications.map((application) => row(application, session)));
  draw();
  return h("section", { class: "panel-section" }, h("h3", {}, "Applications"), h("p", { class: "dialog-lead" }, "Any Discord library can log in here: give it a token and this address."), list, addForm(session, draw));
}

function row(application, session) {
  const held = application.privileged_intents ?? [];
  const boxes = INTENTS.map(([name, label]) => h("input", { type: "checkbox", value: name, checked: held.includes(name), "aria-label": `${label} intent of ${application.name}` }));
  const change = () => session.attempt(async () => {
    const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
    await session.api.world("PATCH", `applications/${application.id}`, { privileged_intents: wanted });
    application.privileged_intents = wanted;
    toast(`${application.name}: the intents are switched. The bot learns it when it connects again.`);
  });
  for (const box of boxes) box.addEventListener("change", change);
  const labels = INTENTS.map(([, label], index) => h("label", { class: "choice" }, boxes[index], h("span", {}, label)));
  return h("li", { class: "application" }, h("strong", {}, application.name), h("div", { class: "choices columns" }, labels), inviteRow(application, session));
}

function inviteRow(application, session) {
  const { state } = session;
  const missing = [...state.guilds.values()].filter((guild) => !guild.members.some((member) => member.user.id === application.bot.id));
  const buttons = missing.map((guild) => {
    const button = h("button", { type: "button", class: "button quiet" }, `Invite to ${guild.name}`);
    button.addEventListener("click", () => session.attempt(async () => {
      await session.api.world("POST", `guilds/${guild.id}/bots`, { application_id: application.id });
      button.remove();
    }));
    return button;
  });
  return buttons.length > 0 && h("div", { class: "button-row" }, buttons);
}

function addForm(session, draw) {
  const name = h("input", { id: "application-name", maxlength: "32", autocomplete: "off", "aria-required": "true" });
  const result = h("div", { class: "application-result", role: "status" });
  const form = h("form", { class: "application-form" }, h("div", { class: "field" }, h("label", { class: "field-label", for: "application-name" }, "Name of a further application"), h("div", { class: "joined" }, name, h("button", { type: "submit", class: "button primary" }, "Add application"))), result);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!name.value.trim()) return name.focus();
    const made = await session.attempt(() => session.api.world("POST", "applications", { name: name.value.trim() }));
    if (!made) return undefined;
    await session.attempt(() => session.reloadPeople());
    draw();
    name.value = "";
    return fill(result, h("p", {}, "The token is shown once. Whoever has it is the bot."), copyable("Token", made.token), copyable("Public key", made.public_key), copyable("API address", `${location.origin}/api/v10`));
  });
  return form;
}
