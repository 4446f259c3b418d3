// A letter that is not sent yet is kept in this browser alone, and taken out of it once it is sent.
const form = document.querySelector("form[data-unsent]");
const sent = document.querySelector("[data-sent]");

if (sent) try { localStorage.removeItem(sent.dataset.sent); } catch { /* nothing was kept */ }

if (form?.elements.text) {
  const { text, observed } = form.elements;
  const kept = document.getElementById("kept");
  const name = form.dataset.unsent;
  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify({ text: text.value, observed: observed.checked }));
      const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      kept.textContent = form.dataset.kept.replace("{time}", time);
    } catch { kept.hidden = true; }
  };
  try {
    const held = JSON.parse(localStorage.getItem(name) ?? "null");
    if (held && !text.value) {
      text.value = held.text;
      observed.checked = held.observed;
    }
  } catch { /* what cannot be read is left alone */ }
  let timer = 0;
  form.addEventListener("input", () => { timer ||= setTimeout(() => { timer = 0; keep(); }, 400); });
  addEventListener("pagehide", () => { if (timer) keep(); });
}
