// The assistant's desk: the line and the conversations keep themselves up to date, the one who
// waits too long is heard by everybody, and every act has a key.
import { follow } from "/assets/live.js";
import { refresh } from "./help-part.js";
import { address, bring, currentField, follow as toEnd } from "./help-columns.js";
import "./help-ring.js";
import "./help-ready.js";

// Many things at once are one look.
let timer = 0;
function update() {
  // Not put off by what comes meanwhile, or a busy desk would never be looked at.
  if (timer) return;
  timer = setTimeout(() => {
    timer = 0;
    refresh(address()).catch(() => {});
  }, 120);
}

for (const one of document.querySelectorAll("[data-topic]")) {
  follow(one.dataset.topic, update, { hidden: true });
}
// What time alone changes, and where no stream gets through.
setInterval(update, 20000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) update(); });

addEventListener("refreshed", toEnd);

// What may help follows what the assistant writes or looks for.
let looking = 0;
document.addEventListener("input", (event) => {
  if (!event.target.matches("form[data-say] textarea, #about")) return;
  clearTimeout(looking);
  looking = setTimeout(update, 400);
});
document.querySelector("form.look")?.addEventListener("submit", (event) => {
  event.preventDefault();
  update();
});

// A conversation that stands on the screen comes to hand where it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-part=lines] .talks a");
  const id = link?.closest("li").dataset.conversation;
  if (id && bring(id, true)) event.preventDefault();
});

// A suggestion is put where one types; the assistant reads it over and sends it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-insert]");
  if (!button) return;
  const field = currentField();
  if (!field) return;
  const text = document.getElementById(button.dataset.insert)?.textContent ?? "";
  field.value = field.value.trim() ? `${field.value.trimEnd()}\n${text}` : text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

function isTyping(element) {
  return element.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
}

const acts = {
  t: () => document.querySelector("[data-part=lines] .wait button")?.click(),
  j: () => step(1),
  k: () => step(-1),
  m: () => currentField()?.focus(),
  e: () => document.querySelector("[data-column][aria-current] [data-end]")?.focus(),
};

function step(by) {
  const links = [...document.querySelectorAll("[data-part=lines] .talks a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[(at + by + links.length) % links.length]?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey && event.key >= "1" && event.key <= "9") {
    event.preventDefault();
    document.querySelectorAll("[data-part=lines] .talks a")[Number(event.key) - 1]?.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  const act = acts[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});
