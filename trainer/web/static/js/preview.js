// Shows the page anew when a file of the previewed folder has changed.
const shown = document.body.dataset.stamp;
const look = async () => {
  try {
    const stamp = await (await fetch("/stamp")).json();
    if (stamp !== shown) location.reload();
  } catch { /* the preview was stopped; it may come back */ }
};
setInterval(look, 1000);
