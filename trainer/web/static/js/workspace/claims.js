// Areas, safety, formulation and the commitment: what one choice means for the others beside it.
import { below, clear, draft, get, onChange, once, set, words } from "../desk/store.js";
import { drawCites, nameOf } from "./citing.js";
import { keepRows, onChosen, paint, paintClashes, stamp } from "../desk/fields.js";
import { people } from "./people.js";
import { flush } from "../desk/saving.js";
import { notice } from "../desk/notices.js";

const $ = (selector) => document.querySelector(selector);
const areas = Object.keys(draft.areas);

// An area that is absent has no rank; there is one primary, and one secondary at most.
function keepOrder(path) {
  const [, area, field] = path.split(".");
  if (field === "present" && get(path) === false) { set(`areas.${area}.rank`, null); set(`areas.${area}.stage`, null); }
  if (field === "rank" && get(path)) for (const other of areas) if (other !== area && get(`areas.${other}.rank`) === get(path)) set(`areas.${other}.rank`, null);
}

const drawAreas = once(() => {
  for (const area of areas) {
    $(`[data-area="${area}"] [data-when-present]`).hidden = get(`areas.${area}.present`) !== true;
    const belongs = $(`[data-belongs="${area}"]`);
    const keys = people();
    belongs.hidden = !keys.length || get(`areas.${area}.present`) === false;
    const drawn = keys.map((key) => key + nameOf(`people.${key}`)).join("|");
    if (belongs.dataset.drawn === drawn) continue;
    belongs.dataset.drawn = drawn;
    belongs.lastElementChild.replaceChildren(...keys.map((key) => {
      const label = Object.assign(document.createElement("label"), { className: "pill" });
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: `areas.${area}.people.${key}` });
      label.append(box, Object.assign(document.createElement("span"), { textContent: nameOf(`people.${key}`) }));
      return label;
    }));
    paint(belongs);
  }
});

const findings = $(".findings");
const drawFindings = once(() => {
  const kinds = below("safety").filter((kind) => kind in draft.safety);
  keepRows(findings, "finding", kinds, (kind) => {
    const card = stamp("finding", { KEY: kind }).firstElementChild;
    card.querySelector("h3").textContent = draft.safety[kind];
    return card;
  });
  drawCites();
  paintClashes();
  for (const option of $("#new-finding").options) option.disabled = kinds.includes(option.value);
  if (kinds.length && get("safety.nothing")) set("safety.nothing", null);
  $(".nothing").hidden = kinds.length > 0;
});
onChosen($("#new-finding"), (kind) => {
  set(`safety.${kind}.status`, "disclosed");
  setTimeout(() => $(`[data-finding="${kind}"] input:checked`)?.focus());
});
findings.addEventListener("click", ({ target }) => {
  if (target.dataset.drop === undefined) return;
  clear(`safety.${target.closest("[data-finding]").dataset.finding}`);
  $("#new-finding").focus();
});

const text = document.getElementById("formulation.text");
const drawElements = once(() => {
  const whole = (get("formulation.text") ?? "").toLowerCase();
  for (const item of document.querySelectorAll("[data-element]")) {
    const said = get(`formulation.elements.${item.dataset.element}`);
    item.classList.toggle("ticked", said !== null);
    item.querySelector(".astray").hidden = said === null || whole.includes(said.toLowerCase().trim());
  }
});
$(".elements").addEventListener("click", ({ target }) => {
  if (!target.dataset.take) return;
  const taken = text.value.slice(text.selectionStart, text.selectionEnd).trim();
  notice("words", taken ? null : words("takeWords"));
  if (taken) set(`formulation.elements.${target.dataset.take}`, taken);
  else text.focus();
});

// The commitment goes out when everything is saved; the page comes back with the next session.
const commit = $("[data-commit]");
commit?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = `commitments.${commit.elements.after.value}`;
  const missing = areas.filter((area) => get(`${said}.areas.${area}`) === null).map((area) => draft.areas[area]);
  const mend = document.getElementById("commit-mend");
  mend.textContent = missing.length ? words("commitAreas", { areas: missing.join(", ") }) : get(`${said}.primary`) ? "" : words("commitPrimary");
  mend.hidden = !mend.textContent;
  if (mend.textContent) return;
  if (await flush()) return commit.submit();
  mend.textContent = words("commitWaits");
  mend.hidden = false;
});
document.getElementById("hand-in")?.addEventListener("click", async (event) => {
  event.preventDefault();
  if (await flush()) location.assign(event.currentTarget?.href ?? draft.result);
  else notice("hand-in", words("handInWaits"));
});

onChange((path) => {
  if (path.startsWith("areas.")) keepOrder(path);
  if (/^areas\.|^people\.[^.]+\.(name|gone)$/.test(path)) drawAreas();
  if (path.startsWith("safety.")) drawFindings();
  if (path.startsWith("formulation.")) drawElements();
});
drawAreas();
drawFindings();
drawElements();
paint();
paintClashes();
