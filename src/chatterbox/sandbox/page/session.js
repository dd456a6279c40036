/** Acting as somebody: whom, where, and what comes in. The only writer of the state. */

import { ApiError } from "./api.js";
import { Events } from "./events.js";
import { MESSAGE } from "./flags.js";
import { localized } from "./languages.js";
import { compareIds, learnClock, snowflakeDate } from "./time.js";
import { toast } from "./toast.js";
import { ReadMarks } from "./unread.js";

const PAGE_SIZE = 50;
const PERSON = "chatterbox.person";
const PLACE = "chatterbox.place";

export class Session {
  constructor(api, state) {
    this.api = api;
    this.state = state;
    this.marks = new ReadMarks();
    this.commandCache = new Map();
    this.events = new Events(api.key, {
      onEvent: (name, data) => this.#receive(name, data),
      onReady: (again) => this.#ready(again),
      onLost: () => this.#setConnected(false),
    });
  }

  async start() {
    this.state.setPeople(await this.api.people());
    const last = sessionStorage.getItem(PERSON);
    const known = this.state.people.some((person) => person.id === last);
    await this.actAs(known ? last : this.state.people[0].id);
  }

  async reloadPeople() {
    this.state.setPeople(await this.api.people());
    this.state.tell("people");
  }

  async actAs(personId) {
    const view = await this.api.view(personId);
    const place = this.state.channelId;
    this.state.forgetHistories();
    this.commandCache.clear();
    this.state.setView(view);
    sessionStorage.setItem(PERSON, personId);
    this.marks.begin(personId, this.#allChannels());
    this.state.tell("person");
    this.events.follow(personId);
    await this.open(this.#placeFor(personId, place));
  }

  #allChannels() {
    return [...[...this.state.guilds.values()].flatMap((guild) => guild.channels), ...this.state.dms.values()];
  }

  /** The channel looked at now when this person sees it too, else where they were last, else their first. */
  #placeFor(personId, current) {
    const places = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
    const seen = [current, places[personId]].find((id) => id && this.state.channel(id));
    const firstGuild = this.state.guilds.values().next().value;
    return seen ?? (firstGuild && this.state.textChannels(firstGuild)[0]?.id) ?? this.state.dms.keys().next().value;
  }

