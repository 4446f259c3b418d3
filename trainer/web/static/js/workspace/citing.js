// What a citation may support, and where it shows: notes in the margin of the turn, chips in the notebook.
import { draft, entries, get, onChange, once, set, words } from "../desk/store.js";
import { stamp } from "../desk/fields.js";
import { reveal } from "./notebook.js";
import { say } from "../desk/notices.js";

export const turns = [...document.querySelectorAll(".turn")];
export const ids = turns.map((turn) => turn.dataset.turn);
const many = document.querySelectorAll(".session").length > 1;
const order = new Map(ids.map((id, at) => [id, at]));

export function mark(id) {
  const [session, own] = id.split(":");
  return many ? `${session.slice(1)}·${own}` : own;
}

// "C2–C4, C8": neighbours run together.
export function spell(chosen) {
  const runs = [];
  for (const id of chosen) {
    const last = runs.at(-1);
    if (last && order.get(id) === order.get(last.at(-1)) + 1) last.push(id);
    else runs.push([id]);
  }
  return runs.map((run) => (run.length > 1 ? `${mark(run[0])}–${mark(run.at(-1))}` : mark(run[0]))).join(", ");
}

// What a person calls the place a citation belongs to; null where it was taken out.
export function nameOf(target) {
  const [part, key] = target.split(".");
  if (get(`${target}.gone`)) return null;
  if (part === "people") return get(`${target}.name`) ?? words("unnamed");
  if (part === "areas") return draft.areas[key];
  if (part === "safety") return draft.safety[key];
  if (part === "events") return get(`${target}.what`) ?? words("timeline");
  return words("onset");
}

export const cited = (target, id) => get(`${target}.cites.${id}`) === true;

export function cite(target, chosen, on) {
  for (const id of chosen) set(`${target}.cites.${id}`, on ? true : null);
  say(words(on ? "cited" : "uncited", { turns: spell(chosen), what: nameOf(target) }));
}

function go(id) {
  const turn = turns[order.get(id)];
  turn.scrollIntoView({ block: "center" });
  turn.querySelector(".mark").focus({ preventScroll: true });
  turn.classList.remove("found");
  void turn.offsetWidth; // so that the mark shows anew
  turn.classList.add("found");
}

function chip(target, id) {
  const item = stamp("cite").firstElementChild;
  const [link, off] = item.children;
  link.href = `#${id.replace(":", "-")}`;
  link.textContent = mark(id);
  link.onclick = (event) => { event.preventDefault(); dispatchEvent(new CustomEvent("to-turn")); go(id); };
  off.setAttribute("aria-label", words("takenOff", { turn: mark(id), what: nameOf(target) }));
  off.onclick = () => cite(target, [id], false);
  off.hidden = draft.locked;
  return item;
}

function note(target) {
  const [part, key] = target.split(".");
  const button = Object.assign(document.createElement("button"), { type: "button", className: `margin-note note-${part}` });
  if (part === "areas") button.append(document.getElementById("s-glyphs").content.querySelector(`[data-glyph="${key}"]`).cloneNode(true));
  button.append(part === "safety" ? words("safety") : part === "events" ? words("timeline") : nameOf(target));
  button.title = words("inNotebook", { what: nameOf(target) });
  button.onclick = () => reveal(target);
  return button;
}

const RANK = { people: 0, areas: 1, onset: 2, safety: 3, events: 4 };
function byTurn() {
  const held = new Map();
  for (const [path, on] of entries()) {
    const [target, id] = path.split(".cites.");
    if (!id || !on || !order.has(id) || nameOf(target) === null) continue;
    if (!held.has(id)) held.set(id, []);
    held.get(id).push(target);
  }
  for (const targets of held.values()) targets.sort((a, b) => RANK[a.split(".")[0]] - RANK[b.split(".")[0]] || (a < b ? -1 : 1));
  return held;
}

export const drawCites = once(() => {
  const held = byTurn();
  for (const turn of turns) {
    const targets = held.get(turn.dataset.turn) ?? [];
    const drawn = targets.map((t) => `${t} ${nameOf(t)}`).join("|");
    if ((turn.dataset.drawn ?? "") === drawn) continue;
    turn.dataset.drawn = drawn;
    turn.classList.toggle("is-cited", targets.length > 0);
    turn.querySelector(".margin")?.remove();
    if (!targets.length) continue;
    const margin = Object.assign(document.createElement("div"), { className: "margin" });
    margin.append(...targets.map(note));
    turn.append(margin);
  }
  for (const list of document.querySelectorAll("[data-cites]")) {
    const target = list.dataset.cites;
    const own = ids.filter((id) => held.get(id)?.includes(target));
    const drawn = `${own} ${nameOf(target)}`;
    if (list.dataset.drawn === drawn) continue;
    list.dataset.drawn = drawn;
    list.replaceChildren(...own.map((id) => chip(target, id)));
    list.hidden = !own.length;
    const none = document.querySelector(`[data-none="${target}"]`);
    if (none) none.hidden = own.length > 0;
  }
});

onChange((path) => { if (/\.cites\.|\.(name|what|gone)$/.test(path)) drawCites(); });
drawCites();
