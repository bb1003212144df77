// The visitor's side of a conversation: what is new appears by itself; a lost line is told.
import { follow } from "/assets/live.js";
import { refresh } from "./help-part.js";
import "./help-say.js";

const talk = document.querySelector("[data-part=talk]");
const lost = document.querySelector("#lost");
let failures = 0;

function toEnd() { talk?.lastElementChild?.scrollIntoView({ block: "nearest" }); }

async function update() {
  try {
    await refresh();
    failures = 0;
  } catch {
    failures += 1;
  }
  lost.hidden = failures < 2;
}

const topic = document.querySelector("[data-topic]")?.dataset.topic;
if (topic) follow(topic, update);

// Where no stream gets through, the page still asks by itself.
setInterval(() => { if (!document.hidden) update(); }, 15000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) update(); });
addEventListener("online", update);
addEventListener("offline", () => { lost.hidden = false; });
addEventListener("refreshed", toEnd);
// The moment a countdown ends, the server says what comes next.
document.addEventListener("stage", (event) => { if (event.detail === "late") setTimeout(update, 1200); });
toEnd();
