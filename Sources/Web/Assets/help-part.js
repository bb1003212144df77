// Brings the live parts of the page up to date: the same address is asked again, and each
// [data-part] is replaced where it changed. What people type stands outside of them.
import { setByPage, tick } from "./help-clock.js";

const shown = new WeakMap();
let busy = false;
let again = false;

export async function refresh(address = location.href) {
  if (busy) { again = true; return; }
  busy = true;
  try {
    do { again = false; await replace(address); } while (again);
  } finally { busy = false; }
}

async function replace(address) {
  const answer = await fetch(address, { headers: { "X-Part": document.hidden ? "hidden" : "shown" }, cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  setByPage(fresh);
  let changed = false;
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other && put(part, other)) changed = true;
  }
  tick();
  if (changed) dispatchEvent(new CustomEvent("refreshed"));
}

/** Replaces a part that changed, and keeps where the keyboard was and what was folded out. */
function put(part, other) {
  const text = other.innerHTML;
  if (shown.get(part) === text) return false;
  shown.set(part, text);
  const id = part.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...part.querySelectorAll("details[open][id]")].map((element) => element.id);
  part.replaceChildren(...other.childNodes);
  for (const name of other.getAttributeNames()) part.setAttribute(name, other.getAttribute(name));
  for (const name of open) document.getElementById(name)?.setAttribute("open", "");
  if (id) document.getElementById(id)?.focus();
  return true;
}
