// The button says how many are ticked, and sends that number: what happens is what was read.
for (const form of document.querySelectorAll("form.verify")) {
  const button = form.querySelector("button[name=ticked]");
  if (!button) continue;
  const { one, many, none } = form.dataset;
  const count = () => {
    const number = form.querySelectorAll("input[name=tick]:checked").length;
    button.value = number || "";
    button.textContent = number > 1 ? many.replace("{n}", number) : number ? one : none;
  };
  form.addEventListener("change", count);
  addEventListener("pageshow", count);
  count();
}
