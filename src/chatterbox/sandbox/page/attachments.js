/** Files in messages: pictures to look at, sounds to hear, everything to download. */

import { append, h, icon, isOwnUrl } from "./dom.js";
import { openDialog } from "./dialog.js";

const MAX_WIDTH = 520;
const MAX_HEIGHT = 360;

/** "12.3 kB": sizes as people read them. */
export function fileSize(bytes) {
  const units = ["bytes", "kB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}

function kind(file) {
  return file.content_type?.split("/")[0] ?? "";
}

export function attachmentList(files) {
  if (files.length === 0) return null;
  const list = h("div", { class: "attachments" });
  return append(list, files.map(attachmentElement));
}

function attachmentElement(file) {
  const hidden = file.filename.startsWith("SPOILER_");
  if (kind(file) === "image" && isOwnUrl(file.url)) return hidden ? spoilerPicture(file) : picture(file);
  if (kind(file) === "audio") return sound(file);
  return fileCard(file);
}

/** A picture that opens large. Its alternative text is its name, and can be read by everybody. */
export function picture(file) {
  if (!isOwnUrl(file.url)) return h("a", { class: "file-card", href: file.url, target: "_blank", rel: "noopener noreferrer" }, icon("external"), "Picture elsewhere on the web");
  const description = file.description || "";
  const image = h("img", { src: file.url, alt: description || `Picture ${file.filename}`, loading: "lazy", ...fitted(file) });
  const button = h("button", { type: "button", class: "picture", "aria-label": `Enlarge: ${description || file.filename}`, onclick: () => enlarge(file) }, image);
  image.addEventListener("error", () => button.classList.add("broken"));
  const alt = description && h("button", { type: "button", class: "alt-badge", "aria-label": "Show the picture's description", onclick: () => enlarge(file) }, "ALT");
  return h("div", { class: "picture-holder" }, button, alt);
}

/** Width and height are set before the picture is there, so that nothing jumps. */
function fitted({ width, height }) {
  if (!width || !height) return {};
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function spoilerPicture(file) {
  const cover = h("button", { type: "button", class: "spoiler-cover" }, icon("eye"), " Spoiler: show the picture");
  cover.addEventListener("click", () => {
    const shown = picture(file);
    cover.replaceWith(shown);
    shown.querySelector("button").focus();
  });
  return cover;
}

function enlarge(file) {
  const image = h("img", { src: file.url, alt: file.description || `Picture ${file.filename}` });
  const caption = file.description && h("p", { class: "caption" }, file.description);
  const links = h("p", { class: "lightbox-links" }, h("a", { href: file.url, target: "_blank", rel: "noopener" }, "Open in a tab"));
  openDialog({ title: file.filename, className: "lightbox", body: [h("div", { class: "lightbox-picture" }, image), caption, links] });
}

function sound(file) {
  const player = h("audio", { controls: true, preload: "metadata", src: file.url, "aria-label": file.filename });
  return h("div", { class: "sound" }, fileCard(file), player);
}

export function fileCard(file) {
  const name = file.title ? `${file.title}` : file.filename;
  return h("div", { class: "file-card" }, icon("file"),
    h("span", { class: "file-words" },
      h("a", { href: file.url, download: file.filename }, name),
      h("span", { class: "file-size" }, fileSize(file.size ?? 0), file.description && ` \u00b7 ${file.description}`)),
    h("a", { class: "icon-button", href: file.url, download: file.filename, "aria-label": `Download ${file.filename}`, title: "Download" }, icon("download")));
}
