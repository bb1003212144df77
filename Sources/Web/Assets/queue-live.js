// Pages that only look: what the server marked as live is fetched anew when something happens.
import { follow, refresh } from "/assets/live.js";

const page = document.querySelector("[data-topic]");
let waiting = null;
const update = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh("main [data-live]"), 300);
};
follow(page.dataset.topic, update);
setInterval(update, 30000);
