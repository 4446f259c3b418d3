// Two helps for a reader; the page says and does all it must without them.

// A self-check's reason is shown by the style sheet; here it is also said aloud.
const say = document.createElement("p");
say.className = "hidden";
say.setAttribute("role", "status");
document.body.append(say);
document.addEventListener("change", (event) => {
  const chosen = event.target.closest(".check li");
  if (chosen) say.textContent = event.target.checked ? chosen.querySelector(".reason").textContent : "";
});

// The contents mark the section being read.
const links = new Map([...document.querySelectorAll("[data-follow] a")].map((a) => [a.hash.slice(1), a]));
const follow = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) {
    for (const [id, link] of links) {
      if (id === entry.target.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
}, { rootMargin: "-10% 0px -75% 0px" });
for (const id of links.keys()) {
  const section = document.getElementById(id);
  if (section) follow.observe(section);
}

// A note or a word opens beside where it stands; without script the link leads to the foot of the page.
const slip = document.createElement("div");
slip.popover = "auto";
slip.className = "slip";
document.body.append(slip);
document.addEventListener("click", (event) => {
  const link = event.target.closest(".note-mark, .term");
  const told = link && document.getElementById(link.hash.slice(1));
  if (!told || !slip.showPopover || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const whole = told.matches("dt") ? [told, told.nextElementSibling] : [...told.childNodes];
  slip.replaceChildren(...whole.filter((n) => !n.classList?.contains("note-back")).map((n) => n.cloneNode(true)));
  for (const copy of slip.querySelectorAll("[id]")) copy.removeAttribute("id");
  slip.showPopover({ source: link });
});
