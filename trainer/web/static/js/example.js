// Marks on an example are kept as they are made. Without script the page's one button sends them all.
const form = document.getElementById("marks");
const said = document.getElementById("saved");
let waiting = 0;

async function keep() {
  clearTimeout(waiting);
  try {
    const answer = await fetch(form.dataset.keep, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
    if (answer.redirected || ![200, 422].includes(answer.status)) throw new Error();
    const told = await answer.json();
    if (answer.status === 422) { said.textContent = told.why; return; }
    const time = document.createElement("template");
    time.innerHTML = told.saved;
    said.replaceChildren(`${form.dataset.saved} `, time.content);
    said.classList.remove("unsaved");
  } catch {
    said.textContent = form.dataset.lost;
    said.classList.add("unsaved");
    waiting = setTimeout(keep, 10000);
  }
}

form.addEventListener("change", keep);
form.addEventListener("submit", () => clearTimeout(waiting));
