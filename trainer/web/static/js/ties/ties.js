// The inventory of a real case: the workspace's circle over the fields of the form, in step both ways. The form keeps it.
import { circle } from "../desk/circle.js";
import { below, clear, get, newKey, onChange, once, words } from "../desk/store.js";
import { stamp } from "../desk/fields.js";

const form = document.querySelector("form.ties");
const cards = [...form.querySelectorAll("[data-tie]")];
const relation = (key) => get(`people.${key}.relation`);
const people = () => below("people").filter(relation).sort();

// By the relation alone, numbered where there are several of one.
function nameOf(key) {
  const alike = people().filter((other) => relation(other) === relation(key));
  const label = form.elements[`people.${key}.relation`].selectedOptions[0]?.text ?? words("unnamed");
  return alike.length > 1 ? `${label} ${alike.indexOf(key) + 1}` : label;
}

// One empty card at a time, and a row of the table for everybody who is there.
const draw = once(() => {
  let empty = 0;
  for (const card of cards) {
    const key = card.dataset.tie;
    const there = Boolean(relation(key));
    card.hidden = !there && empty++ > 0;
    card.querySelector("summary").textContent = there ? nameOf(key) : words("somebodyElse");
    const row = document.getElementById(`row-${key}`);
    row.hidden = !there;
    row.querySelector("th").textContent = there ? nameOf(key) : "";
  }
});

form.addEventListener("click", ({ target }) => {
  const key = target.closest("[data-tie]")?.dataset.tie;
  if (target.dataset.addWant !== undefined) {
    const room = target.closest("fieldset").querySelector(".wants");
    room.append(stamp("want", { KEY: key, ROW: newKey("e") }));
    room.lastElementChild.querySelector("select").focus();
  } else if (target.dataset.dropWant) {
    clear(`people.${key}.expectations.${target.dataset.dropWant}`);
    target.closest("fieldset.f").querySelector("[data-add-want]").focus();
    target.closest(".want").remove();
  }
});

// What stands in the fields is where it begins, also where this browser has brought back what was not kept yet.
for (const field of [...form.elements]) if (field.name.startsWith("people.")) field.dispatchEvent(new Event("input", { bubbles: true }));
document.querySelector("[data-still]")?.remove();
document.querySelector("[data-moving]").hidden = false;
circle(people, nameOf);
onChange((path) => {
  if (!path.startsWith("people.")) return;
  draw();
  form.dispatchEvent(new Event("input")); // moved by the circle, it is kept in this browser like what is typed
});
draw();
