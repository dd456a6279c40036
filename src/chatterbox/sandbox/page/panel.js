/** The sandbox's own window: samples to train with, the clock, applications, members, trouble. */

import { applicationSection } from "./panelapps.js";
import { openDialog } from "./dialog.js";
import { append, h, icon } from "./dom.js";
import { SAMPLE_TYPE } from "./files.js";
import { languageSection } from "./languages.js";
import { announce, toast } from "./toast.js";

const ADVANCES = [["1 minute", 60], ["15 minutes", 900], ["1 hour", 3600], ["1 day", 86400], ["30 days", 2592000]];
const FAULTS = [
  ["Cut the gateway", { drop_gateway: true }, "Every bot's connection is closed; bots connect again and resume."],
  ["Rate-limit sending", { rate_limit: { route: "POST /channels/{channel}/messages", retry_after_s: 2, times: 3 } }, "The next three messages of bots are answered 429."],
  ["Fail sending", { server_error: { route: "POST /channels/{channel}/messages", status: 500, times: 2 } }, "The next two messages of bots are answered 500."],
];

export class Panel {
  constructor(session, composer) {
    Object.assign(this, { session, composer });
  }

  open() {
    this.dialog = openDialog({
      title: "Sandbox", className: "panel",
      body: [this.#samples(), languageSection(this.session), this.#clock(), applicationSection(this.session), this.#members(), this.#faults()],
    });
  }

  #section(title, lead, ...children) {
    return h("section", { class: "panel-section" }, h("h3", {}, title), lead && h("p", { class: "dialog-lead" }, lead), children);
  }

  #samples() {
    const cards = this.session.state.samples.map((sample) => this.#sample(sample));
    const list = cards.length ? h("ul", { class: "sample-list" }, cards) : h("p", {}, "This sandbox has no samples.");
    return this.#section("Sample datasets", "Download one, put it straight into /train, or drag it into a file option.", list);
  }

  #sample(sample) {
    const download = h("button", { type: "button", class: "button quiet", "aria-label": `Download ${sample.filename}` }, icon("download"), " Download");
    download.addEventListener("click", () => this.#download(sample));
    const use = h("button", { type: "button", class: "button primary", "aria-label": `Use ${sample.filename} in /train` }, "Use in /train");
    use.addEventListener("click", () => this.#use(sample));
    const card = h("li", { class: "sample", draggable: "true" }, icon("file"), h("span", { class: "sample-words" }, h("strong", {}, sample.filename), h("span", {}, sample.description)), h("span", { class: "sample-actions" }, download, use));
    card.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData(SAMPLE_TYPE, sample.filename);
      event.dataTransfer.effectAllowed = "copy";
      setTimeout(() => this.dialog.close());
    });
    return card;
  }

  async #download(sample) {
    const file = await this.session.attempt(() => this.session.api.sample(sample));
    if (!file) return;
    const url = URL.createObjectURL(file);
    h("a", { href: url, download: sample.filename }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  async #use(sample) {
    const file = await this.session.attempt(() => this.session.api.sample(sample));
    if (!file) return;
    this.dialog.close();
    const command = await this.composer.useInCommand(file, "train");
    announce(command ? `${sample.filename} is in the command ${command.fullName}` : `${sample.filename} is attached to your message`);
  }

  #clock() {
    const buttons = ADVANCES.map(([label, seconds]) => h("button", { type: "button", class: "button quiet", onclick: () => this.#advance(label, seconds) }, label));
    return this.#section("Clock", "Moves the sandbox's clock forward: tokens, addresses and old messages age at once. It cannot be moved back.", h("div", { class: "button-row", role: "group", "aria-label": "Advance the clock by" }, buttons));
  }

  async #advance(label, seconds) {
    await this.session.attempt(async () => {
      await this.session.api.world("POST", "clock", { advance_s: seconds });
      toast(`The sandbox is ${label} further on.`);
    });
  }

  /** Who is in the open server: people can join and leave. */
  #members() {
    const { state } = this.session;
    const guild = state.guild();
    if (!guild) return null;
    const rows = state.people.map((person) => {
      const name = person.global_name ?? person.username;
      const box = h("input", { type: "checkbox", checked: guild.members.some((member) => member.user.id === person.id), disabled: person.id === guild.owner_id });
      box.addEventListener("change", () => this.#setMember(guild, person, box));
      return h("label", { class: "choice" }, box, h("span", {}, name, person.id === guild.owner_id && h("span", { class: "option-description" }, "owner")));
    });
    return this.#section(`Members of ${guild.name}`, "Tick who belongs to this server.", h("div", { class: "choices columns" }, rows));
  }

  async #setMember(guild, person, box) {
    const wanted = box.checked;
    const done = await this.session.attempt(async () => {
      await this.session.api.world("PATCH", `guilds/${guild.id}/members/${person.id}`, { in: wanted });
      return true;
    });
    if (!done) box.checked = !wanted;
  }

  #faults() {
    const lines = FAULTS.map(([label, body, description]) => {
      const run = () => this.session.attempt(async () => {
        await this.session.api.world("POST", "faults", body);
        toast(`${label}: done.`);
      });
      return h("li", { class: "fault" }, h("button", { type: "button", class: "button quiet", onclick: run }, label), h("span", {}, description));
    });
    return this.#section("Trouble", "For seeing how applications bear it.", append(h("ul", { class: "fault-list" }), lines));
  }
}