  /** Reads again what this person sees; the open channel stays open where it still can. */
  async reloadView() {
    const as = this.state.me.id;
    const view = await this.api.view(as);
    if (as !== this.state.me.id) return;
    this.state.setView(view);
    this.marks.begin(as, this.#allChannels());
    this.state.tell("view");
    if (this.state.channelId && !this.state.channel()) await this.open(this.#placeFor(as, null));
  }

  async open(channelId) {
    this.state.channelId = channelId ?? null;
    this.#rememberPlace();
    this.state.tell("place");
    if (channelId) await this.loadHistory(channelId);
  }

  #rememberPlace() {
    const places = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
    places[this.state.me.id] = this.state.channelId;
    sessionStorage.setItem(PLACE, JSON.stringify(places));
  }

  async loadHistory(channelId) {
    const as = this.state.me.id;
    this.state.history(channelId).expect();
    const messages = await this.attempt(() => this.api.messages(as, channelId, { limit: PAGE_SIZE }));
    if (!messages || as !== this.state.me.id) return;
    for (const message of messages) this.#learn(message);
    this.state.history(channelId).reset(messages, PAGE_SIZE);
    this.state.tell("messages", { channelId, change: "reset" });
  }

  async loadOlder() {
    const channelId = this.state.channelId;
    const history = this.state.history(channelId);
    const before = history.messages[0]?.id;
    if (history.complete || !before) return;
    const messages = await this.attempt(() => this.api.messages(this.state.me.id, channelId, { before, limit: PAGE_SIZE }));
    if (!messages) return;
    for (const message of messages) this.#learn(message);
    history.prepend(messages, PAGE_SIZE);
    this.state.tell("messages", { channelId, change: "older" });
  }

  /** Goes to a message in whatever channel it is. `log` is the view of messages, set when the page is built. */
  async jump(channelId, messageId) {
    if (!this.state.channel(channelId)) return toast("You cannot see that channel.", "error");
    if (channelId !== this.state.channelId) await this.open(channelId);
    if (messageId && !(await this.log.reveal(messageId))) toast("That message is gone.", "error");
    return undefined;
  }

  async openDm(userId) {
    const channel = await this.attempt(() => this.api.openDm(this.state.me.id, userId));
    if (!channel) return;
    this.state.dms.set(channel.id, channel);
    this.state.tell("view");
    await this.open(channel.id);
  }

  /** The commands that this person is shown in a channel, fetched once until they change. */
  commands(channelId = this.state.channelId) {
    const key = `${this.state.me.id}/${channelId}`;
    if (!this.commandCache.has(key)) {
      const { locale } = this.state.me;
      const fetching = this.api.commands(this.state.me.id, channelId).then((found) => found.map((command) => localized(command, locale)));
      fetching.catch(() => this.commandCache.delete(key));
      this.commandCache.set(key, fetching);
    }
    return this.commandCache.get(key);
  }

  /** Does something and tells the person when the sandbox refuses it; undefined then. */
  async attempt(action) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.sentence, "error");
      return undefined;
    }
  }

  /** A notice of this page in the channel, like a command that nobody answered. Gives its id. */
  addNotice(channelId, notice) {
    const history = this.state.history(channelId);
    const message = { id: history.nextLocalId(), channel_id: channelId, local: true, ...notice };
    this.receiveMessage(message);
    return message.id;
  }

  dropMessage(channelId, id) {
    this.state.history(channelId).remove(id);
    this.state.tell("messages", { channelId, change: "delete", id });
  }

  /** Takes a message out of the answer to a request. Events may have overtaken it: what they brought is newer. */
  answered(message) {
    if (!this.state.history(message.channel_id).get(message.id)) this.receiveMessage(message);
  }

  receiveMessage(message) {
    if (!message.local) this.#learn(message);
    const isNew = this.state.history(message.channel_id).put(message);
    this.state.tell("messages", { channelId: message.channel_id, change: isNew ? "create" : "update", message, id: message.id });
  }

  #learn(message) {
    if (message.author && !message.webhook_id) this.state.learnUser(message.author);
    message.mentions?.forEach((user) => this.state.learnUser(user));
  }

  #setConnected(connected) {
    this.state.connected = connected;
    this.state.tell("connection");
  }

  /** A stream that was cut has missed things: after it everything shown is read again. */
  async #ready(again) {
    this.#setConnected(true);
    if (!again) return;
    this.forgetCommands();
    await this.attempt(async () => {
      await this.reloadPeople();
      await this.reloadView();
      if (this.state.channelId) await this.loadHistory(this.state.channelId);
    });
  }

  #receive(name, data) {
    const handler = {
      message_create: () => this.#messageCreated(data),
      message_update: () => this.#messageChanged(data),
      message_delete: () => this.#messageDeleted(data),
      typing: () => this.state.tell("typing", data),
      reaction_add: () => this.#reaction(data, 1),
      reaction_remove: () => this.#reaction(data, -1),
      commands_update: () => this.forgetCommands(),
      presence: () => this.#presence(data),
      guild_update: () => this.attempt(() => this.reloadView()),
      channel_create: () => this.attempt(() => this.reloadView()),
    }[name];
    handler?.();
  }

  #messageChanged(message) {
    const history = this.state.history(message.channel_id);
    history.hear(message.id, message);
    if (history.get(message.id)) this.receiveMessage(message);
  }

  #messageDeleted({ id, channel_id: channelId }) {
    this.state.history(channelId).hear(id, null);
    this.dropMessage(channelId, id);
  }

  #messageCreated(message) {
    const { state, marks } = this;
    state.history(message.channel_id).hear(message.id, message);
    learnClock(snowflakeDate(message.id));
    const channel = state.channel(message.channel_id);
    if (!channel) this.attempt(() => this.reloadView());
    else if (!(message.flags & MESSAGE.EPHEMERAL) && compareIds(message.id, channel.last_message_id ?? "0") > 0) {
      channel.last_message_id = message.id;
    }
    if (state.pings(message) || (state.dms.has(message.channel_id) && message.author.id !== state.me.id)) {
      marks.addPing(state.me.id, message.channel_id);
    }
    state.tell("typing", { channel_id: message.channel_id, user_id: message.author.id, done: true });
    this.receiveMessage(message);
    state.tell("unread");
  }

  #reaction({ channel_id: channelId, message_id: messageId, user_id: userId, emoji }, step) {
    const message = this.state.history(channelId).get(messageId);
    if (!message) return;
    const reactions = [...(message.reactions ?? [])];
    const index = reactions.findIndex((reaction) => reaction.emoji.id === (emoji.id ?? null) && reaction.emoji.name === emoji.name);
    const old = reactions[index] ?? { emoji: { id: null, ...emoji }, count: 0, me: false };
    const changed = { ...old, count: old.count + step, me: userId === this.state.me.id ? step > 0 : old.me };
    if (index < 0) reactions.push(changed);
    else if (changed.count <= 0) reactions.splice(index, 1);
    else reactions[index] = changed;
    this.receiveMessage({ ...message, reactions: reactions.filter((reaction) => reaction.count > 0) });
  }

  forgetCommands() {
    this.commandCache.clear();
    this.state.tell("commands");
  }

  #presence({ user_id: userId, status }) {
    this.state.setPresence(userId, status);
    this.state.tell("presence");
  }
}
