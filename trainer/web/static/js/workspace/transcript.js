// Choosing turns, by pointer and by key, and the bar that says what they can be cited for.
import { draft, get, onChange, once, set, words } from "../desk/store.js";
import { cite, cited, ids, nameOf, spell, turns } from "./citing.js";
import { onChosen } from "../desk/fields.js";
import { addPerson, people } from "./people.js";
import { pullUp } from "./notebook.js";
import {} from "../desk/find.js";
import { notice, say } from "../desk/notices.js";
import { addEvent, events } from "./timeline.js";

const bar = document.querySelector(".citer");
const title = document.getElementById("citer-title");
const marks = turns.map((turn) => turn.querySelector(".mark"));
const chosen = new Set();
let anchor = 0;
let spent = false;

const selected = () => ids.filter((id) => chosen.has(id));

function draw({ quiet = false } = {}) {
  const now = selected();
  turns.forEach((turn, at) => {
    turn.classList.toggle("chosen", chosen.has(ids[at]));
    marks[at].setAttribute("aria-pressed", String(chosen.has(ids[at])));
  });
  bar.hidden = !now.length;
  document.querySelector(".citer-report").hidden = now.length !== 1;
  if (!now.length) return;
  title.textContent = words("citeFor", { turns: spell(now) });
  drawBar();
  if (!quiet) say(words("chosen", { turns: spell(now) }));
}

const drawBar = once(() => {
  const now = selected();
  const row = document.getElementById("citer-people");
  row.replaceChildren(...people().map((key) => Object.assign(document.createElement("button"), { type: "button", className: "pill-button", textContent: nameOf(`people.${key}`) })));
  people().forEach((key, at) => { row.children[at].dataset.target = `people.${key}`; });
  for (const button of bar.querySelectorAll("[data-target]")) {
    button.setAttribute("aria-pressed", String(now.length > 0 && now.every((id) => cited(button.dataset.target, id))));
  }
  document.getElementById("citer-events").replaceChildren(...events().map((key) => new Option(get(`events.${key}.what`) ?? "")));
});

function choose(at, { extend = false, only = false } = {}) {
  if (draft.locked) return;
  if (only || (spent && !extend)) { if (!chosen.has(ids[at]) || chosen.size > 1 || only) chosen.clear(); }
  spent = false;
  if (extend) ids.slice(Math.min(anchor, at), Math.max(anchor, at) + 1).forEach((id) => chosen.add(id));
  else if (chosen.has(ids[at])) chosen.delete(ids[at]);
  else chosen.add(ids[at]);
  if (!extend) anchor = at;
  stand(at);
  pullUp(false);
  draw();
}

function letGo({ focus = true } = {}) {
  const had = chosen.size;
  chosen.clear();
  draw();
  if (had && focus) { marks[anchor].focus({ preventScroll: true }); say(words("letGo")); }
}

// One mark is in the tab order: the one last stood on.
function stand(at, focus = false) {
  for (const mark of marks) mark.tabIndex = -1;
  marks[at].tabIndex = 0;
  if (focus) marks[at].focus();
}

function done(target, on = true) {
  cite(target, selected(), on);
  spent = true;
  draw({ quiet: true });
}

const room = document.getElementById("transcript");
room.addEventListener("mousedown", (event) => { if (event.shiftKey && event.target.closest(".turn")) event.preventDefault(); });
room.addEventListener("click", (event) => {
  const turn = event.target.closest(".turn");
  if (!turn || event.target.closest(".margin, a")) return;
  const words = getSelection();
  if (!words.isCollapsed && String(words).trim() && room.contains(words.anchorNode)) return fromWords(words, turn);
  choose(turns.indexOf(turn), { extend: event.shiftKey });
});

// Words selected with the mouse choose their turns; a name among them is ready to become a person.
function fromWords(words, turn) {
  const ends = [words.anchorNode, words.focusNode].map((node) => turns.indexOf((node.parentElement ?? node).closest(".turn")));
  const [first, last] = ends.includes(-1) ? [turns.indexOf(turn), turns.indexOf(turn)] : ends.sort((a, b) => a - b);
  choose(first, { only: true });
  if (last > first) choose(last, { extend: true });
  const text = String(words).trim();
  document.getElementById("citer-name").value = first === last && /^\p{L}[\p{L}'’ -]{0,30}$/u.test(text) ? text : "";
}

room.addEventListener("focusin", ({ target }) => { const at = marks.indexOf(target); if (at >= 0) stand(at); });
room.addEventListener("keydown", (event) => {
  const at = marks.indexOf(event.target);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
  if (to !== undefined && marks[to]) {
    event.preventDefault();
    stand(to, true);
    if (event.shiftKey) { if (!chosen.size) { anchor = at; chosen.add(ids[at]); } choose(to, { extend: true }); }
  } else if (event.key === "Enter" && !draft.locked) {
    event.preventDefault();
    if (!chosen.has(ids[at])) choose(at);
    bar.querySelector("button[data-target], input").focus();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen.size && !event.target.closest(".notebook")) letGo();
});

bar.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-target]");
  if (button) done(button.dataset.target, button.getAttribute("aria-pressed") !== "true");
  if (target.closest("[data-close]")) letGo();
});
const given = (input) => { const text = input.value.trim(); input.value = ""; return text; };
document.getElementById("citer-person").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = given(document.getElementById("citer-name"));
  if (name) done(`people.${addPerson(name)}`);
});
document.getElementById("citer-event").addEventListener("submit", (event) => {
  event.preventDefault();
  const what = given(document.getElementById("citer-happened"));
  if (what) done(`events.${events().find((key) => get(`events.${key}.what`) === what) ?? addEvent(what)}`);
});
onChosen(document.getElementById("citer-safety"), (kind) => {
  if (!get(`safety.${kind}.status`)) set(`safety.${kind}.status`, "disclosed");
  done(`safety.${kind}`);
});
bar.querySelector(".citer-report form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = new FormData(event.target);
  body.set("turn", selected()[0]);
  const answer = await fetch(draft.report, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": draft.csrf } }).catch(() => null);
  notice("report", words(answer?.ok ? "told" : "untold"));
  if (answer?.ok) { event.target.reset(); bar.querySelector(".citer-report").open = false; }
});
onChange((path) => { if (!bar.hidden && /^(people|events)\.|\.cites\./.test(path)) drawBar(); });
addEventListener("to-turn", () => pullUp(false));
stand(0);
