// What is typed into a form of the log is kept in this browser alone until it is entered: no unread word leaves it. Signing
// out clears it (Clear-Site-Data), and another account has its own.
const form = document.querySelector("form[data-log]");
const hidden = new Set(["csrf_token", "nonce", "seen", "cleared"]);

if (form) {
  const store = `log ${form.dataset.log} ${location.pathname}`;
  const fields = () => [...form.elements].filter((one) => one.name && !hidden.has(one.name) && one.type !== "hidden" && one.type !== "submit");
  const state = () => JSON.stringify(fields().map((one) => [one.name, one.type === "checkbox" ? one.checked : one.value]));
  const fresh = state();
  const refused = document.getElementById("summary") !== null;

  const keep = () => {
    try { if (state() === fresh && !refused) localStorage.removeItem(store); else localStorage.setItem(store, state()); } catch { /* no store: the page itself still holds it */ }
  };
  const left = (() => { try { return JSON.parse(localStorage.getItem(store)); } catch { return null; } })();
  const there = fields();
  if (left && !refused && left.length === there.length && JSON.stringify(left) !== fresh) {
    left.forEach(([name, value], n) => {
      if (there[n].name !== name) return;
      if (there[n].type === "checkbox") there[n].checked = value; else there[n].value = value;
    });
    const told = document.createElement("p");
    told.className = "said";
    told.setAttribute("role", "status");
    told.textContent = form.dataset.back;
    form.prepend(told);
  }
  form.addEventListener("input", keep);
  if (refused) keep();
  form.addEventListener("submit", () => { try { if (navigator.onLine) localStorage.removeItem(store); } catch { /* nothing was kept */ } });
}
