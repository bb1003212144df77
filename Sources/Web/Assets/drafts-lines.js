// The lines of a draft: added, moved, copied and deleted, by button and by keyboard.

const list = () => document.querySelector("[data-lines]");

export const rows = () => [...list().querySelectorAll("[data-line]")];
export const rowOf = (id) => list().querySelector(`[data-line="${CSS.escape(id)}"]`);
const fieldOf = (row, name) => document.getElementById(`${row.dataset.line}.${name}`);
const nameOf = (row) => fieldOf(row, "name").value;

const newID = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A blank row with an id of its own; it stands nowhere yet. */
export function newRow(id = newID()) {
  const holder = document.createElement("ol");
  holder.innerHTML = document.querySelector("template[data-blank]").innerHTML.replaceAll("LINE", id);
  const row = holder.firstElementChild;
  row.querySelectorAll(".finds, .rivals").forEach((one) => one.replaceChildren());
  return row;
}

/** Puts texts into a row's fields, wherever it stands. */
export function fillRow(row, values, measure = "") {
  for (const [name, text] of Object.entries(values)) {
    const input = row.querySelector(`[name="${CSS.escape(`${row.dataset.line}.${name}`)}"]`);
    if (!input) continue;
    if (input.tagName === "SELECT" && ![...input.options].some((one) => one.value === text)) input.add(new Option(text || "–", text), 0);
    input.value = text;
  }
  row.querySelector("[data-measure]").textContent = measure;
}

/** A level is said once for the lines that share it, as on paper. */
export function groupRows() {
  let above = null;
  for (const row of rows()) {
    const first = above && fieldOf(above, "level1").value === fieldOf(row, "level1").value;
    row.classList.toggle("same-first", Boolean(first));
    row.classList.toggle("same-second", Boolean(first) && fieldOf(above, "level2").value === fieldOf(row, "level2").value);
    above = row;
  }
}

/** Wires the buttons and keys; `changed` is told after each act. */
export function wireLines(form, changed) {
  const said = document.body.appendChild(Object.assign(document.createElement("p"), { className: "visually-hidden" }));
  said.setAttribute("role", "status");
  const gone = [];

  const acts = {
    up: (row) => move(row, row.previousElementSibling, "before"),
    down: (row) => move(row, row.nextElementSibling, "after"),
    copy(row) {
      const copy = newRow();
      const names = ["level1", "level2", "name", "comparator", "target", "unit", "weight", "binding"];
      fillRow(copy, Object.fromEntries(names.map((name) => [name, fieldOf(row, name).value])), row.querySelector("[data-measure]").textContent);
      row.after(copy);
      done(copy, "name");
    },
    delete(row) {
      gone.push({ row, after: row.previousElementSibling });
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      offer(row);
      next ? fieldOf(next, "name").focus() : form.querySelector("[data-add]").focus();
      groupRows();
      changed();
    },
  };

  function move(row, other, side) {
    if (!other) return;
    const active = document.activeElement;
    other[side](row);
    if (row.contains(active) || active === document.body) (active.isConnected && row.contains(active) ? active : fieldOf(row, "name")).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    row.classList.remove("moved"); void row.offsetWidth; row.classList.add("moved");
    const all = rows();
    said.textContent = form.dataset.moved.replace("{0}", nameOf(row) || form.dataset.unnamed).replace("{1}", all.indexOf(row) + 1).replace("{2}", all.length);
    groupRows();
    changed();
  }

  function done(row, name) {
    row.scrollIntoView({ block: "nearest" });
    groupRows();
    fieldOf(row, name).focus();
    changed();
  }

  function add(level, after) {
    const row = newRow();
    const like = after ?? rows().findLast((one) => fieldOf(one, "level1").value === level);
    const first = level ?? fieldOf(like, "level1").value;
    const group = [...row.querySelectorAll("optgroup")].find((one) => one.label === first);
    const second = after ? fieldOf(after, "level2").value : group?.querySelector("option")?.value ?? "";
    fillRow(row, { level1: first, level2: second });
    like ? like.after(row) : list().append(row);
    done(row, "name");
  }

  /** The deleted line can come back until the page is left; later it stands among the deleted. */
  function offer(row) {
    const line = document.createElement("p");
    const words = document.createElement("span");
    words.textContent = `${form.dataset.deleted} ${nameOfGone(row)}`;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "plain mend", textContent: form.dataset.undo });
    button.addEventListener("click", () => undo(row));
    line.append(words, button);
    document.querySelector("[data-gone]").prepend(line);
  }

  const nameOfGone = (row) => row.querySelector("[data-library]").value || form.dataset.unnamed;

  function undo(wanted) {
    const place = wanted ? gone.findIndex((one) => one.row === wanted) : gone.length - 1;
    if (place < 0) return;
    const [{ row, after }] = gone.splice(place, 1);
    if (rowOf(row.dataset.line)) return;
    after?.isConnected ? after.after(row) : list().prepend(row);
    done(row, "name");
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=act]");
    if (!button) return;
    const [act, id] = button.value.split(":");
    if (act in acts && rowOf(id)) { event.preventDefault(); acts[act](rowOf(id)); button.isConnected && act !== "delete" && act !== "copy" && button.focus(); }
    if (button.dataset.add) { event.preventDefault(); add(button.dataset.add); }
  });

  form.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.code === "KeyZ") { event.preventDefault(); undo(); return; }
    const row = event.target.closest("[data-line]");
    const act = { ArrowUp: "up", ArrowDown: "down", Delete: "delete", Backspace: "delete" }[event.key] ?? (event.code === "KeyC" ? "copy" : null);
    if (row && act) { event.preventDefault(); acts[act](row); }
    if (row && event.key === "Enter") { event.preventDefault(); add(null, row); }
  });

  // A second level decides the first, and a first level offers its own second ones.
  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-line]");
    if (!row) return;
    const second = fieldOf(row, "level2");
    const owner = second.selectedOptions[0]?.parentElement?.label;
    if (event.target === second && owner) fieldOf(row, "level1").value = owner;
    if (event.target === fieldOf(row, "level1") && owner !== event.target.value) {
      const group = [...second.querySelectorAll("optgroup")].find((one) => one.label === event.target.value);
      if (group) second.value = group.querySelector("option").value;
    }
    groupRows();
  });
}
