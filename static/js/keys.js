// Single keys, as listed in the dialog; they can be switched off there (WCAG 2.1.4).
import { recall, remember } from "./remember.js";

const isTyping = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog") !== null;

// Where the reader was: at the focus, else at the result that was opened before coming back.
function placeIn(links) {
  const now = document.activeElement.closest("[data-result]") ?? document.querySelector("[data-result]:target");
  return now ? links.findIndex((link) => link.closest("[data-result]") === now) : (history.state?.opened ?? -1);
}

function rememberOpened(links) {
  links.forEach((link, place) => link.addEventListener("click", () => history.replaceState({ ...history.state, opened: place }, "")));
}

function resultLinks() {
  return [...document.querySelectorAll("[data-result]")].map((result) => result.querySelector("a[href]")).filter(Boolean);
}

function step(direction) {
  const links = resultLinks();
  if (!links.length) return false;
  const at = placeIn(links);
  const next = at < 0 ? (direction > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + direction, 0), links.length - 1);
  links[next].focus();
  links[next].closest("[data-result]").scrollIntoView({ block: "nearest" });
  return true;
}

function follow(rel) {
  const link = document.querySelector(`a[rel="${rel}"]`);
  if (link) link.click();
  return Boolean(link);
}

export function startKeys({ hits }) {
  const dialog = document.getElementById("keys");
  const box = document.getElementById("q");
  const toggle = dialog.querySelector("[data-keys-switch]");
  toggle.checked = recall("keys") !== "off";
  toggle.addEventListener("change", () => remember("keys", toggle.checked ? null : "off"));

  rememberOpened(resultLinks());
  const actions = {
    "/": () => (box.focus(), box.select(), true),
    j: () => step(1),
    k: () => step(-1),
    n: () => hits?.(1) ?? false,
    p: () => hits?.(-1) ?? false,
    "[": () => follow("prev"),
    "]": () => follow("next"),
    "?": () => (dialog.showModal(), true),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (event.key !== "?" && !toggle.checked) return;
    if (Object.hasOwn(actions, event.key) && actions[event.key]()) event.preventDefault();
  });
}
