/** What each person has read on this page, kept for the browser's tab. */

import { compareIds } from "./time.js";

const NAME = "chatterbox.read";

export class ReadMarks {
  #marks = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  #pings = new Map();

  #key(person, channel) {
    return `${person}/${channel}`;
  }

  #save() {
    sessionStorage.setItem(NAME, JSON.stringify(this.#marks));
  }

  /** Takes channels that this person never saw as read: only what comes later is news. */
  begin(person, channels) {
    for (const channel of channels) this.#marks[this.#key(person, channel.id)] ??= channel.last_message_id ?? "0";
    this.#save();
  }

  lastRead(person, channel) {
    return this.#marks[this.#key(person, channel)] ?? "0";
  }

  isUnread(person, channel) {
    return compareIds(channel.last_message_id ?? "0", this.lastRead(person, channel.id)) > 0;
  }

  pings(person, channelId) {
    return this.#pings.get(this.#key(person, channelId)) ?? 0;
  }

  addPing(person, channelId) {
    this.#pings.set(this.#key(person, channelId), this.pings(person, channelId) + 1);
  }

  read(person, channelId, messageId) {
    const key = this.#key(person, channelId);
    this.#pings.delete(key);
    if (compareIds(messageId, this.#marks[key] ?? "0") <= 0) return;
    this.#marks[key] = messageId;
    this.#save();
  }
}
