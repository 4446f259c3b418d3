// Finds what could tell who a patient is, as trainer/domain/identifiers.py does: its rules, in the same order. A guard against slips.
import { rules } from "./rules.js";

const made = new Map();
const pattern = ([source, flags]) => {
  const key = flags + source;
  if (!made.has(key)) made.set(key, new RegExp(source, flags.includes("d") ? flags : `${flags}d`));
  return made.get(key);
};
const innocent = new Set(rules.innocent.split(" "));
const harmless = new Set([...innocent, ...rules.currencies.split(" ")]);
const particles = new Set(rules.particles);
const digits = (text) => text.replace(/\P{Nd}/gu, "");
const isDate = (text) => new RegExp(rules.date[0], "u").test(text);
const plainWords = (text) => [...text.matchAll(pattern(rules.word))].map((word) => word[0].replace(/['’]s$/, "").toLowerCase());
const isUpper = (letter) => letter !== letter.toLowerCase() && letter === letter.toUpperCase();

function endOfName(match, wary, spared) {
  const [start] = match.indices.groups.n;
  let end = null;
  let strange = false;
  for (const word of match.groups.n.matchAll(pattern(rules.word))) {
    const plain = plainWords(word[0])[0] ?? "";
    if (particles.has(plain) && word[0] === word[0].toLowerCase()) continue;
    if (!isUpper(word[0][0]) || innocent.has(plain)) break;
    if (end === null && wary && (plain.length < 2 || (word[0] === word[0].toUpperCase() && plain.length <= 5))) break;
    strange ||= !spared.has(plain);
    end = start + word.index + word[0].length;
  }
  return strange ? end : null;
}

function checks(number) {
  const rest = [...number.slice(0, 9)].reduce((sum, digit, place) => sum + Number(digit) * (10 - place), 0) % 11;
  return (11 - rest) % 11 === Number(number[9]) && new Set(number).size > 1;
}

// What could identify somebody, in order, none over another; `known` are names that may stand there.
export function find(typed, known = []) {
  const text = typed.slice(0, rules.longest);
  const spared = new Set(known.flatMap(plainWords));
  const found = [];
  const each = (rule, take) => { for (const match of text.matchAll(pattern(rule))) take(match, ...match.indices.groups.n); };
  const add = (kind, start, end) => found.push({ kind, start, end });
  for (const [rule, wary] of [[rules.titled, false], ...rules.wary.map((one) => [one, true])]) {
    each(rule, (match, start) => { const end = endOfName(match, wary, spared); if (end !== null) add("name", start, end); });
  }
  each(rules.small, (match, start, end) => { if (!plainWords(match.groups.n).every((word) => spared.has(word))) add("name", start, end); });
  each(rules.born, (match, start, end) => add("birth-date", start, end));
  each(rules.dated, (match, start, end) => {
    const year = match.groups.n.match(new RegExp(rules.year[0], "u"));
    if (year && Number(year[0]) <= rules.latest) add("birth-date", start, end);
  });
  for (const [kind, list] of Object.entries(rules.figures)) {
    for (const rule of list) each(rule, (match, start, end) => { if (!isDate(match.groups.n)) add(kind, start, end); });
  }
  each(rules.town, (match, start, end) => { if (!harmless.has(match.groups.n.split(/\s+/).at(-1).toLowerCase())) add("postcode", start, end); });
  each(rules.nhs, (match, start, end) => { if (checks(digits(match.groups.n))) add("number", start, end); });
  for (const rule of rules.phones) {
    each(rule, (match, start, end) => { if (digits(match.groups.n).length >= rules.fewest && !isDate(match.groups.n)) add("phone", start, end); });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
  const apart = [];
  for (const one of found) if (!apart.length || one.start >= apart.at(-1).end) apart.push(one);
  return apart;
}

// In a form: what was found stands under its field while it is typed; the server looks again in any case.
const form = document.querySelector("form[data-suspect]");
if (form) {
  const known = JSON.parse(form.dataset.guideNames);
  for (const field of form.querySelectorAll("[data-guard]")) {
    const told = document.createElement("p");
    told.className = "suspect";
    told.setAttribute("role", "status");
    field.after(told);
    let timer = 0;
    const look = () => {
      const found = find(field.value, known).map((one) => `“${field.value.slice(one.start, one.end)}”`);
      told.textContent = found.length ? `${[...new Set(found)].slice(0, 5).join(", ")}: ${form.dataset.suspect}` : "";
    };
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 300); });
    if (field.value) look();
  }
}
