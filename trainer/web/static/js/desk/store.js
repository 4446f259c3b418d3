// The draft in this browser: what stands, and what waits to be sent. The queue belongs to one account and one draft.
// It lives in localStorage, an entry an operation, so that tabs share it and hear of it by `storage` events.

const json = (id) => JSON.parse(document.getElementById(id).textContent);
export const draft = json("draft");
for (const list of ["areas", "safety", "rings"]) if (draft[list]) draft[list] = Object.fromEntries(draft[list]);
const texts = json("words");
export const words = (name, fill = {}) => texts[name].replace(/\{(\w+)\}/g, (_, key) => fill[key] ?? "");

const ours = `trainer:${draft.account}:`;
const prefix = `${ours}${draft.draft}:`;
const state = new Map(Object.entries(draft.state));
const listeners = [];
const flying = new Set();
let disk = {};
let count = 0;
if (!draft.fleeting) try { // a form keeps its own
  localStorage[`${ours}probe`] = "1";
  delete localStorage[`${ours}probe`];
  disk = localStorage;
} catch { /* this browser keeps nothing: the queue lives as long as the page */ }
export const keeps = () => disk === globalThis.localStorage;

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
export const get = (path) => state.get(path) ?? null;
export const entries = () => state.entries();
// The keys that stand next below a path.
export const below = (start) => [...new Set([...state.keys()].filter((path) => path.startsWith(`${start}.`))
  .map((path) => path.slice(start.length + 1).split(".")[0]))];
export const onChange = (listener) => listeners.push(listener);
export const token = (size = 12) => [...crypto.getRandomValues(new Uint8Array(size))].map((n) => n.toString(16).padStart(2, "0")).join("");
export const newKey = (letter) => `${letter}${Date.now().toString(36)}${(count++).toString(36)}${token(2)}`;
// Many changes at once are drawn once.
export const once = (draw) => {
  let due = false;
  return () => due || (due = true, queueMicrotask(() => { due = false; draw(); }));
};

function place(path, value) {
  if (value === null || value === undefined) state.delete(path);
  else state.set(path, value);
  for (const listener of listeners) listener(path);
}

function keep(key, value) {
  try { disk[key] = JSON.stringify(value); } catch { disk = { ...disk, [key]: JSON.stringify(value) }; }
}

const clashKey = (path) => `${prefix}clash:${path}`;
export const clashOf = (path) => (disk[clashKey(path)] ? JSON.parse(disk[clashKey(path)]) : null);
export const clashing = () => Object.keys(disk).filter((k) => k.startsWith(clashKey(""))).map((k) => k.slice(clashKey("").length));

// What waits, oldest first.
export const queued = () => Object.keys(disk).filter((k) => k.startsWith(`${prefix}op:`)).sort()
  .map((key) => ({ key, ...JSON.parse(disk[key]) }));

function enqueue(path, base, value) {
  const last = queued().findLast((op) => op.path === path);
  if (last && !flying.has(last.operation)) {
    const { key, ...op } = last;
    if (same(op.base, value)) delete disk[key];
    else keep(key, { ...op, value });
  } else {
    const key = `${prefix}op:${Date.now().toString(36)}.${(count++).toString(36).padStart(4, "0")}.${token(2)}`;
    keep(key, { operation: token(), path, base, value });
  }
}

// A person's change. What they saw until now is its base.
export function set(path, value) {
  const base = get(path);
  if (draft.locked || same(base, value)) return;
  const clash = clashOf(path);
  if (clash) keep(clashKey(path), { ...clash, yours: value });
  else enqueue(path, base, value);
  place(path, value);
}

// Everything below a path is taken away.
export function clear(start) {
  for (const path of [...state.keys()]) if (path.startsWith(`${start}.`)) set(path, null);
}

export const takeOff = (operations) => operations.forEach(({ operation }) => flying.add(operation));

// The server has answered for these operations. One that was typed on in the meantime stays, on what was saved as its base.
export function settle(sent, answer) {
  flying.clear();
  const clashes = new Map(answer.clashes.map((c) => [c.path, c]));
  for (const { key, ...op } of sent) {
    const now = disk[key] && JSON.parse(disk[key]);
    if (now && !same(now.value, op.value) && !clashes.has(op.path)) keep(key, { ...now, operation: token(), base: op.value });
    else delete disk[key];
  }
  for (const [path, { theirs }] of clashes) {
    for (const op of queued()) if (op.path === path) delete disk[op.key];
    if (/\.(angle|order)$/.test(path)) enqueue(path, theirs, get(path));
    else keep(clashKey(path), { yours: get(path), theirs });
    place(path, get(path));
  }
  if (answer.state) adopt(answer.state);
  keep(`${prefix}saved`, answer.saved_at);
}

export const land = () => flying.clear();

// What stands on the server, but for what is still on its way there or waits for a choice.
export function adopt(fresh) {
  const waiting = new Set([...queued().map((op) => op.path), ...clashing()]);
  for (const path of new Set([...state.keys(), ...Object.keys(fresh)])) {
    if (!waiting.has(path) && !same(get(path), fresh[path])) place(path, fresh[path]);
  }
}

export function resolve(path, mine) {
  const { yours, theirs } = clashOf(path);
  delete disk[clashKey(path)];
  if (mine && !same(yours, theirs)) enqueue(path, theirs, yours);
  place(path, mine ? yours : theirs);
}

// Another tab of this browser.
addEventListener("storage", (event) => {
  if (!event.key?.startsWith(prefix)) return;
  const kind = event.key.slice(prefix.length).split(":")[0];
  if (kind === "op" && event.newValue) {
    const { path, value } = JSON.parse(event.newValue);
    if (!same(get(path), value)) place(path, value);
  } else if (kind === "clash") {
    const path = event.key.slice(clashKey("").length);
    place(path, get(path));
  } else if (kind === "saved") dispatchEvent(new CustomEvent("saved-elsewhere", { detail: JSON.parse(event.newValue) }));
});

// What this account left on this device, of this and every other draft.
export function forget() {
  for (const key of Object.keys(disk)) if (key.startsWith(ours)) delete disk[key];
}

// What an earlier visit could not send stands on top of what the server has.
for (const { path, value } of queued()) place(path, value);
for (const path of clashing()) place(path, clashOf(path).yours);
