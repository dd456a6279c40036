/** The list of commands that `/` opens: filtered while one types, chosen by keys or pointer. */

import { avatar } from "./avatars.js";
import { COMMAND, OPTION } from "./flags.js";
import { ListPopup } from "./listbox.js";

/** Commands as they are typed: one entry for each subcommand, named "group sub", with its own options. */
export function flatten(commands) {
  return commands.filter((command) => (command.type ?? 1) === COMMAND.TYPED).flatMap((command) => expand(command, command.name, command));
}

function expand(command, fullName, node) {
  const deeper = (node.options ?? []).filter((option) => [OPTION.SUBCOMMAND, OPTION.GROUP].includes(option.type));
  if (deeper.length === 0) return [{ ...command, fullName, description: node.description, options: node.options ?? [] }];
  return deeper.flatMap((option) => expand(command, `${fullName} ${option.name}`, option));
}

/** The best first: names that begin so, names that hold it, then descriptions. */
export function filterCommands(commands, typed) {
  const wanted = typed.toLowerCase();
  const rank = ({ fullName, description }) => {
    if (fullName.startsWith(wanted)) return 0;
    if (fullName.includes(wanted)) return 1;
    return wanted.length > 2 && description.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return commands.map((command) => [rank(command), command]).filter(([place]) => place < 3)
    .sort(([a, x], [b, y]) => a - b || x.fullName.localeCompare(y.fullName)).map(([, command]) => command);
}

export class CommandPicker {
  #commands = [];
  #asked = 0;
  /** The list is still on its way; a key that chooses meanwhile is remembered. */
  #pending = false;
  #chooseWhenShown = false;

  constructor(area, anchor, session, onChoose) {
    Object.assign(this, { area, session, onChoose });
    this.popup = new ListPopup(area, { label: "Commands", anchor, onChoose: (item) => this.#choose(item.command), emptyText: "No command matches" });
    session.state.hear("commands", () => this.open && this.update());
    session.state.hear("place", () => session.state.channelId && session.commands().catch(() => {}));
  }

  get open() {
    return this.popup.open;
  }

  hide() {
    this.popup.hide();
  }

  async #fetch() {
    this.#commands = flatten((await this.session.attempt(() => this.session.commands())) ?? []);
    return this.#commands;
  }

  async withFileOption() {
    return (await this.#fetch()).filter((command) => command.options.some((option) => option.type === OPTION.ATTACHMENT));
  }

  async update() {
    const typed = /^\/([^\n]{0,98})$/.exec(this.area.value)?.[1];
    this.#asked += 1;
    const asked = this.#asked;
    this.#pending = typed !== undefined;
    if (typed === undefined) return this.hide();
    await this.#fetch();
    if (asked !== this.#asked || document.activeElement !== this.area || !this.area.value.startsWith("/")) return undefined;
    this.#pending = false;
    const found = filterCommands(this.#commands, typed.trimEnd());
    const exact = found.find((command) => command.fullName === typed.trimEnd());
    if (exact && typed.endsWith(" ")) return this.#choose(exact);
    if (this.#chooseWhenShown && found.length) return this.#choose(found[0]);
    this.#chooseWhenShown = false;
    return found.length || !typed.includes(" ") ? this.popup.show(found.map((command) => this.#item(command))) : this.hide();
  }

  handleKey(event) {
    if (this.#pending && ["Enter", "Tab"].includes(event.key) && !event.shiftKey) {
      event.preventDefault();
      this.#chooseWhenShown = true;
      return true;
    }
    if (!this.open) return false;
    if (event.key === " ") return this.#takeExact(event);
    return this.popup.handleKey(event);
  }

  /** A space after a whole name chooses it, as it does after the last letter of "voice set". */
  #takeExact(event) {
    const typed = this.area.value.slice(1);
    const exact = this.#commands.find((command) => command.fullName === typed);
    if (!exact) return false;
    event.preventDefault();
    this.#choose(exact);
    return true;
  }

  #item(command) {
    const { state } = this.session;
    const application = state.applications.find((candidate) => candidate.id === command.application_id);
    const name = application?.name ?? "Application";
    const options = command.options.map((option) => (option.required ? option.name : `[${option.name}]`)).join(" ");
    return { label: `/${command.fullName}`, description: command.description, hint: name, picture: avatar(application?.bot, name), command, title: options };
  }

  #choose(command) {
    this.#chooseWhenShown = false;
    this.popup.hide();
    this.onChoose(command);
  }
}
