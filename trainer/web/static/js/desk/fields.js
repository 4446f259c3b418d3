// Ties a field to its path: a control's `name` is where its value stands in the draft.
import { clashing, clashOf, draft, get, onChange, resolve, set, words } from "./store.js";

const PATH = new RegExp(`^(${draft.parts.join("|")})\\.`);
export const isAsk = (value) => value !== null && typeof value === "object" && "ask" in value;
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// A copy of a stencil, with its KEY and ROW filled in, and its fields showing what stands in the draft.
export function stamp(name, fill = {}) {
  const copy = document.getElementById(`s-${name}`).content.cloneNode(true);
  for (const el of copy.querySelectorAll("*")) for (const { name: attribute, value } of [...el.attributes]) {
    if (/KEY|ROW/.test(value)) el.setAttribute(attribute, value.replace(/KEY|ROW/g, (word) => fill[word] ?? word));
  }
  paint(copy);
  return copy;
}

// Keeps a list in step with its keys, in their order; `make` makes the row of a key that has none. Gives the rows.
export function keepRows(list, attribute, keys, make) {
  for (const row of [...list.children]) if (!keys.includes(row.dataset[attribute])) row.remove();
  keys.forEach((key, at) => {
    const row = [...list.children].find((held) => held.dataset[attribute] === key) ?? make(key);
    if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
  });
  return [...list.children];
}

function valueOf(el) {
  if (el.dataset.set !== undefined) {
    const chosen = $$(`[name="${el.name}"]`).filter((box) => box.checked).map((box) => box.value);
    return chosen.length ? chosen : null;
  }
  if (el.type === "checkbox") return el.checked || null;
  if (el.type === "radio" && el.name.endsWith(".present")) return el.checked ? el.value === "yes" : null;
  if (el.type === "radio") return !el.checked || !el.value ? null : el.dataset.number === undefined ? el.value : +el.value;
  if (el.type === "number" || el.type === "range") return el.value === "" ? null : Math.min(Math.max(Math.round(+el.value), +el.min), +el.max);
  return el.value.trim() ? el.value : null;
}

function show(el) {
  const held = get(el.name);
  const value = isAsk(held) ? null : held;
  if (el.dataset.set !== undefined) el.checked = value?.includes(el.value) ?? false;
  else if (el.type === "checkbox") el.checked = Boolean(value);
  else if (el.type === "radio") el.checked = el.value === (value === true ? "yes" : value === false ? "no" : String(value ?? ""));
  else if (el.type === "range") {
    el.value = value ?? 50;
    el.classList.toggle("unset", value === null);
    const out = el.nextElementSibling;
    out.textContent = value === null ? out.dataset.unset : `${value} %`;
    el.setAttribute("aria-valuetext", out.textContent);
  } else if (el.value !== String(value ?? "") && el.value.trim() !== String(value ?? "").trim()) el.value = value ?? "";
  if (draft.locked) el.disabled = true;
}

// Whether the field says what is known, or what one would ask.
function showAsk(button) {
  const path = button.dataset.ask;
  const field = button.closest("[data-field]");
  const question = field.querySelector(`[data-question="${path}"]`);
  const held = get(path);
  button.setAttribute("aria-pressed", isAsk(held));
  field.classList.toggle("asked", isAsk(held));
  question.hidden = !isAsk(held);
  if (isAsk(held) && question.value !== held.ask) question.value = held.ask;
  if (draft.locked) button.disabled = question.disabled = true;
}

// What a value says, in the words of its own field.
function spoken(path, value) {
  if (value === null || value === undefined) return words("empty");
  if (isAsk(value)) return words("wouldAsk", value);
  const labels = [].concat(value).map((one) => {
    const id = one === true ? "yes" : one === false ? "no" : String(one);
    const choice = $$(`[name="${path}"]`).flatMap((el) => (el.options ? [...el.options] : /radio|checkbox/.test(el.type) ? [el] : [])).find((el) => el.value === id);
    return choice?.text || choice?.labels?.[0]?.textContent.trim() || (typeof one === "boolean" ? words(id) : id);
  });
  return labels.join(", ");
}

function showClash(path) {
  const clash = clashOf(path);
  for (const old of $$(`[data-clash="${path}"]`)) old.remove();
  const field = document.querySelector(`[data-field="${path}"]`) ?? document.querySelector(`[name="${path}"]`)?.parentElement;
  if (!clash || !field) return;
  const box = stamp("clash").firstElementChild;
  box.dataset.clash = path;
  box.querySelector("[data-yours]").textContent = spoken(path, clash.yours);
  box.querySelector("[data-theirs]").textContent = spoken(path, clash.theirs);
  box.querySelector("[data-keep]").onclick = () => resolve(path, true);
  box.querySelector("[data-take-theirs]").onclick = () => resolve(path, false);
  field.append(box);
}

export function paint(root = document) {
  for (const el of $$("[name]", root)) if (PATH.test(el.name)) show(el);
  for (const button of $$("[data-ask]", root)) if (!/KEY/.test(button.dataset.ask)) showAsk(button);
}
export const paintClashes = () => clashing().forEach(showClash);

onChange((path) => {
  for (const el of document.getElementsByName(path)) show(el);
  for (const button of $$(`[data-ask="${path}"]`)) showAsk(button);
  showClash(path);
});

document.addEventListener("input", ({ target }) => {
  if (target.dataset.question) set(target.dataset.question, { ask: target.value });
  else if (target.name && PATH.test(target.name)) set(target.name, valueOf(target));
});
// A slider that was never set takes its middle only when somebody says so.
const settle50 = ({ target }) => { if (target.classList?.contains("unset")) set(target.name, +target.value); };
for (const event of ["click", "pointerup"]) document.addEventListener(event, settle50); // a touch on its thumb is no click
document.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.type === "range") { event.preventDefault(); settle50(event); } });
// A choice among a few can be taken back by choosing it again.
let was = null;
document.addEventListener("pointerdown", ({ target }) => { was = target.closest?.(".pill, .choice")?.querySelector("[type=radio]:checked"); });
document.addEventListener("click", ({ target }) => {
  if (target.type === "radio" && target === was && PATH.test(target.name)) set(target.name, was = null);
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-ask]");
  if (!button) return;
  const path = button.dataset.ask;
  if (isAsk(get(path))) return set(path, null);
  dispatchEvent(new CustomEvent("asking", { detail: path }));
  set(path, { ask: "" });
  button.closest("[data-field]").querySelector(`[data-question="${path}"]`).focus();
});

// A list that acts on what is chosen: at once by pointer; by keyboard with Enter or on leaving it, because a browser
// chooses anew with every letter and arrow.
export function onChosen(select, act) {
  let typing = false;
  const take = () => {
    typing = false;
    const chosen = select.value;
    select.value = "";
    if (chosen) act(chosen);
  };
  select.addEventListener("pointerdown", () => { typing = false; });
  select.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && select.value) { event.preventDefault(); setTimeout(take); }
    else if (event.key === "Escape") select.value = "";
    else if (event.key !== "Tab") typing = true;
  });
  select.addEventListener("change", () => typing || take());
  select.addEventListener("blur", take);
}
