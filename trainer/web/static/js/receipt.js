// Counts down what remains of the ten minutes in which a hand-in can be taken back, and then takes the button away.
const undo = document.querySelector("[data-until]");
const remains = undo.querySelector("[data-remains]");
const until = new Date(undo.dataset.until);

function count() {
  const left = Math.max(0, Math.round((until - Date.now()) / 1000));
  remains.textContent = undo.dataset.left.replace("{n}", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  if (left) setTimeout(count, 1000);
  else undo.hidden = true;
}
count();
