// The notebook's panes: tabs beside the transcript, a sheet pulled up from below on a narrow screen.
import { clashing, onChange, entries, once, words } from "../desk/store.js";
import { notice } from "../desk/notices.js";

const book = document.getElementById("notebook");
const tabs = [...book.querySelectorAll("[role=tab]")];
const pull = book.querySelector(".pull");
const pages = book.querySelector(".pages");
const narrow = matchMedia("(max-width: 61.99rem)");

export function pullUp(up) {
  book.classList.toggle("up", up);
  pull.setAttribute("aria-expanded", String(up));
}

function openPane(name, { focus = false } = {}) {
  for (const tab of tabs) {
    const here = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !here;
    if (here && focus) tab.focus();
  }
  if (narrow.matches) pullUp(true);
  pages.scrollTop = 0;
}

// Shows the pane in which a path stands; a person's card is opened by whoever listens.
export function reveal(path) {
  const [part, key] = path.split(".");
  openPane(part === "events" ? "timeline" : part);
  dispatchEvent(new CustomEvent("reveal", { detail: { part, key } }));
  const place = document.querySelector(`[data-field="${path}"], [data-area="${key}"], [data-event="${key}"], [data-finding="${key}"], [data-person="${key}"]`);
  place?.scrollIntoView({ block: "nearest" });
  place?.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
}

tabs.forEach((tab, at) => {
  tab.addEventListener("click", () => openPane(tab.getAttribute("aria-controls")));
  tab.addEventListener("keydown", (event) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    openPane(tabs.at(to % tabs.length).getAttribute("aria-controls"), { focus: true });
  });
});

pull.addEventListener("click", () => pullUp(!book.classList.contains("up")));
let from = null;
pull.addEventListener("pointerdown", (event) => { from = event.clientY; pull.setPointerCapture(event.pointerId); });
pull.addEventListener("pointerup", (event) => {
  if (Math.abs(event.clientY - from) < 30) return;
  pull.addEventListener("click", (click) => click.stopImmediatePropagation(), { capture: true, once: true });
  pullUp(event.clientY < from);
});
book.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && narrow.matches) { pullUp(false); pull.focus(); }
});

// A tab says whether anything stands behind it.
const filled = once(() => {
  const parts = new Set();
  for (const [path] of entries()) parts.add(path.split(".")[0].replace("events", "timeline"));
  for (const tab of tabs) tab.classList.toggle("filled", parts.has(tab.getAttribute("aria-controls")));
  const path = clashing()[0];
  notice("clash", path ? words("clash") : null, path && { text: words("reload") }, path && (() => reveal(path)));
});
onChange(filled);
filled();

book.closest(".workspace").classList.add("is-live");
const hash = location.hash.slice(1);
if (tabs.some((tab) => tab.id === `tab-${hash}`)) openPane(hash);
