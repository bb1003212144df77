// Brings the live parts of the page up to date: the same address is asked again, and each
// [data-part] is replaced where it changed. What people type in stands outside of them, in a
// [data-kept]: it comes and goes as the page says, and is left alone in between.
import { setByPage, tick } from "./help-clock.js";
import { isPressed } from "./press.js";

const shown = new WeakMap();
let busy = false;
let next = null;

/** @param how what the server is told of this look: that somebody sees it, or more. */
export async function refresh(address = location.href, how = document.hidden ? "hidden" : "shown") {
  next = [address, how];
  if (busy) return;
  busy = true;
  try {
    while (next) {
      const look = next;
      next = null;
      await replace(...look);
    }
  } finally { busy = false; }
}

async function replace(address, how) {
  const answer = await fetch(address, { headers: { "X-Part": how }, cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  setByPage(fresh);
  dispatchEvent(new CustomEvent("fresh", { detail: fresh }));
  let changed = false;
  for (const [name, change] of [["part", put], ["kept", exchange]]) {
    for (const element of document.querySelectorAll(`[data-${name}]`)) {
      const other = fresh.querySelector(`[data-${name}="${element.dataset[name]}"]`);
      if (isPressed(element, () => refresh(address, how).catch(() => {}))) continue;
      if (other && change(element, other)) changed = true;
    }
  }
  tick();
  if (changed) dispatchEvent(new CustomEvent("refreshed"));
}

/** Brings forms where there were none, or takes them away; what was not sent stays to be read. */
function exchange(kept, other) {
  const forms = [...kept.querySelectorAll("form")];
  if (Boolean(forms.length) === Boolean(other.querySelector("form"))) return false;
  // What is on its way has its answer first.
  if (forms.some((form) => form.querySelector("button:disabled"))) return false;
  const unsent = kept.querySelector("form[data-say] textarea")?.value.trim();
  kept.replaceChildren(...other.childNodes);
  if (unsent) tellUnsent(kept, unsent);
  kept.dispatchEvent(new CustomEvent("added", { bubbles: true }));
  return true;
}

function tellUnsent(kept, text) {
  const notice = document.createElement("div");
  notice.className = "notice words";
  notice.setAttribute("role", "status");
  notice.textContent = `${kept.dataset.unsent}\n${text}`;
  kept.append(notice);
  kept.dispatchEvent(new CustomEvent("unsent", { bubbles: true, detail: text }));
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
