// Find in the transcript: every place is marked, Enter goes from one to the next.
import { words } from "./store.js";

const turns = [...document.querySelectorAll(".turn")];
const field = document.getElementById("find");
const out = field.nextElementSibling;
let found = [];
let at = -1;

function search() {
  const sought = field.value.trim().toLowerCase();
  found = [];
  at = -1;
  if (sought.length > 1) for (const turn of turns) {
    const walker = document.createTreeWalker(turn.querySelector("p"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.toLowerCase().replaceAll("’", "'");
      for (let i = text.indexOf(sought.replaceAll("’", "'")); i >= 0; i = text.indexOf(sought.replaceAll("’", "'"), i + 1)) {
        if (walker.currentNode.parentElement.className === "hidden") continue;
        const range = new Range();
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + sought.length);
        found.push(range);
      }
    }
  }
  globalThis.Highlight && CSS.highlights.set("found", new Highlight(...found));
  out.textContent = sought.length < 2 ? "" : found.length ? words("findAt", { at: "–", all: found.length }) : words("findNone");
  CSS.highlights?.delete("here");
}

function step(by) {
  if (!found.length) return;
  at = (at + by + found.length) % found.length;
  globalThis.Highlight && CSS.highlights.set("here", new Highlight(found[at]));
  found[at].startContainer.parentElement.closest(".turn").scrollIntoView({ block: "center" });
  out.textContent = words("findAt", { at: at + 1, all: found.length });
}

field.addEventListener("input", search);
field.form.addEventListener("submit", (event) => { event.preventDefault(); step(1); });
field.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); step(-1); } });
