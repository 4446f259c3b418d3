// What is folded up stands in the page as text until it is opened, so that a long page opens light.
const held = (fold) => fold.querySelector(":scope > noscript");

function unfold(fold) {
  const text = held(fold);
  if (!text) return;
  fold.querySelector(":scope > .unfold")?.remove();
  text.replaceWith(document.createRange().createContextualFragment(text.textContent));
}

// Before the fold opens where it is pressed, and as soon as it has opened otherwise.
document.addEventListener("click", ({ target }) => {
  const summary = target.closest?.("summary");
  if (summary) unfold(summary.parentElement);
}, true);
document.addEventListener("toggle", ({ target }) => { if (target.open) unfold(target); }, true);
// Whoever searches the page means all of it.
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f") document.querySelectorAll("details").forEach(unfold);
});
