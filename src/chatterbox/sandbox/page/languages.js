/** Whose client speaks which language: commands as this person reads them, and the section that sets it. */

import { h } from "./dom.js";
import { toast } from "./toast.js";

const LANGUAGES = [["en-GB", "English"], ["de", "Deutsch"], ["fr", "Français"], ["es-ES", "Español"], ["ru", "Русский"], ["ja", "日本語"]];

/** A command, an option or a choice with its texts in that locale, where it has them. */
export function localized(node, locale) {
  const own = { ...node };
  for (const field of ["name", "description"]) {
    const text = node[`${field}_localizations`]?.[locale];
    // A choice is shown by its name alone; what is typed, a command's and an option's name, stays as it is.
    if (text && (field === "description" || "value" in node)) own[field] = text;
  }
  for (const inner of ["options", "choices"]) {
    if (node[inner]) own[inner] = node[inner].map((one) => localized(one, locale));
  }
  return own;
}

export function languageSection(session) {
  const { state } = session;
  const guild = state.guild();
  const name = state.me.global_name ?? state.me.username;
  return h("section", { class: "panel-section" }, h("h3", {}, "Languages"),
    h("p", { class: "dialog-lead" }, "Applications answer each person, and each server, in a language of their own."),
    choices(name, state.me.locale, (locale) => setPerson(session, locale)),
    guild && choices(guild.name, guild.preferred_locale, (locale) => setPlace(session, guild, locale)));
}

function choices(whose, now, choose) {
  const boxes = LANGUAGES.map(([locale, label]) => {
    const box = h("input", { type: "radio", name: `language of ${whose}`, value: locale, checked: locale.slice(0, 2) === now.slice(0, 2) });
    box.addEventListener("change", () => choose(locale));
    return h("label", { class: "choice" }, box, h("span", { lang: locale }, label));
  });
  return h("fieldset", { class: "languages" }, h("legend", { class: "field-label" }, whose), h("div", { class: "choices columns" }, boxes));
}

async function setPerson(session, locale) {
  await session.attempt(async () => {
    await session.api.world("PUT", `users/${session.state.me.id}/locale`, { locale });
    await session.reloadView();
    session.forgetCommands();
    toast("The language is set.");
  });
}

async function setPlace(session, guild, locale) {
  await session.attempt(async () => {
    await session.api.world("PUT", `guilds/${guild.id}/locale`, { locale });
    toast(`The language of ${guild.name} is set.`);
  });
}
