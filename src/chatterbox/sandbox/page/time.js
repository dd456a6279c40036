/** Times as people read them: in their own language's order and their own time zone. */

import { h } from "./dom.js";

const DISCORD_EPOCH_MS = 1420070400000n;
const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};
const UNITS = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

/** How far the sandbox's clock is ahead of this computer's, in milliseconds. */
let aheadMs = 0;

/** Learns the sandbox's time from a message that was made just now. */
export function learnClock(date) {
  aheadMs = Math.max(aheadMs, date.getTime() - Date.now());
}

export function now() {
  return new Date(Date.now() + aheadMs);
}

export function snowflakeDate(id) {
  return new Date(Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS));
}

/** Orders ids by age; they are too large for numbers. */
export function compareIds(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function dayNumber(date) {
  return Math.round(new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() / 86400000);
}

export function sameDay(a, b) {
  return dayNumber(a) === dayNumber(b);
}

export function clockTime(date) {
  return date.toLocaleTimeString(undefined, STYLES.t);
}

export function longDay(date) {
  return date.toLocaleDateString(undefined, STYLES.D);
}

export function fullStamp(date) {
  return date.toLocaleString(undefined, STYLES.F);
}

/** "Today at 14:03", "Yesterday at 14:03" or a date: what stands beside a name. */
export function stamp(date) {
  const days = dayNumber(now()) - dayNumber(date);
  if (days === 0) return `Today at ${clockTime(date)}`;
  if (days === 1) return `Yesterday at ${clockTime(date)}`;
  return date.toLocaleString(undefined, STYLES.s);
}

export function timeElement(date, text, attributes = {}) {
  return h("time", { datetime: date.toISOString(), title: fullStamp(date), ...attributes }, text);
}

function relativeText(date) {
  const seconds = Math.round((date.getTime() - now().getTime()) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return relative.format(Math.round(seconds / size), unit);
}

/** What `<t:seconds:style>` in a message becomes. */
export function timestampElement(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  if (style === "R") return timeElement(date, relativeText(date), { class: "stamp", dataset: { relative: String(seconds) } });
  return timeElement(date, date.toLocaleString(undefined, STYLES[style] ?? STYLES.f), { class: "stamp" });
}

/** Keeps "in 3 minutes" true while the page is open. */
export function keepRelativeTimes(root) {
  setInterval(() => {
    for (const element of root.querySelectorAll("time[data-relative]")) {
      const text = relativeText(new Date(Number(element.dataset.relative) * 1000));
      if (element.textContent !== text) element.textContent = text;
    }
  }, 1000);
}
