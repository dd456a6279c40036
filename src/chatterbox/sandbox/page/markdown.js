/** Discord's Markdown, read into plain objects. Each parser moves forward at every step and looks ahead in linear time. */

const MAX_DEPTH = 12;

/** Reads a text into blocks: {type: paragraph | heading | subtext | quote | list | code, …}. */
export function parse(text, depth = 0) {
  const blocks = [];
  let rest = text.replaceAll("\r\n", "\n");
  let paragraph = "";
  const flush = () => {
    const trimmed = paragraph.replace(/\n$/, "");
    if (trimmed) blocks.push({ type: "paragraph", children: parseInline(trimmed, depth) });
    paragraph = "";
  };
  while (rest) {
    const atLineStart = paragraph === "" || paragraph.endsWith("\n");
    const block = depth < MAX_DEPTH ? readCode(rest) ?? (atLineStart ? readBlock(rest, depth) : null) : null;
    if (block) {
      flush();
      blocks.push(block.node);
      rest = rest.slice(block.length);
      continue;
    }
    const step = nextStop(rest);
    paragraph += rest.slice(0, step);
    rest = rest.slice(step);
  }
  flush();
  return blocks;
}

/** The end of this line, or the next code fence when that is nearer. */
function nextStop(rest) {
  const line = rest.indexOf("\n") + 1 || rest.length;
  const fence = rest.indexOf("```", 1);
  return fence > 0 && fence < line ? fence : line;
}

