// A page that saves itself and ends in a button: what waits is saved first, then the plain form goes.
import { words } from "./store.js";
import { flush } from "./saving.js";
import { paint, paintClashes } from "./fields.js";

paint();
paintClashes();
for (const form of document.querySelectorAll("form[data-finish]")) form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const mend = form.querySelector(".mend");
  mend.hidden = true;
  if (await flush()) return form.submit();
  mend.textContent = words("finishWaits");
  mend.hidden = false;
});
