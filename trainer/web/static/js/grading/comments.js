// Comments pinned to a turn, a row, a criterion, or to words of one of them.
import { below, draft, get, newKey, onChange, once, set, words } from "../desk/store.js";
import { keepRows, paintClashes, stamp } from "../desk/fields.js";
import { notice, say } from "../desk/notices.js";
import { called, go, open, placeOf } from "./panes.js";

const list = document.getElementById("comment-list");
const picker = document.querySelector(".picker");
const standing = () => below("comments").filter((key) => !get(`comments.${key}.gone`) && get(`comments.${key}.at`)).sort();

const draw = once(() => {
  const keys = standing();
  keepRows(list, "comment", keys, (key) => {
    const row = stamp("comment", { KEY: key }).firstElementChild;
    const at = get(`comments.${key}.at`);
    const what = called(at) ?? words("nowhere");
    const link = row.querySelector("[data-go]");
    link.textContent = what;
    link.title = words("goTo", { what });
    link.dataset.to = at;
    row.querySelector("q").textContent = get(`comments.${key}.words`) ?? "";
    const text = row.querySelector("textarea");
    text.setAttribute("aria-label", words("commentOn", { what }));
    text.setAttribute("autocomplete", "off");
    return row;
  });
  for (const old of document.querySelectorAll(".commented")) old.classList.remove("commented");
  for (const key of keys) placeOf(get(`comments.${key}.at`))?.classList.add("commented");
  document.querySelector("[data-count=comments]").textContent = keys.length || "";
  document.getElementById("tab-comments").setAttribute("aria-label", `${document.getElementById("tab-comments").firstChild.textContent.trim()}, ${keys.length === 1 ? words("oneComment") : words("comments", { n: keys.length })}`);
  paintClashes();
});

export function comment(at, quoted = "") {
  if (draft.locked) return;
  const old = standing().find((key) => get(`comments.${key}.at`) === at && (get(`comments.${key}.words`) ?? "") === quoted);
  const key = old ?? newKey("c");
  if (!old) {
    set(`comments.${key}.at`, at);
    if (quoted) set(`comments.${key}.words`, quoted);
  }
  open("comments");
  queueMicrotask(() => { // once it is drawn, and before the next key: a timer would come after it and lose what is typed at once
    const text = list.querySelector(`[data-comment="${key}"] textarea`);
    text?.scrollIntoView({ block: "nearest" });
    text?.focus();
    say(words("commentOn", { what: called(at) }));
  });
}

// The words selected in a place of the page, if any are.
function selected() {
  const chosen = getSelection();
  const text = String(chosen).trim().replace(/\s+/g, " ");
  const place = text && (chosen.anchorNode?.parentElement ?? chosen.anchorNode)?.closest?.("#transcript [data-place], #work [data-place]");
  return place ? { at: place.dataset.place, text: text.slice(0, 500) } : null;
}

export function commentHere() {
  const words_ = selected();
  if (words_) { getSelection().removeAllRanges(); return comment(words_.at, words_.text); }
  const place = document.activeElement?.closest("[data-place]");
  if (place) return comment(place.dataset.place);
  notice("place", words("noPlace"));
  setTimeout(() => notice("place", null), 8000);
}

document.addEventListener("selectionchange", () => { picker.hidden = draft.locked || !selected(); });
picker.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
picker.addEventListener("click", commentHere);
document.addEventListener("click", ({ target }) => {
  const mark = target.closest?.(".place-mark");
  if (mark) comment(mark.closest("[data-place]").dataset.place);
});
list.addEventListener("click", ({ target }) => {
  const key = target.closest("[data-comment]")?.dataset.comment;
  if (target.dataset.drop === undefined) return;
  const at = get(`comments.${key}.at`);
  set(`comments.${key}.gone`, true);
  const back = () => { set(`comments.${key}.gone`, null); notice("gone", null); };
  notice("gone", words("commentGone", { what: called(at) ?? words("nowhere") }), { text: words("putBack") }, back);
  go(at);
});
onChange((path) => { if (/^comments\.[^.]+\.(at|gone|words)$/.test(path)) draw(); });
draw();
