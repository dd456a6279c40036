/** Between what people type (@Ada, #general) and what Discord sends (<@1>, <#2>). */

function escapeForPattern(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Everybody and everything that can be mentioned in the open channel: {typed, wire, label, hint, user?}. */
export function mentionables(state) {
  const guild = state.guild();
  const users = guild ? guild.members.map((member) => member.user) : [state.me, ...(state.channel()?.recipients ?? [])];
  const people = [...new Map(users.map((user) => [user.id, user])).values()].map((user) => ({
    typed: `@${state.nameOf(user.id, guild)}`, wire: `<@${user.id}>`, label: state.nameOf(user.id, guild), hint: user.username, user,
  }));
  const roles = (guild?.roles ?? []).filter((role) => role.id !== guild.id && !role.managed).map((role) => ({
    typed: `@${role.name}`, wire: `<@&${role.id}>`, label: `@${role.name}`, hint: "role",
  }));
  return [...people, ...roles];
}

export function channelMentions(state) {
  const guild = state.guild();
  if (!guild) return [];
  return state.textChannels(guild).map((channel) => ({
    typed: `#${channel.name}`, wire: `<#${channel.id}>`, label: `#${channel.name}`, hint: channel.topic ?? "",
  }));
}

/** Replaces the names that were typed by mentions; the longest name wins, code stays as it is. */
export function toWire(text, state) {
  const userNames = mentionables(state).filter(({ user }) => user).map((entry) => ({ ...entry, typed: `@${entry.hint}` }));
  const entries = [...mentionables(state), ...userNames, ...channelMentions(state)];
  const wires = new Map(entries.map((entry) => [entry.typed.toLowerCase(), entry.wire]));
  const names = [...wires.keys()].sort((a, b) => b.length - a.length).map(escapeForPattern);
  if (!names.length) return text;
  const pattern = new RegExp(`(\`+)[\\s\\S]*?\\1|(?<![\\w<])(?:${names.join("|")})(?!\\w)`, "gi");
  return text.replace(pattern, (found, code) => (code ? found : wires.get(found.toLowerCase())));
}

/** The other way round, for editing a message. */
export function toTyped(content, state) {
  let text = content;
  for (const { typed, wire } of [...mentionables(state), ...channelMentions(state)]) text = text.replaceAll(wire, typed);
  return text;
}
