// The people of the inventory: named in one gesture, five of them key, each with a card.
import { below, clear, draft, get, newKey, onChange, once, set, words } from "../desk/store.js";
import { drawCites } from "./citing.js";
import { keepRows, paintClashes, stamp } from "../desk/fields.js";
import { notice, say } from "../desk/notices.js";

const MOST_KEY = 5;
const list = document.querySelector(".persons");
const table = document.querySelector("#rings");
let open = null;

// Keys in the order in which the people were entered.
export function people() {
  return below("people").filter((key) => !get(`people.${key}.gone`) && (get(`people.${key}.name`) !== null || key === open)).sort();
}

// The person of that name, made if there is none yet.
export function addPerson(name) {
  const known = people().find((key) => get(`people.${key}.name`)?.toLowerCase() === name.toLowerCase());
  const key = known ?? newKey("p");
  set(`people.${key}.name`, name);
  if (!known) say(words("added", { name }));
  return key;
}

function openPerson(key) {
  open = key;
  draw();
}

function drawCard(row, key) {
  const card = row.querySelector(".person-card");
  const button = row.querySelector(".person-open");
  const shown = key === open;
  button.setAttribute("aria-expanded", String(shown));
  card.hidden = !shown;
  if (!shown) card.replaceChildren();
  else if (!card.childElementCount) {
    card.append(stamp("card", { KEY: key }));
    drawCites();
    paintClashes();
  }
  if (!shown) return;
  card.querySelector(".key-fields").hidden = !get(`people.${key}.key`);
  keepRows(card.querySelector("[data-wants]"), "row", below(`people.${key}.expectations`).sort(),
    (row) => stamp("want", { KEY: key, ROW: row }).firstElementChild);
}

function turnsOf(key) {
  const n = below(`people.${key}.cites`).length;
  return n === 0 ? words("noTurns") : n === 1 ? words("oneTurn") : words("manyTurns", { n });
}

const draw = once(() => {
  const keys = people();
  const marked = keys.filter((key) => get(`people.${key}.key`));
  for (const row of keepRows(list, "person", keys, (key) => stamp("person", { KEY: key }).firstElementChild)) {
    const key = row.dataset.person;
    row.querySelector(".person-open b").textContent = get(`people.${key}.name`) ?? words("unnamed");
    row.querySelector(".person-open span").textContent = (get(`people.${key}.relation`) ?? "").toLowerCase();
    row.querySelector(".person-turns").textContent = turnsOf(key);
    row.querySelector(".person-key input").disabled = draft.locked || (marked.length >= MOST_KEY && !marked.includes(key));
    row.querySelector(".person-key").title = marked.length >= MOST_KEY && !marked.includes(key) ? words("keyFull") : "";
    drawCard(row, key);
  }
  document.querySelector(".key-count").textContent = keys.length ? words("keyCount", { n: marked.length }) : words("nobody");
  if (table.open) drawTable(keys);
});

function drawTable(keys) {
  for (const row of keepRows(table.querySelector("tbody"), "person", keys, (key) => stamp("ring", { KEY: key }).firstElementChild)) {
    row.querySelector("th").textContent = get(`people.${row.dataset.person}.name`) ?? words("unnamed");
  }
}

table.addEventListener("toggle", draw);
list.addEventListener("click", ({ target }) => {
  const key = target.closest("[data-person]")?.dataset.person;
  if (target.closest(".person-open")) openPerson(open === key ? null : key);
  else if (target.dataset.addWant) {
    const row = newKey("e");
    set(`people.${key}.expectations.${row}.by`, "patient");
    queueMicrotask(() => list.querySelector(`[data-row="${row}"] select`).focus());
  } else if (target.dataset.dropWant) {
    target.closest("fieldset.f").querySelector("[data-add-want]").focus();
    clear(`people.${key}.expectations.${target.dataset.dropWant}`);
  } else if (target.dataset.remove) {
    const name = get(`people.${key}.name`) ?? words("unnamed");
    set(`people.${key}.gone`, true);
    if (open === key) open = null;
    notice("gone", words("gone", { name }), { text: words("putBack") }, () => { set(`people.${key}.gone`, null); notice("gone", null); });
    document.getElementById("new-person").focus();
  }
});
document.querySelector("[data-add=person]").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = document.getElementById("new-person");
  if (input.value.trim()) openPerson(addPerson(input.value.trim()));
  input.value = "";
});
onChange((path) => { if (path.startsWith("people.")) draw(); });
addEventListener("asking", ({ detail }) => clear(detail)); // a question takes the place of the rows it asks about
addEventListener("reveal", ({ detail: { part, key } }) => { if (part === "people" && key) openPerson(key); });
draw();
