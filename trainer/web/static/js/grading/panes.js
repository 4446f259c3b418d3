// Marks, comments and feedback behind tabs; on a narrow screen the transcript and the work too. And going to a place.
import { draft } from "../desk/store.js";

const page = document.querySelector(".grading");
const tabs = [...document.querySelectorAll(".leaves [role=tab]")];
export const narrow = matchMedia("(max-width: 61.99rem)");
const ZONES = ["transcript", "work"];

export function open(name, { focus = false } = {}) {
  for (const tab of tabs) {
    const id = tab.getAttribute("aria-controls");
    const here = id === name;
    if (ZONES.includes(name) && !narrow.matches) break;
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    if (!ZONES.includes(id) && !ZONES.includes(name)) document.getElementById(id).hidden = !here;
    if (here && focus) tab.focus();
  }
  const moved = page.dataset.zone !== name;
  page.dataset.zone = name;
  if (narrow.matches && moved) page.scrollIntoView();
}

const shown = () => tabs.filter((tab) => tab.offsetParent);
for (const tab of tabs) {
  tab.addEventListener("click", () => open(tab.getAttribute("aria-controls")));
  tab.addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    open(all.at(to % all.length).getAttribute("aria-controls"), { focus: true });
  });
}

export const placeOf = (at) => document.querySelector(`[data-place="${CSS.escape(at)}"]`);
export const called = (at) => placeOf(at)?.dataset.called ?? null;

// Shows a place of the page and puts the focus on it.
export function go(at) {
  const place = placeOf(at);
  if (!place) return;
  if (place.closest("#transcript")) open("transcript");
  else if (place.closest("#work")) open("work");
  else open("marks");
  place.scrollIntoView({ block: "center" });
  (place.querySelector(".place-mark") ?? place).focus({ preventScroll: true });
  place.classList.remove("found");
  void place.offsetWidth; // so that it shows anew
  place.classList.add("found");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-to]");
  if (link) { event.preventDefault(); go(link.dataset.to); }
});

// One mark of each zone is in the tab order, the one last stood on; arrows go from one to the next.
for (const zone of document.querySelectorAll("#transcript, #work")) {
  const marks = [...zone.querySelectorAll(".place-mark")];
  const stand = (mark) => { for (const other of marks) other.tabIndex = other === mark ? 0 : -1; };
  if (marks[0]) stand(marks[0]);
  zone.addEventListener("focusin", ({ target }) => { if (marks.includes(target)) stand(target); });
  zone.addEventListener("keydown", (event) => {
    if (!marks.includes(event.target)) return;
    const seen = marks.filter((mark) => mark.offsetParent);
    const at = seen.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (to === undefined || !seen[to]) return;
    event.preventDefault();
    seen[to].focus({ preventScroll: true });
    seen[to].closest("[data-place]").scrollIntoView({ block: "nearest" });
  });
}
export const stoodOn = (zone) => document.querySelector(`#${zone} .place-mark[tabindex="0"]`);

if (narrow.matches) open("transcript");
narrow.addEventListener("change", () => open(narrow.matches ? "transcript" : "marks"));
if (location.hash === "#machine" && document.getElementById("machine")) open("machine", { focus: true });
else if (draft.locked && !narrow.matches) open("feedback");
