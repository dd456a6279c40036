/** Suggestions while somebody types @name or #channel. */

import { avatar } from "./avatars.js";
import { ListPopup } from "./listbox.js";
import { channelMentions, mentionables } from "./names.js";

const MOST = 10;
const WORD = /(?:^|\s)([@#])([^\s@#]{0,32})$/;

export class MentionPicker {
  constructor(area, anchor, session, onInsert) {
    Object.assign(this, { area, session, onInsert });
    this.popup = new ListPopup(area, { label: "Mentions", anchor, onChoose: (item) => this.#insert(item.entry) });
  }

  hide() {
    this.popup.hide();
  }

  handleKey(event) {
    return this.popup.handleKey(event);
  }

  #typed() {
    return WORD.exec(this.area.value.slice(0, this.area.selectionStart));
  }

  update() {
    const match = this.#typed();
    if (!match) return this.hide();
    const [, mark, typed] = match;
    const { state } = this.session;
    const wanted = typed.toLowerCase();
    const entries = (mark === "@" ? mentionables(state) : channelMentions(state))
      .filter(({ label, hint }) => `${label} ${hint}`.toLowerCase().includes(wanted)).slice(0, MOST);
    return this.popup.show(entries.map((entry) => ({ label: entry.label, hint: entry.hint, picture: entry.user && avatar(entry.user, entry.label), entry })));
  }

  #insert(entry) {
    const match = this.#typed();
    const end = this.area.selectionStart;
    const start = end - match[1].length - match[2].length;
    this.area.setRangeText(`${entry.typed} `, start, end, "end");
    this.popup.hide();
    this.onInsert();
  }
}
