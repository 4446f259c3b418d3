// Keeps what is being written as a draft on the server, and notes that the messages were read.
const form = document.querySelector("form[data-draft]");
const read = document.getElementById("read");

const send = (address, fields) => fetch(address, {
  method: "POST",
  body: new URLSearchParams(fields),
  headers: { "X-CSRFToken": document.querySelector("input[name=csrf_token]").value },
  redirect: "manual",
  keepalive: true,
}).catch(() => null);

if (read) {
  const upto = read.elements.upto.value;
  const seen = async () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", seen);
    const answer = await send(read.action, { upto });
    if (answer?.type === "opaqueredirect") read.hidden = true;
  };
  document.addEventListener("visibilitychange", seen);
  seen();
}

if (form) {
  const text = form.elements.text;
  const kept = document.getElementById("kept");
  let timer = 0;
  let held = text.value;

  const keep = async () => {
    timer = 0;
    const words = text.value;
    if (words === held) return;
    const answer = await send(form.dataset.draft, { text: words });
    if (answer?.ok) {
      held = words;
      const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      kept.textContent = form.dataset.kept.replace("{time}", time);
    } else {
      kept.textContent = form.dataset.lost;
      timer ||= setTimeout(keep, 10000);
    }
  };

  text.addEventListener("input", () => { timer ||= setTimeout(keep, 1200); });
  addEventListener("pagehide", () => { if (timer) keep(); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; held = text.value; });
}
