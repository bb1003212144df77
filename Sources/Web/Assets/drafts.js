// The form of a draft: it saves by itself, says what is found while somebody types, shows what
// others change, and moves lines by keyboard. Without it, every button sends the form.
import { follow } from "/assets/live.js";
import { showEnd, unsavedTexts } from "/assets/drafts-ended.js";
import { wireLibrary } from "/assets/drafts-library.js";
import { showFindings, showRivals, showState, showSums, tellNews, tellGone } from "/assets/drafts-show.js";
import { wireLines, rowOf, rows, newRow, fillRow, groupRows } from "/assets/drafts-lines.js";

const form = document.querySelector("form[data-editor]");
const isOpen = form && !form.querySelector("fieldset.whole").disabled;
const api = form && `/api/drafts/${encodeURIComponent(form.dataset.editor)}`;
const lineFields = ["level1", "level2", "name", "comparator", "target", "unit", "weight", "binding"];
const heads = form ? [...form.querySelectorAll(".grid8 :is(input, select, textarea)[name], #moneyChecked")] : [];

let revision = Number(form?.dataset.revision);
let known = null;
// What the server said last of what is kept.
let kept = document.querySelector("[data-state]")?.textContent ?? "";
let saving = null, again = false, saveTimer, lintTimer, lintNumber = 0, waits = 0;
// Once another has submitted or discarded the draft; what was typed here may still be taken along.
let isOver = false, isTaken = false;

/** What the form says now. */
function read() {
  return {
    fields: Object.fromEntries(heads.map((field) => [field.name, field.value])),
    lines: rows().map((row) => ({ id: row.dataset.line, values: Object.fromEntries(lineFields.map((name) => [name, field(row.dataset.line, name)?.value ?? ""])) })),
  };
}

const field = (line, name) => document.getElementById(line ? `${line}.${name}` : name);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isDirty = () => !same(read(), known);

async function send(path, body) {
  const answer = await fetch(api + path, {
    method: "POST", cache: "no-store", body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", "X-CSRF-Token": form.elements.csrf.value },
  });
  return { status: answer.status, told: await answer.json() };
}

/** Saves what is typed; one request at a time, and another when something was typed meanwhile. */
export function save() {
  clearTimeout(saveTimer);
  if (isOver) return Promise.resolve();
  if (saving) { again = true; return saving; }
  const sent = read();
  if (same(sent, known)) return Promise.resolve();
  showState(form.dataset.saving, "busy");
  saving = (async () => {
    try {
      const { status, told } = await send("/revisions", { revision: String(revision), ...sent });
      waits = 0;
      if (status >= 400) { await refuse(told); return; }
      take(told, sent);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      showState(form.dataset.offline, "bad");
      waits = Math.min(waits + 1, 5);
      saveTimer = setTimeout(save, 1000 * 2 ** waits);
    }
  })().finally(() => {
    saving = null;
    if (again) { again = false; save(); }
  });
  return saving;
}

/** Says why nothing was saved; where the draft is over, that it is. */
async function refuse(told) {
  if ((told.errors ?? []).some((one) => ["draft_stored", "draft_discarded"].includes(one.code))) {
    const answer = await fetch(api, { cache: "no-store" });
    if (answer.ok) return over(await answer.json());
  }
  const words = (told.errors ?? []).map((one) => document.documentElement.lang.startsWith("en") ? one.message_en : one.message_zh);
  showState(form.dataset.refused + words.join(" "), "bad");
}

/** Puts what the server has into the form; what was typed since it was sent stays. */
function take(told, sent) {
  if (told.ended) { over(told); return; }
  revision = told.revision;
  form.dataset.revision = String(revision);
  for (const one of document.querySelectorAll("input[type=hidden][name=revision]")) one.value = String(revision);
  const now = read();
  for (const head of heads) put(head, sent.fields[head.name], told.fields[head.name]);
  takeLines(told, sent, now);
  known = { fields: told.fields, lines: told.lines.map(({ id, values }) => ({ id, values: Object.fromEntries(lineFields.map((name) => [name, values[name] ?? ""])) })) };
  known.fields = Object.fromEntries(heads.map((head) => [head.name, told.fields[head.name] ?? ""]));
  showRivals(told.disputes, choose);
  tellGone(told.deleted, form, restore);
  kept = told.state;
  showState(isDirty() ? form.dataset.unsaved : kept);
  if (isDirty()) plan();
  if (told.changes.length && told.other !== null) tellNews(form, told.other ?? told.saved_by, told.changes);
  showFindings(told.lint);
  showSums(told.lint.weights);
}

/** Nobody writes in this draft any more: says so, with what was not saved yet. */
function over(told) {
  if (isOver || !told.ended) return;
  isOver = true;
  clearTimeout(saveTimer);
  clearTimeout(lintTimer);
  const texts = isOpen ? unsavedTexts(read(), known, (place) => document.getElementById(place)) : [];
  isTaken = texts.length === 0;
  showState(told.state);
  showEnd(form, told.ended, texts, () => { isTaken = true; });
}

/** A field that nobody has touched since it was sent takes the server's text. */
function put(input, sent, told = "") {
  if (!input || input.value !== (sent ?? "") || input.value === told) return;
  if (input.tagName === "SELECT" && ![...input.options].some((one) => one.value === told)) input.add(new Option(told || "–", told), 0);
  input.value = told;
  mark(input.closest(".line > *, .value") ?? input);
}

