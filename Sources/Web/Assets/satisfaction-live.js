// A rating or a step of a bad review shows at once on the pages that list them.
import { follow, refresh } from "/assets/live.js";

let waiting = null;
follow("satisfaction", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh("main [data-live]"), 200);
});
