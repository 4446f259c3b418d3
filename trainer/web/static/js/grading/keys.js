// The keys of the page, for whoever has not turned them off; never while somebody writes.
import { words } from "../desk/store.js";
import { notice, say } from "../desk/notices.js";
import { commentHere } from "./comments.js";
import { mark, step, toCriterion } from "./marks.js";
import { open, stoodOn } from "./panes.js";

const help = document.getElementById("keys");
const on = document.getElementById("keys-on");
const earlier = document.getElementById("earlier");
const opener = document.getElementById("earlier-open");
let cameFrom = null;

const keep = (value) => { try { localStorage["trainer-keys"] = value; } catch { /* for this page only */ } };
try { on.checked = localStorage["trainer-keys"] !== "off"; } catch { /* as it is */ }
on.addEventListener("change", () => keep(on.checked ? "on" : "off"));

function toggleEarlier() {
  if (!earlier) return say(words("noEarlier"));
  earlier.hidden = !earlier.hidden;
  opener.setAttribute("aria-expanded", String(!earlier.hidden));
  if (earlier.hidden) return (cameFrom?.isConnected ? cameFrom : opener).focus();
  cameFrom = document.activeElement;
  open("transcript");
  earlier.focus();
}
opener?.addEventListener("click", toggleEarlier);
document.getElementById("earlier-close")?.addEventListener("click", toggleEarlier);

function toZone(name) {
  open(name);
  stoodOn(name)?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  c: commentHere,
  f: () => { open("feedback"); document.getElementById("feedback-text").focus(); },
  t: () => toZone("transcript"),
  w: () => toZone("work"),
  m: () => toCriterion(),
  p: toggleEarlier,
  "?": () => help.togglePopover(),
};

const writes = (el) => el.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !help.matches(":popover-open")) {
    if (earlier && !earlier.hidden) return toggleEarlier();
    if (writes(event.target)) { event.preventDefault(); toCriterion(); }
    return;
  }
  if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
  const act = /^[0-9]$/.test(event.key) ? () => mark(+event.key) : KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  notice("place", null);
  act();
});

document.querySelector(".grading").classList.add("is-live");
