// A module page: sections marked as read without leaving the place, and a note that saves itself. Both work as plain forms too.
const ask = (form, fields) => fetch(form.action, {
  method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ csrf_token: form.elements.csrf_token.value, ...fields }),
});

// Progress.
const progress = document.getElementById("progress");
const tick = (read) => {
  for (const button of document.querySelectorAll("button[form=progress]")) {
    const done = read.includes(button.value);
    button.name = done ? "unread" : "read";
    button.className = done ? "button-plain" : "button button-quiet";
    button.textContent = progress.dataset[button.name];
    document.querySelector(`.contents a[href="#${button.value}"]`)?.classList.toggle("is-read", done);
  }
  const count = document.getElementById("read-count");
  count.textContent = count.dataset.words.replace("{n}", read.length);
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[form=progress]");
  if (!button) return;
  event.preventDefault();
  try {
    const answer = await ask(progress, { [button.name]: button.value });
    if (!answer.ok || answer.redirected) throw new Error();
    tick((await answer.json()).read);
  } catch { progress.requestSubmit(button); }
});

// The note.
const form = document.getElementById("note-form");
const text = form.elements.text;
const said = document.getElementById("note-said");
const clash = document.getElementById("note-clash");
const store = `note ${form.dataset.account} ${form.action}`;
let kept = text.value;
let timer = 0;
let busy = false;

const say = (words, care = false) => { said.textContent = words; said.classList.toggle("unsaved", care); };
const remember = () => { try { if (text.value === kept) sessionStorage.removeItem(store); else sessionStorage.setItem(store, text.value); } catch { /* no store: the page itself still holds it */ } };

async function save() {
  clearTimeout(timer);
  if (busy || text.value === kept) return;
  busy = true;
  const sent = text.value;
  try {
    const answer = await ask(form, { text: sent, revision: form.elements.revision.value });
    if (answer.redirected || ![200, 409, 422].includes(answer.status)) throw new Error();
    const told = await answer.json();
    if (answer.status === 422) { say(told.why, true); return; }
    if (answer.status === 409) { part(told); return; }
    form.elements.revision.value = told.revision;
    kept = sent;
    clash.hidden = true;
    const time = document.createElement("template");
    time.innerHTML = told.saved;
    said.replaceChildren(`${form.dataset.saved} `, time.content);
    said.classList.remove("unsaved");
  } catch {
    say(form.dataset.waiting, true);
    timer = setTimeout(save, 10000);
  } finally {
    busy = false;
    remember();
    if (text.value !== kept && text.value !== sent) timer = setTimeout(save, 1000);
  }
}

// Written elsewhere since: both versions stand there until the person chooses.
function part(told) {
  say(form.dataset.clash, true);
  clash.hidden = false;
  clash.querySelector("blockquote").textContent = told.text;
  clash.querySelector("time, span").innerHTML = told.saved;
  const settle = (value) => { form.elements.revision.value = told.revision; kept = told.text; text.value = value; clash.hidden = true; text.focus(); save(); remember(); if (value === told.text) say(""); };
  clash.querySelector("[value=mine]").onclick = () => settle(text.value);
  clash.querySelector("[value=theirs]").onclick = () => settle(told.text);
  clash.querySelector("[value=both]").onclick = () => settle(`${told.text}\n\n${text.value}`);
}

text.addEventListener("input", () => { say(text.value === kept ? "" : form.dataset.unsaved); remember(); clearTimeout(timer); timer = setTimeout(save, 1000); });
text.addEventListener("blur", save);
form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
const left = (() => { try { return sessionStorage.getItem(store); } catch { return null; } })();
if (left !== null && left !== text.value) { text.value = left; form.closest("details").open = true; save(); }
