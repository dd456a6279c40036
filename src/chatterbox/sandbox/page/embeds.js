/** Embeds: the cards that applications put into messages. */

import { picture } from "./attachments.js";
import { h, isOwnUrl } from "./dom.js";
import { stamp, timeElement } from "./time.js";

const COLUMNS = 3;

/** One embed. `rich` renders its Markdown; `attachments` resolves attachment:// addresses. */
export function embedElement(embed, rich, attachments) {
  const colour = embed.color === null || embed.color === undefined ? null : `#${embed.color.toString(16).padStart(6, "0")}`;
  const box = h("article", { class: "embed", "aria-label": embed.title ? `Card: ${embed.title}` : "Card" });
  if (colour) box.style.setProperty("--embed-colour", colour);
  const body = h("div", { class: "embed-body" },
    embed.author?.name && author(embed.author),
    embed.title && title(embed, rich),
    embed.description && h("div", { class: "embed-description" }, rich.blocks(embed.description)),
    embed.fields?.length > 0 && fields(embed.fields, rich),
    embed.image && media(embed.image, embed, attachments),
    (embed.footer?.text || embed.timestamp) && footer(embed));
  box.append(body);
  if (embed.thumbnail) box.append(h("div", { class: "embed-thumbnail" }, media(embed.thumbnail, embed, attachments)));
  return box;
}

function author({ name, url, icon_url: iconUrl }) {
  const image = iconUrl && isOwnUrl(iconUrl) ? h("img", { src: iconUrl, alt: "" }) : null;
  return h("div", { class: "embed-author" }, image, url ? externalLink(url, name) : h("span", {}, name));
}

function title(embed, rich) {
  const content = rich.inline(embed.title);
  const inner = embed.url ? externalLink(embed.url, content) : content;
  return h("div", { class: "embed-title", role: "heading", "aria-level": "2" }, inner);
}

function externalLink(url, content) {
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, content);
}

/** Fields that say inline share a row, three at most. */
function fields(list, rich) {
  const grid = h("dl", { class: "embed-fields" });
  let run = 0;
  list.forEach((field, index) => {
    const inline = Boolean(field.inline);
    run = inline ? run + 1 : 0;
    const cell = h("div", { class: inline ? "embed-field inline" : "embed-field" },
      h("dt", {}, rich.inline(field.name)), h("dd", {}, rich.blocks(field.value)));
    const lastOfRun = inline && (!list[index + 1]?.inline || run % COLUMNS === 0);
    cell.style.setProperty("--span", String(inline ? spanOf(list, index) : COLUMNS * 2));
    cell.classList.toggle("last", Boolean(lastOfRun));
    grid.append(cell);
  });
  return grid;
}

/** Two inline fields alone share the row by halves. */
function spanOf(list, index) {
  let start = index;
  while (start > 0 && list[start - 1].inline) start -= 1;
  let end = index;
  while (list[end + 1]?.inline) end += 1;
  const inRow = Math.min(COLUMNS, end - start + 1 - COLUMNS * Math.floor((index - start) / COLUMNS));
  return inRow === 2 ? COLUMNS : 2;
}

/** The attachment that an address means, where it is one of this message. */
export function attachmentFor(url, attachments) {
  const name = url.startsWith("attachment://") ? url.slice("attachment://".length) : null;
  return attachments.find((file) => (name ? file.filename === name : file.url === url || file.proxy_url === url));
}

function media(image, embed, attachments) {
  const file = attachmentFor(image.url, attachments);
  const url = file?.url ?? image.url;
  const text = image.description ?? file?.description ?? embed.title ?? "";
  return picture({ url, description: text, filename: file?.filename ?? nameFrom(url), width: image.width ?? file?.width, height: image.height ?? file?.height });
}

/** The last part of an address, as a picture's name. */
function nameFrom(url) {
  return decodeURIComponent(new URL(url, location.href).pathname.split("/").at(-1)) || "picture";
}

function footer(embed) {
  const date = embed.timestamp ? new Date(embed.timestamp) : null;
  const parts = [embed.footer?.text, date && timeElement(date, stamp(date))].filter(Boolean);
  return h("footer", { class: "embed-footer" }, parts[0], parts[1] && [" \u00b7 ", parts[1]]);
}
