// Comments kept for use again: put in where one writes, kept from there, taken out.
import { draft, set, words } from "../desk/store.js";
import { onChosen, stamp } from "../desk/fields.js";
import { notice, say } from "../desk/notices.js";

const lists = [...document.querySelectorAll("[data-phrases]")];
const kept = document.getElementById("kept-phrases");
const last = { feedback: document.getElementById("feedback-text"), comments: null };
document.addEventListener("focusin", ({ target }) => { if (target.closest("#comment-list") && target.matches("textarea")) last.comments = target; });

function draw() {
  for (const list of lists) {
    list.replaceChildren(new Option(words(draft.phrases.length ? "phrase" : "phraseNone"), ""), ...draft.phrases.map(({ id, text, shared }) => {
      const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
      return new Option(shared ? words("phraseAll", { text: short }) : short, id);
    }));
    list.disabled = !draft.phrases.length;
  }
  kept.replaceChildren(...draft.phrases.map(({ id, text }) => {
    const row = stamp("phrase").firstElementChild;
    row.dataset.phrase = id;
    row.firstElementChild.textContent = text;
    return row;
  }));
}

for (const list of lists) onChosen(list, (id) => {
  const into = last[list.dataset.phrases];
  const phrase = draft.phrases.find((one) => String(one.id) === id);
  if (!into?.isConnected || !phrase) return;
  const [from, to] = [into.selectionStart, into.selectionEnd];
  const before = into.value.slice(0, from);
  const put = `${before && !/\s$/.test(before) ? " " : ""}${phrase.text}`;
  into.value = before + put + into.value.slice(to);
  set(into.name, into.value);
  into.focus();
  into.setSelectionRange(from + put.length, from + put.length);
});

async function ask(fields) {
  const body = new URLSearchParams(fields);
  const answer = await fetch(draft.keep, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": draft.csrf } }).catch(() => null);
  return answer ? { ok: answer.ok, ...(await answer.json().catch(() => ({}))) } : { ok: false };
}

document.addEventListener("click", async ({ target }) => {
  if (target.dataset?.keepPhrase !== undefined) {
    const from = target.closest(".comment")?.querySelector("textarea") ?? last.feedback;
    const text = (from.value.slice(from.selectionStart, from.selectionEnd) || from.value).trim();
    const shared = document.getElementById("phrase-shared")?.checked && from === last.feedback ? "yes" : "";
    if (!text) return from.focus();
    const said = await ask({ text, shared });
    if (said.ok && !draft.phrases.some((one) => one.id === said.id)) draft.phrases.unshift(said);
    notice("phrase", said.ok ? null : words("phraseNot", { why: said.why ?? "" }));
    if (said.ok) say(words("phraseKept"));
    draw();
  } else if (target.dataset?.dropPhrase !== undefined) {
    const id = +target.closest("li").dataset.phrase;
    if (!(await ask({ drop: id })).ok) return;
    draft.phrases = draft.phrases.filter((one) => one.id !== id);
    draw();
  }
});
draw();
