// The phone of somebody who waits: the place in the line moves by itself, and a call is felt.
import { follow, refresh } from "/assets/live.js";

const part = () => document.querySelector("[data-ticket]");
let state = part().dataset.state;
const title = document.title;

async function update() {
  await refresh("main [data-live]");
  const now = part().dataset.state;
  if (now === state) return;
  state = now;
  document.title = state === "called" ? part().dataset.title : title;
  if (state === "called") navigator.vibrate?.([400, 200, 400, 200, 400]);
}

if (part().dataset.topic) follow(part().dataset.topic, update);
// The expected wait grows older without an event.
setInterval(update, 30000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) update(); });