function mark(place) {
  place.classList.remove("changed");
  void place.offsetWidth;
  place.classList.add("changed");
}

function takeLines(told, sent, now) {
  const [wanted, were] = [told.lines.map((line) => line.id), sent.lines.map((line) => line.id)];
  for (const id of were) if (!wanted.includes(id)) rowOf(id)?.remove();
  told.lines.forEach((line, place) => {
    const old = sent.lines.find((one) => one.id === line.id);
    let row = rowOf(line.id);
    if (!row && !old) {
      row = newRow(line.id);
      fillRow(row, line.values, line.measure);
      const above = told.lines.slice(0, place).reverse().map((one) => rowOf(one.id)).find(Boolean);
      above ? above.after(row) : document.querySelector("[data-lines]").prepend(row);
      mark(row);
    }
    if (row && old) for (const name of lineFields) put(field(line.id, name), old.values[name], line.values[name] ?? "");
    if (row) row.querySelector("[data-measure]").textContent = line.measure;
  });
  if (same(now.lines.map((line) => line.id), were)) order(wanted);
  groupRows();
}

/** Puts the rows in another order without losing the focus. */
function order(wanted) {
  if (same(rows().map((row) => row.dataset.line), wanted)) return;
  const active = document.activeElement;
  const list = document.querySelector("[data-lines]");
  for (const id of wanted) { const row = rowOf(id); if (row) list.append(row); }
  if (active !== document.activeElement) active?.focus({ preventScroll: true });
}

/** Looks whether the draft is over; what is on its way to the server is waited for. */
async function lookAgain() {
  await saving;
  const answer = await fetch(api, { cache: "no-store" });
  if (answer.ok) over(await answer.json());
}

/** Another's save: what is typed here is merged with it, or the page takes it as it is. */
async function catchUp(data) {
  if (data?.revision && data.revision <= revision) return;
  if (isOver) return;
  if (saving) { await saving; return catchUp(data); }
  if (isDirty()) return save();
  const sent = read();
  const answer = await fetch(`${api}?since=${revision}`, { cache: "no-store" });
  if (!answer.ok || saving) return;
  const told = await answer.json();
  if (told.revision > revision || told.outcome) take({ ...told, other: told.saved_by }, sent);
}

async function choose(rival, takes) {
  await save();
  const sent = read();
  const { status, told } = await send("/choices", { place: rival.place, author: rival.author, takes });
  if (status >= 400) { await refuse(told); return; }
  take({ ...told, other: null }, sent);
  document.getElementById(rival.place)?.focus();
}

/** A deleted line comes back by its button, as it also does without a script. */
async function restore(id) {
  await save();
  form.requestSubmit(Object.assign(form.appendChild(document.createElement("button")), { name: "act", value: `restore:${id}`, hidden: true }));
}

async function lint() {
  const number = ++lintNumber;
  try {
    const { status, told } = await send("/findings", read());
    // What was typed since has asked again.
    if (number !== lintNumber || status >= 400 || isOver) return;
    showFindings(told);
    showSums(told.weights);
  } catch (error) { if (!(error instanceof TypeError)) throw error; }
}

function plan() {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(save, 1500);
}

/** Something was typed, moved, added or deleted. */
export function changed() {
  // A field that is shut tells that it was left.
  if (isOver) return;
  // What is typed and taken back again is as it was.
  if (isDirty()) showState(form.dataset.unsaved, "busy"); else showState(kept);
  clearTimeout(lintTimer);
  lintTimer = setTimeout(lint, 350);
  plan();
}

/** One click puts a finding right. */
function mend(event) {
  const button = event.target.closest("[data-edits]");
  if (!button) return;
  event.preventDefault();
  const edits = JSON.parse(button.dataset.edits);
  for (const { place, text } of edits) {
    const input = document.getElementById(place);
    if (!input) continue;
    put(input, input.value, text);
  }
  const first = document.getElementById(edits[0]?.place);
  if (first && first.type !== "hidden") first.focus();
  groupRows();
  changed();
}

if (isOpen) {
  known = read();
  wireLines(form, changed);
  wireLibrary(form, api, changed);
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("click", mend);
  form.addEventListener("click", (event) => {
    const act = event.target.closest("button")?.value ?? "";
    if (!event.target.closest("[data-save]") && act !== "save") return;
    event.preventDefault();
    save();
  });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); }
  });
  // Return in a field does not send the form away; it saves.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.altKey || !event.target.matches("input:not([type=hidden])") || event.target.id === "find") return;
    event.preventDefault();
    save();
  });
  addEventListener("beforeunload", (event) => { if (isOver ? !isTaken : isDirty()) { save(); event.preventDefault(); } });
  document.addEventListener("visibilitychange", () => { if (document.hidden && isDirty()) save(); });
  form.addEventListener("submit", () => { known = read(); });
  // What is handed in is what is on the page.
  document.querySelector("#submission form")?.addEventListener("submit", async (event) => {
    if (!saving && !isDirty()) return;
    event.preventDefault();
    for (let turn = 0; turn < 3 && (saving || isDirty()); turn += 1) await save();
    event.target.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; });
    if (!isDirty()) event.target.requestSubmit();
  });
  lint();
  follow(`drafts/${form.dataset.editor}`, { changed: catchUp, ended: lookAgain, reload: () => catchUp(null) });
} else if (form && form.dataset.closed === undefined) {
  follow(`drafts/${form.dataset.editor}`, { ended: lookAgain, reload: lookAgain });
}
