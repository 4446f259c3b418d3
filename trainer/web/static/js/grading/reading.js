// Fields show what stands in the grading; finding in the transcript comes with it.
import { clashing, onChange, once, words } from "../desk/store.js";
import { paint, paintClashes } from "../desk/fields.js";
import { notice } from "../desk/notices.js";
import { toCriterion } from "./marks.js";
import { open } from "./panes.js";
import {} from "../desk/find.js";

const show = (path) => {
  const [part, key] = path.split(".");
  if (part === "marks" || part === "reasons") toCriterion(key);
  else open(part === "checks" ? "marks" : part);
};
const tell = once(() => {
  const path = clashing()[0];
  notice("clash", path ? words("clash") : null, path && { text: words("reload") }, path && (() => show(path)));
});
onChange(tell);
paint();
paintClashes();
tell();
