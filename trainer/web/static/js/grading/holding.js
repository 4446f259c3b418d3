// Who has the piece, renewed while somebody works; what the feedback seems to lack; putting down and handing over.
import { draft, words } from "../desk/store.js";
import { beat, clock, flush } from "../desk/saving.js";
import { notice } from "../desk/notices.js";
import { nameOf, toCriterion, unexplained, unmarked } from "./marks.js";

const BEAT = 4 * 60 * 1000;
const hold = document.getElementById("hold");
const mend = document.getElementById("hand-over-mend");

function drawHold() {
  if (draft.locked) return;
  const { until, lost } = draft.hold;
  const mine = !lost;
  hold.textContent = mine ? words("held", { time: clock(until) }) : "";
  notice("hold", mine ? null : until ? `${lost} ${words("heldBy", { time: clock(until) })}` : lost);
  for (const button of document.querySelectorAll("[data-hand-over] button")) button.disabled = !mine;
}

function drawFeedback() {
  const lacks = document.getElementById("lacks");
  for (const item of document.querySelectorAll("[data-check]")) {
    const there = draft.feedback[item.dataset.check];
    item.classList.toggle("is-there", there);
    item.querySelector("[data-check-word]").textContent = `: ${words(there ? "there" : "notYet")}`;
  }
  if (lacks) lacks.hidden = Object.values(draft.feedback).every(Boolean);
}

addEventListener("answered", ({ detail }) => {
  draft.hold = detail.hold;
  drawHold();
  if (!detail.feedback) return;
  draft.feedback = detail.feedback;
  drawFeedback();
});

// A sign of life every few minutes, but only from somebody who is there.
let awake = false;
for (const event of ["keydown", "pointerdown", "wheel", "touchmove"]) addEventListener(event, () => { awake = true; }, { passive: true });
setInterval(() => { if (awake && !document.hidden && !draft.locked) { awake = false; beat(); } }, BEAT);

for (const form of document.querySelectorAll("[data-hand-over]")) form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const left = form.dataset.handOver === "leave" ? [] : unmarked();
  const silent = form.dataset.handOver === "finish" ? unexplained() : [];
  mend.hidden = true;
  if (left.length || silent.length) {
    mend.textContent = words(left.length ? "still" : "stillWhy", { names: (left.length ? left : silent).map(nameOf).join(", ") });
    mend.hidden = false;
    return toCriterion((left.length ? left : silent)[0]);
  }
  if (await flush()) return form.submit();
  mend.textContent = words("waits");
  mend.hidden = false;
});
for (const link of document.querySelectorAll("[data-leave]")) link.addEventListener("click", async (event) => {
  event.preventDefault();
  await flush();
  location.assign(link.href);
});
drawHold();
drawFeedback();
