// The circle of the notebook, with everybody who was named.
import { circle } from "../desk/circle.js";
import { get, words } from "../desk/store.js";
import { people } from "./people.js";

circle(people, (key) => get(`people.${key}.name`) ?? words("unnamed"));
