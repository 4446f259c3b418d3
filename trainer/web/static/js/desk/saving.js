// Sends what waits, says when it was saved, and what stands in the way. Nothing here ever drops a word.
import { adopt, draft, forget, keeps, land, onChange, queued, settle, takeOff, words } from "./store.js";
import { notice, say } from "./notices.js";

const AT_ONCE = 200;
const FIRST = 700;
const status = document.getElementById("saved");
let savedAt = draft.savedAt;
let timer = 0;
let tries = 0;
let running = null;

export const clock = (moment) => new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: draft.zone });

function show(text, kind = "") {
  status.textContent = text;
  status.className = `save-state ${kind}`;
}

function rest() {
  if (!draft.locked) show(savedAt ? words("saved", { time: clock(savedAt) }) : words("nothing"));
}

const ask = (address, options = {}) => fetch(address, {
  ...options,
  headers: { Accept: "application/json", "X-CSRFToken": draft.csrf, ...options.headers },
  signal: AbortSignal.timeout(15000),
}).catch(() => null);

const later = (wait) => { timer ||= setTimeout(() => { timer = 0; flush(); }, wait); };

// Something is in the way: say what, keep everything, try again, less and less often.
function stuck(kind, fill = {}, link = null) {
  show(words(!keeps() ? "unkept" : kind === "offline" ? "offline" : "waiting"), "unsaved");
  if (!tries) say(status.textContent);
  notice("trouble", kind === "offline" ? null : words(kind, fill), link);
  if (kind !== "handedIn") later(Math.min(2000 * 2 ** tries++, 60000));
  return null;
}

const REASONS = {
  401: () => stuck("signedOut", {}, { text: words("signIn"), href: draft.signIn, away: true }),
  403: (said) => stuck("otherAccount", { name: said.signed_in ?? words("somebody") }),
  404: () => stuck("notYours"),
  409: () => stuck("handedIn", {}, { text: words("seeReceipt"), href: draft.result }),
};

// The answer's JSON; null where it is none, and then it has been said why.
async function read(answer) {
  const said = answer?.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json().catch(() => ({})) : null;
  if (answer?.ok && said) return said;
  if (answer?.redirected) return REASONS[401]();
  return (REASONS[answer?.status] ?? (() => stuck("offline")))(said ?? {});
}

// How the draft stands on the server, with a fresh form token.
async function catchUp() {
  const said = await read(await ask(`${draft.stateAt}?since=${draft.revision}&account=${draft.account}`));
  if (!said) return null;
  draft.csrf = said.csrf;
  for (const field of document.getElementsByName("csrf_token")) field.value = said.csrf;
  draft.revision = said.revision;
  if (said.state) adopt(said.state);
  if (said.handed_in) return REASONS[409]();
  if (said.opened > draft.opened) notice("session", words("newSession"), { text: words("reload"), href: "" });
  return said;
}

async function post(batch) {
  const send = () => ask(draft.changes, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": draft.csrf },
    body: JSON.stringify({ account: draft.account, revision: draft.revision, changes: batch.map(({ operation, path, base, value }) => ({ operation, path, base, value })) }),
  });
  let answer = await send();
  if (answer?.status === 400) { // the form token has expired with the session
    if (!(await catchUp())) return null;
    answer = await send();
  }
  return read(answer);
}

async function give(batch) {
  takeOff(batch);
  const answer = await post(batch);
  if (!answer) { land(); return false; }
  draft.revision = answer.revision;
  savedAt = answer.saved_at;
  if (tries) say(words("saved", { time: clock(savedAt) }));
  tries = 0;
  settle(batch, answer);
  for (const { why } of answer.refused) notice("refused", words("refused", { why }));
  dispatchEvent(new CustomEvent("answered", { detail: answer }));
  return true;
}

async function send() {
  for (let waiting = queued(); waiting.length; waiting = queued()) if (!(await give(waiting.slice(0, AT_ONCE)))) return false;
  notice("trouble", null);
  rest();
  return true;
}

// One tab sends at a time. True when nothing waits any more.
export function flush() {
  clearTimeout(timer);
  timer = 0;
  if (draft.locked) return Promise.resolve(true);
  running ??= (navigator.locks ? navigator.locks.request(`trainer:${draft.draft}`, send) : send()).finally(() => { running = null; });
  return running;
}

// A sign of life: says that somebody is at work here, also where there is nothing to save.
export const beat = () => (queued().length ? flush() : draft.locked ? null : give([]));

onChange(() => {
  if (draft.locked || !queued().length) return;
  if (!tries) show(words("saving"));
  later(FIRST);
});
addEventListener("saved-elsewhere", ({ detail }) => { savedAt = detail; if (!queued().length) { notice("trouble", null); rest(); } });
addEventListener("online", flush);
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // back from the hand-in, perhaps
addEventListener("focus", () => { if (queued().length) flush(); });
document.addEventListener("visibilitychange", () => {
  if (draft.locked) return;
  if (queued().length) flush();
  else if (!document.hidden) catchUp();
});

// Signing out sends what waits, then takes everything of this account off the device.
let warned = false;
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form.getAttribute("action") ?? "").endsWith("/sign-out")) return;
  event.preventDefault();
  if (!warned && queued().length && !(await flush())) {
    warned = true;
    notice("sign-out", words("unsavedSignOut"));
    return;
  }
  forget();
  form.submit();
});

rest();
if (queued().length) flush();
