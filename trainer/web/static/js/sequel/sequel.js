// A treatment read on: a choice and its reason, or the second circle, saved as they are made.
import {} from "../desk/finishing.js";

for (const button of document.querySelectorAll(".f-ask")) button.hidden = false;
