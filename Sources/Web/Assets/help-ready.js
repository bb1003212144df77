// Sentences kept ready: "/" at the start of a message opens them, typing narrows them down.
import { currentField } from "./help-columns.js";

const panel = document.querySelector("#ready");
// Where "/" was typed.
let field = null;

function all() { return [...panel.querySelectorAll("li button")]; }
function visible() { return all().filter((button) => !button.closest("li").hidden); }

function mark(at) {
  const buttons = visible();
  for (const button of all()) button.setAttribute("aria-current", "false");
  const chosen = buttons[(at + buttons.length) % (buttons.length || 1)];
  chosen?.setAttribute("aria-current", "true");
  chosen?.scrollIntoView({ block: "nearest" });
}

function narrow() {
  const wanted = field.value.slice(1).trim().toLowerCase();
  for (const button of all()) {
    button.closest("li").hidden = !button.textContent.toLowerCase().includes(wanted);
  }
  panel.querySelector("[data-none]").hidden = visible().length > 0;
  mark(0);
}

function close() { panel.hidden = true; field?.focus(); }

function choose(button) {
  field.value = button.dataset.text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

function press(event) {
  if (panel.hidden || event.isComposing) return;
  const at = visible().findIndex((button) => button.getAttribute("aria-current") === "true");
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1 };
  if (event.key in moves) { event.preventDefault(); mark(moves[event.key]); }
  if (event.key === "Escape") { event.preventDefault(); close(); }
  if (event.key === "Enter" && visible()[at]) {
    event.preventDefault();
    event.stopImmediatePropagation();
    choose(visible()[at]);
  }
}

function isSaid(element) { return element.matches("form[data-say] textarea"); }

if (panel) {
  // Before the listener that sends on Return.
  document.addEventListener("keydown", (event) => { if (isSaid(event.target)) press(event); }, true);
  document.addEventListener("input", (event) => {
    if (!isSaid(event.target)) return;
    field = event.target;
    const isAsked = field.value.startsWith("/");
    panel.hidden = !isAsked;
    if (isAsked) narrow();
  });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("li button");
    if (button) choose(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("textarea, input, select")) return;
    const current = currentField();
    if (!current) return;
    event.preventDefault();
    current.focus();
    if (!current.value) { current.value = "/"; current.dispatchEvent(new Event("input", { bubbles: true })); }
  });
}
