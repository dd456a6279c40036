/** Using applications: calling commands, pressing, submitting; and showing what they answer, or that they did not. */

import { ApiError } from "./api.js";
import { openModal } from "./modal.js";
import { announce, toast } from "./toast.js";

const PENDING_AFTER_MS = 250;

export class Interactions {
  constructor(session) {
    this.session = session;
    /** Sentences about failed presses, by message id; the message shows them until its next change. */
    this.failures = new Map();
  }

  /** Calls a typed command. Throws ApiError where the sandbox refuses the call itself (the form shows why). */
  async command(command, options, files) {
    const body = { type: "command", application_id: command.application_id, name: command.fullName, options };
    return this.#announced(body, files, { name: command.fullName, commandType: 1 });
  }

  async onMessage(command, message) {
    const body = { type: "message_command", application_id: command.application_id, name: command.name, message_id: message.id };
    return this.#shown(() => this.#announced(body, [], { name: command.name }));
  }

  async onUser(command, userId) {
    const body = { type: "user_command", application_id: command.application_id, name: command.name, user_id: userId };
    return this.#shown(() => this.#announced(body, [], { name: command.name }));
  }

  async press(message, component, values) {
    this.failures.delete(message.id);
    const body = { type: "component", application_id: message.application_id ?? this.#applicationOf(message), message_id: message.id, custom_id: component.custom_id };
    if (values) body.values = values;
    try {
      const answer = await this.#send(body, [], message.channel_id);
      if (answer.outcome === "failed") this.#fail(message, answer.error);
      else this.#take(answer, body.application_id, message.channel_id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#fail(message, error.sentence);
    }
  }

  /** Sends a form. Resolves with null when it was answered, else with the sentence that says why not. */
  async submit(origin, values, files) {
    const body = { type: "modal", application_id: origin.applicationId, interaction_id: origin.interactionId, values };
    try {
      const answer = await this.#send(body, files, origin.channelId);
      if (answer.outcome === "failed") return answer.error;
      this.#take(answer, origin.applicationId, origin.channelId);
      return null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return error.sentence;
    }
  }

  /** What the application offers for the option that has the focus; [] when it did not answer. */
  async autocomplete(command, options, focused, signal) {
    const body = { type: "autocomplete", application_id: command.application_id, name: command.fullName, options, focused };
    const answer = await this.#send(body, [], this.session.state.channelId, signal);
    if (answer.outcome === "failed") throw new ApiError(0, { message: "Loading options failed" });
    return answer.choices ?? [];
  }

  async #shown(action) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.sentence, "error");
      return undefined;
    }
  }

  #send(body, files, channelId, signal) {
    const { api, state } = this.session;
    return api.interact(state.me.id, { channel_id: channelId, ...body }, files, signal);
  }

  /** Sends a command; a row in the log says that it is under way, and stays when nobody answers. */
  async #announced(body, files, { name }) {
    const { session } = this;
    const channelId = session.state.channelId;
    const notice = this.#notice(body.application_id, name, channelId);
    let pendingId = null;
    const timer = setTimeout(() => {
      pendingId = session.addNotice(channelId, { ...notice, pending: true });
    }, PENDING_AFTER_MS);
    try {
      const answer = await this.#send(body, files, channelId);
      if (answer.outcome === "failed") this.#showFailure(channelId, notice, answer.error);
      else this.#take(answer, body.application_id, channelId);
      return answer;
    } finally {
      clearTimeout(timer);
      if (pendingId) session.dropMessage(channelId, pendingId);
    }
  }

  #notice(applicationId, name, channelId) {
    const { state } = this.session;
    const application = state.applications.find((candidate) => candidate.id === applicationId);
    const author = application?.bot ?? { id: applicationId, username: application?.name ?? "Application", bot: true };
    return { author, channel_id: channelId, timestamp: new Date().toISOString(), interaction_metadata: { type: 2, name, user: state.me } };
  }

  #showFailure(channelId, notice, error) {
    this.session.addNotice(channelId, { ...notice, failure: error });
    announce(error);
  }

  #fail(message, sentence) {
    this.failures.set(message.id, sentence);
    announce(sentence);
    this.session.state.tell("messages", { channelId: message.channel_id, change: "update", message, id: message.id });
  }

  /** The first answer of an application: a message, a form, or nothing to see. */
  #take(answer, applicationId, channelId) {
    if (answer.message) this.session.answered(answer.message);
    if (answer.outcome === "modal") openModal(answer.modal, { interactionId: answer.id, applicationId, channelId }, this);
  }

  #applicationOf(message) {
    return this.session.state.applications.find((application) => application.bot.id === message.author.id)?.id ?? message.author.id;
  }
}
