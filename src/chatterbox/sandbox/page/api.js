/** The people API of docs/sandbox.md: one method a call. */

const KEY_NAME = "chatterbox.key";

/** The secret from the start address. It is kept for this tab and taken out of the address bar and the history. */
export function takeKey() {
  const match = /^#key=(.+)$/.exec(location.hash);
  if (match) {
    sessionStorage.setItem(KEY_NAME, decodeURIComponent(match[1]));
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY_NAME);
}

/** A request that the sandbox refused, in Discord's shape. `status` 0: nothing answered at all. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body.message ?? `The sandbox answered ${status}.`);
    this.status = status;
    this.code = body.code ?? 0;
    this.errors = body.errors ?? null;
  }

  /** The sentence, with the innermost reasons that Discord gives field by field. */
  get sentence() {
    const reasons = [];
    collectReasons(this.errors, reasons);
    return reasons.length ? `${this.message}: ${reasons.join(" ")}` : this.message;
  }
}

function collectReasons(node, into) {
  if (node === null || typeof node !== "object") return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "_errors") into.push(...value.map((error) => error.message));
    else collectReasons(value, into);
  }
}

function encode(json, files) {
  if (files.length === 0) return { body: JSON.stringify(json), headers: { "Content-Type": "application/json" } };
  const form = new FormData();
  form.append("payload_json", JSON.stringify(json));
  files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
  return { body: form, headers: {} };
}

export class Api {
  constructor(key) {
    this.key = key;
  }

  async request(method, path, { json, files = [], signal } = {}) {
    const { body, headers } = json === undefined ? { headers: {} } : encode(json, files);
    const options = { method, body, signal, headers: { ...headers, Authorization: `Bearer ${this.key}` } };
    let response;
    try {
      response = await fetch(`/people${path}`, options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new ApiError(0, { message: "The sandbox does not answer. Is it still running?" });
    }
    const text = await response.text();
    const answer = response.headers.get("Content-Type")?.startsWith("application/json") && text ? JSON.parse(text) : null;
    if (!response.ok) throw new ApiError(response.status, answer ?? {});
    return answer;
  }

  people() {
    return this.request("GET", "");
  }

  view(as) {
    return this.request("GET", `/${as}`);
  }

  messages(as, channel, { before, limit = 50 } = {}) {
    const query = new URLSearchParams({ limit: String(limit), ...(before && { before }) });
    return this.request("GET", `/${as}/channels/${channel}/messages?${query}`);
  }

  send(as, channel, json, files) {
    return this.request("POST", `/${as}/channels/${channel}/messages`, { json, files });
  }

  edit(as, channel, message, content) {
    return this.request("PATCH", `/${as}/channels/${channel}/messages/${message}`, { json: { content } });
  }

  remove(as, channel, message) {
    return this.request("DELETE", `/${as}/channels/${channel}/messages/${message}`);
  }

  react(as, channel, message, emoji, wanted) {
    const path = `/${as}/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(emoji)}`;
    return this.request(wanted ? "PUT" : "DELETE", path);
  }

  typing(as, channel) {
    return this.request("POST", `/${as}/channels/${channel}/typing`);
  }

  openDm(as, recipient) {
    return this.request("POST", `/${as}/dms`, { json: { recipient } });
  }

  commands(as, channel) {
    return this.request("GET", `/${as}/channels/${channel}/commands`);
  }

  interact(as, json, files, signal) {
    return this.request("POST", `/${as}/interactions`, { json, files, signal });
  }

  world(method, path, json) {
    return this.request(method, `/world/${path}`, { json });
  }

  /** Fetches one of the sandbox's sample datasets as a file that can be put into an option. */
  async sample({ url, filename }) {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${this.key}` } });
    if (!response.ok) throw new ApiError(response.status, { message: `${filename} could not be fetched.` });
    return new File([await response.blob()], filename, { type: response.headers.get("Content-Type") ?? "" });
  }
}
