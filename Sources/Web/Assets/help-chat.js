// The visitor's side of a conversation: what is new appears by itself.
import { follow } from "/assets/live.js";
import { refresh } from "./help-part.js";
import "./help-say.js";

function update() { return refresh().catch(() => {}); }

function toEnd() { document.querySelector("[data-part=talk]")?.lastElementChild?.scrollIntoView({ block: "nearest" }); }

const topic = document.querySelector("[data-topic]")?.dataset.topic;
if (topic) follow(topic, update);

// How many wait before changes by what happens to others, which this stream does not tell; and
// where no stream gets through, the page still asks by itself.
setInterval(() => { if (!document.hidden) update(); }, 15000);
addEventListener("refreshed", toEnd);
// What could not be said any more is what the next question begins with.
addEventListener("unsent", ({ detail }) => {
  sessionStorage.setItem("draft:/help/ask:ask", JSON.stringify({ question: detail }));
});
// The moment a countdown ends, the server says what comes next.
document.addEventListener("stage", (event) => { if (event.detail === "late") setTimeout(update, 1200); });
toEnd();
