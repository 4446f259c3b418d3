// A quiz: how many of its questions have an answer.
import { get, onChange, once, words } from "../desk/store.js";
import {} from "../desk/finishing.js";

const given = document.getElementById("given");
const asked = [...document.querySelectorAll("[data-field]")].map((field) => field.dataset.field);
const count = once(() => {
  given.textContent = words("given", { n: asked.filter((path) => get(path) !== null).length, all: asked.length });
});
onChange(count);
count();
