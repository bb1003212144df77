// Counts seconds down, or up, by the server's clock: [data-due] and [data-since] hold milliseconds.
// The page says what the server's time was when it was made, so a wrong clock here harms nothing.
let ahead = 0;

export const serverNow = () => Date.now() + ahead;

/** Takes the server's time from the page: <… data-now="1764000000000">. */
export function setByPage(root = document) {
  const told = root.querySelector("[data-now]");
  if (told) ahead = Number(told.dataset.now) - Date.now();
}

/** A stage by the seconds that are left of the limit: the word, the colour and the number agree. */
function stage(element, left) {
  const limit = Number(element.dataset.limit || 60);
  const ring = Number(element.dataset.ring || 20);
  if (left <= 0) return "late";
  return left <= ring ? "ring" : left <= limit / 2 ? "soon" : "calm";
}

function showDue(element, now) {
  const left = Math.ceil((Number(element.dataset.due) - now) / 1000);
  const number = element.querySelector("[data-number]");
  if (number) number.textContent = String(Math.abs(left));
  const name = stage(element, left);
  if (element.dataset.stage === name) return;
  element.dataset.stage = name;
  const word = element.querySelector("[data-word]");
  if (word) word.textContent = element.dataset[`word${name[0].toUpperCase()}${name.slice(1)}`] ?? "";
  element.dispatchEvent(new CustomEvent("stage", { bubbles: true, detail: name }));
}

function showSince(element, now) {
  const seconds = Math.max(0, Math.floor((now - Number(element.dataset.since)) / 1000));
  const two = (number) => String(number).padStart(2, "0");
  element.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** Shows every clock of the page as it stands now. */
export function tick() {
  const now = serverNow();
  for (const element of document.querySelectorAll("[data-due]")) showDue(element, now);
  for (const element of document.querySelectorAll("time[data-since]")) showSince(element, now);
}

setByPage();
tick();
setInterval(tick, 500);
