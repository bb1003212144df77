// The counter: every action on one key, done in place; the page works without it, with the mouse.
import { follow, refresh } from "/assets/live.js";

const offset = Number(document.querySelector("[data-station]").dataset.now) - Date.now();
const two = (number) => String(number).padStart(2, "0");
let busy = false;

// Sends a form and takes over what the answer shows; a refusal is shown the same way.
async function send(form) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-station]")) { location.href = answer.url; return; }
    document.querySelector("dialog[open]")?.close();
    take(page);
  } catch {
    document.querySelector("[data-trouble]").hidden = false;
  } finally {
    busy = false;
    for (const button of form.querySelectorAll("button:disabled")) button.disabled = false;
  }
}

function take(page) {
  for (const part of document.querySelectorAll("main [data-live]")) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  document.querySelector("[data-trouble]").hidden = true;
  tick();
}

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || !event.target.matches("[data-act]")) return;
  event.preventDefault();
  send(event.target);
}, true);

document.addEventListener("click", (event) => {
  const closer = event.target.closest("[data-closes]");
  if (closer) { event.preventDefault(); closer.closest("dialog").close(); return; }
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  event.preventDefault();
  document.querySelector(opener.dataset.opens).showModal();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const open = document.querySelector("dialog[open]");
  if (event.target.closest("input:not([type=radio]), select, textarea")) return;
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  // A button that was reached with Tab answers Space and Enter itself.
  if (key === "space" && event.target.closest("button, a, summary, input")) return;
  const button = (open ?? document).querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  if (!button || (!open && button.closest("dialog"))) return;
  event.preventDefault();
  if (button.type === "radio") { button.checked = true; return; }
  button.click();
  document.activeElement?.blur();
});

function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.floor((Date.now() + offset - Number(clock.dataset.since)) / 1000));
    const hours = Math.floor(seconds / 3600);
    clock.textContent = `${hours ? hours + ":" : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    if (clock.dataset.long) clock.classList.toggle("long", seconds >= Number(clock.dataset.long));
  }
}

async function update() {
  if (busy || document.querySelector("dialog[open]")) return;
  await refresh("main [data-live]");
  tick();
}

tick();
setInterval(tick, 1000);
setInterval(update, 15000);
follow(document.querySelector("[data-station]").dataset.topic, update, { hidden: true });
