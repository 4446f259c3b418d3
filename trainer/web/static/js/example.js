// Marks on an example are kept as they are made. Without script the page's one button sends them all.
const form = document.getElementById("marks");
const said = document.getElementById("saved");
let waiting = 0;
let sending = false;
let again = false;

// All marks at once, and one sending at a time: of two on their way the older might arrive last.
async function keep() {
  clearTimeout(waiting);
  again = sending;
  if (sending) return;
  sending = true;
  try {
    await send();
  } catch {
    said.textContent = form.dataset.lost;
    said.classList.add("unsaved");
    waiting = setTimeout(keep, 10000);
  }
  sending = false;
  if (again) keep();
}

async function send() {
  const answer = await fetch(form.dataset.keep, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
  if (answer.redirected || ![200, 422].includes(answer.status)) throw new Error();
  const told = await answer.json();
  if (answer.status === 422) { said.textContent = told.why; return; }
  const time = document.createElement("template");
  time.innerHTML = told.saved;
  said.replaceChildren(`${form.dataset.saved} `, time.content);
  said.classList.remove("unsaved");
}

form.addEventListener("change", keep);
form.addEventListener("submit", () => clearTimeout(waiting));
