/** Where everything is put together. */

import { Api, ApiError, takeKey } from "./api.js";
import { ChatHeader } from "./chatheader.js";
import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { Drawers } from "./drawers.js";
import { GuildViews } from "./guilds.js";
import { Interactions } from "./interactions.js";
import { MemberList } from "./members.js";
import { MessageRenderer } from "./message.js";
import { MessageActions } from "./messageactions.js";
import { MessageLog } from "./messages.js";
import { Panel } from "./panel.js";
import { PersonBox } from "./people.js";
import { Session } from "./session.js";
import { State } from "./state.js";
import { openSwitcher } from "./switcher.js";
import { keepRelativeTimes } from "./time.js";
import { TypingLine } from "./typing.js";

const RETRY_MS = 1500;
const byId = (id) => document.getElementById(id);

function showBanner(...content) {
  fill(byId("banner"), ...content);
  byId("banner").hidden = content.length === 0;
}

function build(session) {
  const interactions = new Interactions(session);
  const actions = new MessageActions(session, interactions);
  const renderer = new MessageRenderer(session, interactions, actions);
  const drawers = new Drawers(byId("app"), byId("scrim"), () => session.state.me && session.state.tell("unread"));
  const composer = new Composer(byId("composer"), session, interactions, actions);
  const log = new MessageLog(byId("log"), byId("below-log"), session, renderer, actions);
  const panel = new Panel(session, composer);
  actions.parts = { composer, log };
  composer.log = log;
  session.log = log;
  new ChatHeader(byId("chat-header"), session, drawers);
  new GuildViews(byId("rail"), byId("channels"), session, () => drawers.close());
  new MemberList(byId("members"), session, actions);
  new PersonBox(byId("person"), session, () => panel.open(), () => drawers.close());
  new TypingLine(byId("typing"), session);
  listenForKeys(session, composer);
  return composer;
}

/** Letters typed while nothing has the focus go to the message box; Ctrl+K goes to another channel. */
function listenForKeys(session, composer) {
  addEventListener("keydown", (event) => {
    const withControl = event.ctrlKey || event.metaKey;
    if (withControl && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openSwitcher(session);
    }
    const idle = document.activeElement === document.body || document.activeElement === null;
    if (idle && event.key.length === 1 && !withControl && !event.altKey && event.key !== " ") composer.focus();
  });
}

function askForKey(wrong) {
  fill(byId("banner"));
  byId("app").hidden = true;
  byId("skip").hidden = true;
  const sentence = wrong ? "The key of this tab is not the sandbox's." : "This tab has no key.";
  const card = h("main", { class: "no-key" }, h("h1", {}, "Open the start address"), h("p", {}, `${sentence} Use the whole address that the sandbox printed when it started, with #key= at its end.`));
  document.querySelector(".no-key")?.remove();
  document.body.append(card);
}

async function start() {
  addEventListener("hashchange", () => location.hash.startsWith("#key=") && location.reload());
  const key = takeKey();
  if (!key) return askForKey(false);
  const state = new State();
  const session = new Session(new Api(key), state);
  const composer = build(session);
  state.hear("connection", () => showBanner(...(state.connected ? [] : ["The connection to the sandbox is lost. Trying again\u2026"])));
  keepRelativeTimes(document.body);
  return begin(session, composer);
}

/** The sandbox may still be starting: it is asked until it answers. */
async function begin(session, composer) {
  try {
    await session.start();
    showBanner();
    byId("app").hidden = false;
    if (!matchMedia("(pointer: coarse)").matches) composer.focus();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401 || error.status === 403) return askForKey(true);
    showBanner(error.sentence);
    setTimeout(() => begin(session, composer), RETRY_MS);
  }
  return undefined;
}

start();
