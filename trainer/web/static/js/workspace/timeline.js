// Mood and life events on one axis that runs down the page; the line of the mood runs beside them.
import { below, get, newKey, onChange, once, set } from "../desk/store.js";
import { drawCites } from "./citing.js";
import { keepRows, stamp } from "../desk/fields.js";

const list = document.querySelector(".events");

export function events() {
  return below("events").filter((key) => !get(`events.${key}.gone`) && get(`events.${key}.order`) !== null)
    .sort((a, b) => get(`events.${a}.order`) - get(`events.${b}.order`) || (a < b ? -1 : 1));
}

export function addEvent(what, kind = "event") {
  const key = newKey("t");
  const last = events().at(-1);
  set(`events.${key}.order`, last ? get(`events.${last}.order`) + 1 : 1);
  set(`events.${key}.kind`, kind);
  set(`events.${key}.what`, what);
  return key;
}

// The mood at row `at`, on a straight line between the rows where it is known; null outside them.
function level(moods, at) {
  const known = moods.map((mood, row) => ({ mood, row })).filter(({ mood }) => mood !== null);
  const before = known.findLast(({ row }) => row <= at);
  const after = known.find(({ row }) => row >= at);
  if (!before || !after) return null;
  return before === after ? before.mood : before.mood + (after.mood - before.mood) * (at - before.row) / (after.row - before.row);
}

const draw = once(() => {
  const keys = events();
  const moods = keys.map((key) => get(`events.${key}.mood`));
  keepRows(list, "event", keys, (key) => stamp("event", { KEY: key }).firstElementChild).forEach((row, at) => {
    const key = keys[at];
    row.classList.toggle("is-onset", get(`events.${key}.onset`) === true);
    row.classList.toggle("is-mood", get(`events.${key}.kind`) === "mood");
    const points = [-0.5, 0, 0.5].map((by) => [level(moods, at + by), 50 + by * 100]).filter(([mood]) => mood !== null);
    row.querySelector("path").setAttribute("d", points.length > 1 ? `M${points.map(([mood, y]) => `${mood * 10} ${y}`).join("L")}` : "");
    const dot = row.querySelector(".event-dot");
    dot.hidden = moods[at] === null;
    dot.style.setProperty("--mood", moods[at] ?? 0);
    row.querySelector("[data-move='-1']").disabled = at === 0;
    row.querySelector("[data-move='1']").disabled = at === keys.length - 1;
  });
  drawCites();
});

list.addEventListener("click", ({ target }) => {
  const key = target.closest("[data-event]")?.dataset.event;
  const keys = events();
  const at = keys.indexOf(key);
  const by = +target.dataset.move;
  if (by) {
    const order = (i) => get(`events.${keys[i]}.order`);
    const beyond = keys[at + 2 * by] === undefined ? order(at + by) + by : (order(at + by) + order(at + 2 * by)) / 2;
    set(`events.${key}.order`, beyond);
    queueMicrotask(() => target.focus());
  } else if (target.dataset.drop !== undefined) set(`events.${key}.gone`, true);
});
document.querySelector("[data-add=event]").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = document.getElementById("new-event");
  if (input.value.trim()) addEvent(input.value.trim(), event.submitter?.value || "event");
  input.value = "";
});
onChange((path) => {
  if (!path.startsWith("events.")) return;
  if (path.endsWith(".onset") && get(path)) for (const key of events()) if (path !== `events.${key}.onset`) set(`events.${key}.onset`, null);
  draw();
});
draw();
