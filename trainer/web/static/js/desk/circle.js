// The closeness circle: where each person stood, stands, and is wanted. Dragged, or moved by arrow keys.
import { draft, get, onChange, once, set, words } from "./store.js";
import { isAsk } from "./fields.js";
import { say } from "./notices.js";

const RINGS = ["inner", "middle", "outer", "outside"];
const RADIUS = { inner: 42, middle: 93, outer: 153, outside: 203 };
const EDGE = [62, 122, 182, 226];
const STAGES = ["ring_before", "ring_now", "ring_wanted"];

const make = (name, attributes) => {
  const el = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) el.setAttribute(key, attributes[key]);
  return el;
};
const ringOf = (key, at) => { const ring = get(`people.${key}.${at}`); return RINGS.includes(ring) ? ring : null; };
const angleOf = (key, index) => ((get(`people.${key}.angle`) ?? Math.round(index * 137.5 - 60)) % 360) * Math.PI / 180;
const spot = (ring, angle) => [RADIUS[ring] * Math.cos(angle), RADIUS[ring] * Math.sin(angle)];
const shape = (status, r) => (status === "dead" ? make("path", { d: `M0 ${-r * 1.2}L${r * 1.2} 0 0 ${r * 1.2} ${-r * 1.2} 0z` })
  : status === "lost" ? make("path", { d: `M0 ${-r * 1.2}L${r * 1.15} ${r * .85}H${-r * 1.15}z` }) : make("circle", { r }));

