// Conversations side by side: one is at hand, which keys and suggestions are for. Another comes to
// hand by a click into it, by Alt and its number, by J and K; nothing typed in any of them is lost.
import { refresh } from "./help-part.js";
import "./help-say.js";

const board = document.querySelector("[data-columns]");
const all = () => [...board.querySelectorAll("[data-column]")];
const current = () => board?.querySelector("[data-column][aria-current]");

/** Where the assistant types now. */
export const currentField = () => current()?.querySelector("form[data-say] textarea") ?? null;

/** What the console is asked for: the conversation at hand, and what is being looked for. */
export function address() {
  const page = new URL(location.href);
  page.searchParams.delete("done");
  if (current()) page.searchParams.set("conversation", current().dataset.column);
  const typed = document.querySelector("#about")?.value.trim() || currentField()?.value.trim() || "";
  page.searchParams.delete("about");
  // One or two characters tell nothing; what begins with a stroke opens the answers kept ready.
  if (typed.length > 2 && !typed.startsWith("/")) page.searchParams.set("about", typed.slice(0, 200));
  return page.href;
}

function isShown(column) { return column.offsetParent !== null; }

/** Brings a conversation to hand; false when it is not on the screen. */
export function bring(id, takesFocus) {
  const column = all().find((one) => one.dataset.column === id);
  if (!column || !isShown(column)) return false;
  if (column !== current()) {
    for (const one of all()) one.toggleAttribute("aria-current", false);
    column.setAttribute("aria-current", "true");
    const hidden = document.querySelector(".look input[name=conversation]");
    if (hidden) hidden.value = id;
    const page = new URL(location.href);
    page.searchParams.set("conversation", id);
    for (const name of ["done", "about"]) page.searchParams.delete(name);
    history.replaceState(null, "", page);
    refresh(address()).catch(() => {});
  }
  if (takesFocus) column.querySelector("form[data-say] textarea")?.focus();
  return true;
}

function toEnd(column) {
  const talk = column.querySelector(".talk");
  if (talk) talk.scrollTop = talk.scrollHeight;
}

// What came and what went since the page was made; the rest stays as it is, with what is typed in it.
addEventListener("fresh", ({ detail: page }) => {
  const wanted = [...page.querySelectorAll("[data-column]")];
  if (!board || !page.querySelector("[data-columns]")) return;
  const ids = wanted.map((one) => one.dataset.column);
  if (all().some((one) => !ids.includes(one.dataset.column) && one.hasAttribute("aria-current"))) return;
  for (const one of all()) if (!ids.includes(one.dataset.column)) one.remove();
  if (wanted.length) board.querySelector("[data-nobody]")?.remove();
  for (const [at, one] of wanted.entries()) {
    if (all().some((other) => other.dataset.column === one.dataset.column)) continue;
    const column = document.importNode(one, true);
    board.insertBefore(column, all()[at] ?? null);
    if (all().length > 1 && current() !== column) column.toggleAttribute("aria-current", false);
    column.dispatchEvent(new CustomEvent("added", { bubbles: true }));
    toEnd(column);
  }
});

const counts = new WeakMap();
/** A conversation in which something new was said is scrolled to its end. */
export function follow() {
  for (const column of board ? all() : []) {
    const count = column.querySelectorAll(".talk li").length;
    if (counts.get(column) !== count) toEnd(column);
    counts.set(column, count);
  }
}
follow();

board?.addEventListener("focusin", (event) => {
  const column = event.target.closest("[data-column]");
  if (column) bring(column.dataset.column, false);
});
board?.addEventListener("pointerdown", (event) => {
  const column = event.target.closest("[data-column]");
  if (column) bring(column.dataset.column, false);
});
