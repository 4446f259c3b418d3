// The criterion at hand: its anchors are in view, and the keys 1 to 5 mark it.
import { draft, get, onChange, once, set, words } from "../desk/store.js";
import { say } from "../desk/notices.js";
import { open } from "./panes.js";

const all = [...document.querySelectorAll(".criterion")];
let current = null;

export const nameOf = (key) => all.find((one) => one.dataset.criterion === key)?.dataset.called ?? key;
export const unmarked = () => draft.criteria.filter((key) => get(`marks.${key}`) === null);

// Those whose mark is another than was put down, and that do not say why.
export const unexplained = () => all.filter((one) => {
  const put = one.querySelector("[data-put]");
  return put && get(`marks.${one.dataset.criterion}`) !== +put.dataset.put && !get(`reasons.${one.dataset.criterion}`);
}).map((one) => one.dataset.criterion);

function stand(one, { focus = false } = {}) {
  if (current !== one) {
    current?.classList.remove("is-current");
    current?.removeAttribute("aria-current");
    current = one;
    one.classList.add("is-current");
    one.setAttribute("aria-current", "true");
  }
  if (!focus) return;
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: "nearest" });
}

export function toCriterion(key) {
  open("marks");
  stand(key ? all.find((one) => one.dataset.criterion === key) : current, { focus: true });
}

export function step(by) {
  open("marks");
  const at = all.indexOf(current) + (all.includes(document.activeElement) || current?.contains(document.activeElement) ? by : 0);
  stand(all[Math.min(Math.max(at, 0), all.length - 1)], { focus: true });
}

export function mark(level) {
  const radio = current?.querySelector(`input[value="${level}"]`);
  if (!radio || draft.locked) return;
  open("marks");
  set(radio.name, level);
  current.scrollIntoView({ block: "nearest" });
  say(words("at", { name: current.dataset.called, level: `${level}, ${radio.dataset.label}` }));
}

// A pointer stands on a criterion only when it has let go, or the levels would move away under it.
let pressed = false;
addEventListener("pointerdown", () => { pressed = true; }, true);
addEventListener("pointerup", () => setTimeout(() => { pressed = false; }), true);
for (const one of all) {
  one.addEventListener("focusin", () => pressed || stand(one));
  one.addEventListener("click", () => stand(one));
  one.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.target !== one) return;
    event.preventDefault();
    step(by);
  });
}

const draw = once(() => {
  const left = unmarked();
  document.getElementById("marked").textContent = words("marked", { n: draft.criteria.length - left.length, all: draft.criteria.length });
  for (const one of all) {
    const why = one.querySelector("[data-revised]");
    if (why) why.hidden = get(`marks.${one.dataset.criterion}`) === +one.querySelector("[data-put]").dataset.put;
  }
});
onChange((path) => { if (/^(marks|reasons)\./.test(path)) draw(); });
draw();
stand(all.find((one) => unmarked().includes(one.dataset.criterion)) ?? all[0]);