// `people` gives the keys of whoever is to be drawn, `nameOf` what is written beside the disc of one.
export function circle(people, nameOf) {
  const svg = document.getElementById("circle");
  const ways = svg.querySelector(".ways");
  const discs = svg.querySelector(".discs");
  const stage = () => document.querySelector("[name=stage]:checked").value;
  let dragged = null;

  function spoken(key) {
    const held = get(`people.${key}.${stage()}`);
    return isAsk(held) ? words("wouldAsk", held) : held === "not-applicable" ? words("notApplicable") : draft.rings[held] ?? words("notPlaced");
  }

  function drawPerson(key, index, tray) {
    const angle = angleOf(key, index);
    const status = get(`people.${key}.status`);
    const [before, now, wanted] = STAGES.map((at) => ringOf(key, at));
    const dead = status === "dead" && !now;
    const main = dead ? before : now;
    const line = (from, to, kind) => from && to && from !== to && ways.append(make("path", { d: `M${spot(from, angle)}L${spot(to, angle)}`, class: kind }));
    line(before, now, "way-was");
    line(main, wanted, "way-wanted");
    const at = stage();
    const dot = (ring, kind, r) => {
      if (!ring || kind === at || (dead && at === "ring_now" && kind === "ring_before")) return;
      const [x, y] = spot(ring, angle);
      const el = shape(status, r);
      el.setAttribute("class", `dot ${kind}`);
      el.setAttribute("transform", `translate(${x} ${y})`);
      ways.append(el);
    };
    dot(before, "ring_before", 4);
    dot(main, "ring_now", 7);
    dot(wanted, "ring_wanted", 9);
    const ring = ringOf(key, at);
    const where = ring ?? (dead && at === "ring_now" ? before : null); // the dead stay where they were
    const [x, y] = where ? spot(where, angle) : tray();
    let g = discs.querySelector(`[data-disc="${key}"]`);
    if (!g) {
      g = make("g", { "data-disc": key, role: "slider", tabindex: 0, "aria-orientation": "vertical", "aria-valuemin": 0, "aria-valuemax": 4 });
      discs.append(g);
    }
    const name = nameOf(key);
    g.setAttribute("class", `disc ${at} ${status ?? ""} ${get(`people.${key}.key`) ? "is-key" : ""}`);
    g.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    g.setAttribute("aria-label", `${name}, ${words(at)}`);
    g.setAttribute("aria-valuenow", ring ? 4 - RINGS.indexOf(ring) : 0);
    g.setAttribute("aria-valuetext", spoken(key));
    g.setAttribute("aria-disabled", String(draft.locked));
    const text = make("text", { y: where === "inner" && y < 8 ? -16 : 25 }); // clear of the patient in the middle
    text.textContent = name.length > 16 ? `${name.slice(0, 15)}…` : name;
    g.replaceChildren(make("circle", { r: 23, class: "hit" }), shape(status, 11), text);
  }

  const draw = once(() => {
    if (dragged) return;
    const keys = people();
    let placed = 0;
    const unplaced = keys.filter((key) => !ringOf(key, stage())).length;
    const tray = () => [-180 + (placed++ + 0.5) * Math.min(72, 390 / Math.max(unplaced, 1)), 240];
    ways.replaceChildren();
    for (const g of [...discs.children]) if (!keys.includes(g.dataset.disc)) g.remove();
    keys.forEach((key, index) => drawPerson(key, index, tray));
  });

  function move(key, ring) {
    const dead = stage() === "ring_now" && get(`people.${key}.status`) === "dead";
    const name = nameOf(key);
    if (dead) return say(words("deadNow", { name }));
    set(`people.${key}.${stage()}`, ring);
    say(words("at", { name: `${name}, ${words(stage())}`, ring: spoken(key) }));
  }

  const point = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  discs.addEventListener("pointerdown", (event) => {
    const g = event.target.closest(".disc");
    if (!g || draft.locked || event.button) return;
    event.preventDefault();
    g.focus();
    g.setPointerCapture(event.pointerId);
    dragged = { g, moved: false };
  });
  discs.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const { x, y } = point(event);
    dragged.moved = true;
    dragged.g.setAttribute("transform", `translate(${x} ${y})`);
  });
  discs.addEventListener("pointerup", (event) => {
    if (!dragged) return;
    const { g, moved } = dragged;
    dragged = null;
    const { x, y } = point(event);
    if (moved) {
      const far = Math.hypot(x, y);
      const ring = y > 224 ? null : RINGS[EDGE.findIndex((edge) => far < edge)] ?? "outside";
      if (ring) set(`people.${g.dataset.disc}.angle`, Math.round(Math.atan2(y, x) * 180 / Math.PI));
      move(g.dataset.disc, ring);
    }
    draw();
  });
  discs.addEventListener("pointercancel", () => { dragged = null; draw(); });
  discs.addEventListener("keydown", (event) => {
    const key = event.target.closest(".disc")?.dataset.disc;
    if (!key || draft.locked) return;
    const at = RINGS.indexOf(ringOf(key, stage()));
    const turn = { ArrowLeft: -15, ArrowRight: 15 }[event.key];
    const to = { ArrowUp: at < 0 ? 3 : Math.max(at - 1, 0), ArrowDown: at < 0 || at === 3 ? null : at + 1, Home: 0, End: 3, Delete: null, Backspace: null }[event.key];
    if (turn === undefined && to === undefined) return;
    event.preventDefault();
    if (turn) set(`people.${key}.angle`, Math.round(angleOf(key, people().indexOf(key)) * 180 / Math.PI + turn) % 360);
    else move(key, to === null ? null : RINGS[to]);
  });
  for (const choice of document.querySelectorAll("[name=stage]")) choice.addEventListener("change", draw);
  // The dead have no now.
  onChange((path) => {
    const [part, key, field] = path.split(".");
    if (part !== "people" || field !== "status") return;
    const now = `people.${key}.ring_now`;
    if (get(path) === "dead") set(now, "not-applicable");
    else if (get(now) === "not-applicable") set(now, null);
  });
  onChange((path) => { if (/^people\.[^.]+\.(name|relation|status|key|gone|angle|ring_\w+)$/.test(path)) draw(); });
  svg.querySelector(".self text").textContent = draft.patient;
  draw();
}