function readCode(rest) {
  if (!rest.startsWith("```")) return null;
  const end = rest.indexOf("```", 3);
  if (end < 0 || !rest.slice(3, end).trim()) return null;
  const inside = rest.slice(3, end);
  const named = /^([\w+\-.#]+)\n/.exec(inside);
  const code = (named ? inside.slice(named[0].length) : inside).replace(/^\n/, "").replace(/\n$/, "");
  const after = rest[end + 3] === "\n" ? 1 : 0;
  return { node: { type: "code", language: named?.[1] ?? "", text: code }, length: end + 3 + after };
}

function readBlock(rest, depth) {
  return readQuote(rest, depth) ?? readHeading(rest, depth) ?? readList(rest, depth);
}

function readQuote(rest, depth) {
  if (rest.startsWith(">>> ")) return { node: { type: "quote", children: parse(rest.slice(4), depth + 1) }, length: rest.length };
  const match = /^(?:> [^\n]*(?:\n|$))+/.exec(rest);
  if (!match) return null;
  const inner = match[0].replace(/^> /gm, "").replace(/\n$/, "");
  return { node: { type: "quote", children: parse(inner, depth + 1) }, length: match[0].length };
}

function readHeading(rest, depth) {
  const match = /^(#{1,3}|-#) +([^\n]+)(?:\n|$)/.exec(rest);
  if (!match) return null;
  const children = parseInline(match[2], depth + 1);
  const node = match[1] === "-#" ? { type: "subtext", children } : { type: "heading", level: match[1].length, children };
  return { node, length: match[0].length };
}

const LIST_LINE = /^( *)([-*]|\d{1,9}\.) +([^\n]+)(?:\n|$)/;

function readList(rest, depth) {
  const items = [];
  let length = 0;
  for (let line; (line = LIST_LINE.exec(rest.slice(length))); length += line[0].length) {
    if (items.length && line[1].length <= items[0].indent && isOrdered(line[2]) !== isOrdered(items[0].marker)) break;
    items.push({ indent: line[1].length, marker: line[2], text: line[3] });
  }
  return items.length ? { node: nest(items, depth), length } : null;
}

function isOrdered(marker) {
  return /\d/.test(marker);
}

/** Turns indented lines into lists within lists. */
function nest(items, depth) {
  const [{ indent, marker }] = items;
  const ordered = isOrdered(marker);
  const node = { type: "list", ordered, start: ordered ? Number.parseInt(marker, 10) : 1, items: [] };
  for (let index = 0; index < items.length; ) {
    const children = parseInline(items[index].text, depth + 1);
    let end = index + 1;
    while (end < items.length && items[end].indent > indent) end += 1;
    const deeper = items.slice(index + 1, end);
    node.items.push({ children, list: deeper.length && depth < MAX_DEPTH ? nest(deeper, depth + 1) : null });
    index = end;
  }
  return node;
}

const PATTERNS = [
  [/\\([^\sA-Za-z0-9])/y, (m) => ({ type: "text", text: m[1] })],
  [/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y, (m) => ({ type: "inlineCode", text: m[2].replace(/^ (`)|(`) $/g, "$1$2") })],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => ({ type: "link", url: m[1], children: [{ type: "text", text: m[1] }] })],
  [/<@!?(\d{1,20})>/y, (m) => ({ type: "user", id: m[1] })],
  [/<@&(\d{1,20})>/y, (m) => ({ type: "role", id: m[1] })],
  [/<#(\d{1,20})>/y, (m) => ({ type: "channel", id: m[1] })],
  [/<\/([^:<>\n]{1,100}):(\d{1,20})>/y, (m) => ({ type: "command", name: m[1] })],
  [/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, (m) => ({ type: "time", seconds: Number(m[1]), style: m[2] ?? "f" })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, (m) => ({ type: "emoji", name: m[1] })],
  [/@(everyone|here)\b/y, (m) => ({ type: "everyone", name: m[1] })],
  [/https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|!?]/y, (m) => ({ type: "link", url: m[0], children: [{ type: "text", text: m[0] }] })],
];
const STARTS = new Set("\\`<@h[*_~|");
const MASKED = /\[([^[\]\n]{1,1000})\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)?)>?(?: "[^"\n]{0,200}")?\)/y;
const SPANS = [["**", "strong"], ["__", "underline"], ["~~", "strike"], ["||", "spoiler"], ["*", "emphasis"], ["_", "emphasis"]];

/** Reads text without blocks into spans: {type: text | strong | emphasis | link | user | …}. */
export function parseInline(text, depth = 0, inLink = false) {
  const nodes = [];
  let plain = "";
  const push = (node) => {
    if (plain) nodes.push({ type: "text", text: plain });
    plain = "";
    nodes.push(node);
  };
  for (let at = 0; at < text.length; ) {
    const found = STARTS.has(text[at]) && depth < MAX_DEPTH ? readSpan(text, at, depth, inLink) : null;
    if (!found) {
      plain += text[at];
      at += 1;
    } else {
      if (found.node.type === "text") plain += found.node.text;
      else push(found.node);
      at = found.end;
    }
  }
  if (plain) nodes.push({ type: "text", text: plain });
  return nodes;
}

function readSpan(text, at, depth, inLink) {
  for (const [pattern, build] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const node = build(match);
    if (!inLink || node.type !== "link") return { node, end: at + match[0].length };
  }
  return inLink ? readPaired(text, at, depth, inLink) : readMasked(text, at, depth) ?? readPaired(text, at, depth, inLink);
}

function readMasked(text, at, depth) {
  MASKED.lastIndex = at;
  const match = MASKED.exec(text);
  if (!match) return null;
  return { node: { type: "link", url: match[2], masked: true, children: parseInline(match[1], depth + 1, true) }, end: at + match[0].length };
}

function readPaired(text, at, depth, inLink) {
  for (const [mark, type] of SPANS) {
    if (!text.startsWith(mark, at)) continue;
    const end = closing(text, at + mark.length, mark);
    if (end < 0) continue;
    if (mark === "_" && (/\w/.test(text[at - 1] ?? "") || /\w/.test(text[end + 1] ?? ""))) continue;
    return { node: { type, children: parseInline(text.slice(at + mark.length, end), depth + 1, inLink) }, end: end + mark.length };
  }
  return null;
}

/** Where the closing mark begins. A single star or underscore does not open before a space or end inside a double one. */
function closing(text, from, mark) {
  const single = mark.length === 1;
  if (single && (/\s/.test(text[from] ?? " ") || text[from] === mark)) return -1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (single && text.startsWith(mark + mark, at)) at += 1;
    else if (text.startsWith(mark, at) && at > from) return single || text[at + mark.length] !== mark[0] ? at : at + 1;
  }
  return -1;
}
