// Indicators that were used before, listed while a name is typed: ↓ chooses, Return fills in.
import { rowOf, fillRow, groupRows } from "/assets/drafts-lines.js";

/** Wires every field of a line's name, those that come later too. */
export function wireLibrary(form, api, changed) {
  const box = document.querySelector("[data-choices]");
  let input = null, entries = [], at = -1, timer, number = 0;

  async function look() {
    const asked = ++number;
    const answer = await fetch(`${api}/library?q=${encodeURIComponent(input.value)}`, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok || asked !== number || !input) return;
    entries = (await answer.json()).entries.filter((entry) => entry.name !== input.value);
    show();
  }

  function show() {
    at = -1;
    box.hidden = !entries.length || document.activeElement !== input;
    input.setAttribute("aria-expanded", String(!box.hidden));
    input.removeAttribute("aria-activedescendant");
    if (box.hidden) return;
    box.replaceChildren(...entries.map((entry, place) => {
      const option = document.createElement("div");
      option.id = `choice-${place}`;
      option.setAttribute("role", "option");
      const about = document.createElement("small");
      about.textContent = entry.about;
      option.append(entry.name, about);
      option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
      return option;
    }));
    const { left, bottom, width } = input.getBoundingClientRect();
    box.style.left = `${Math.max(8, left + scrollX)}px`;
    box.style.top = `${bottom + scrollY + 2}px`;
    box.style.width = `${Math.min(Math.max(width, 420), innerWidth - 16)}px`;
    if (left + box.offsetWidth > innerWidth - 8) box.style.left = `${Math.max(8, innerWidth - box.offsetWidth - 8) + scrollX}px`;
  }

  function mark(place) {
    at = (place + entries.length) % entries.length;
    [...box.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    box.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `choice-${at}`);
  }

  function close() {
    clearTimeout(timer);
    number += 1;
    box.hidden = true;
    input?.setAttribute("aria-expanded", "false");
    input?.removeAttribute("aria-activedescendant");
  }

  /** The weight that stands in the line is its own; everything else is the library's. */
  function choose(place) {
    const entry = entries[place];
    const row = input.closest("[data-line]");
    const { weight, ...values } = entry.values;
    fillRow(row, values, entry.measure);
    close();
    document.getElementById(`${row.dataset.line}.target`).focus();
    document.getElementById(`${row.dataset.line}.target`).select();
    if (rowOf(row.dataset.line)) groupRows();
    changed();
  }

  form.addEventListener("focusin", (event) => {
    if (!event.target.matches("[data-library]")) return;
    input = event.target;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-controls", "library-choices");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
  });
  form.addEventListener("focusout", (event) => { if (event.target === input) close(); });
  form.addEventListener("input", (event) => {
    if (event.target !== input) return;
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
  // Before the listeners of the form, so that Return chooses and does not save.
  document.addEventListener("keydown", (event) => {
    if (event.target !== input || event.altKey || event.isComposing) return;
    if (event.key === "ArrowDown" && box.hidden) { event.preventDefault(); look(); return; }
    if (box.hidden) return;
    const moves = { ArrowDown: at + 1, ArrowUp: at < 0 ? entries.length - 1 : at - 1 };
    if (event.key in moves) { event.preventDefault(); event.stopPropagation(); mark(moves[event.key]); }
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "Enter" && at >= 0) { event.preventDefault(); event.stopPropagation(); choose(at); }
  }, true);
}
