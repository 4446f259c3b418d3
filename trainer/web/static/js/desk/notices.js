// What has happened that a person should know of, beside the work and never over it.

const room = document.getElementById("notices");
const top = room.parentElement;
// What sticks below the bar moves down when a notice takes its place.
new ResizeObserver(() => top.parentElement.style.setProperty("--top", `${top.offsetHeight}px`)).observe(top);
const voice = document.getElementById("say");

// One notice of a kind at a time; without text it is taken away.
export function notice(kind, text, link = null, act = null) {
  const old = room.querySelector(`[data-kind="${kind}"]`);
  if (old?.dataset.text === text) return;
  old?.remove();
  if (!text) return;
  const said = document.createElement("p");
  said.className = "said said-care";
  Object.assign(said.dataset, { kind, text });
  said.append(text, " ");
  if (link) {
    const way = Object.assign(document.createElement(act ? "button" : "a"), { textContent: link.text });
    if (act) Object.assign(way, { type: "button", className: "button-plain", onclick: act });
    else way.href = link.href;
    if (link.away) Object.assign(way, { target: "_blank", rel: "opener" });
    said.append(way);
  }
  room.append(said);
}

// For those who listen rather than look.
export function say(text) {
  voice.textContent = "";
  voice.textContent = text;
}
