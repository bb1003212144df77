// What somebody sees whose draft another submitted or discarded: who did it, where to go on, and
// what was typed here and not saved yet, to be taken along. Nothing is typed any more.

const colon = () => document.documentElement.lang.startsWith("en") ? ": " : "：";

/** `咨询人次 · 指标值：17777`, one for each text that is here and not at the server. */
export function unsavedTexts(now, known, fieldOf) {
  const texts = [];
  const tell = (place, value, before, of = "") => {
    if (value === (before ?? "") || !value.trim()) return;
    const input = fieldOf(place);
    const label = input?.labels?.[0];
    const name = (label?.querySelector("span") ?? label)?.textContent.trim() ?? "";
    texts.push([of, name].filter(Boolean).join(" · ") + colon() + value);
  };
  for (const [name, value] of Object.entries(now.fields)) {
    if (fieldOf(name)?.type !== "hidden") tell(name, value, known.fields[name]);
  }
  for (const line of now.lines) {
    const before = known.lines.find((one) => one.id === line.id)?.values ?? {};
    for (const [name, value] of Object.entries(line.values)) {
      if (fieldOf(`${line.id}.${name}`)?.type === "hidden") continue;
      tell(`${line.id}.${name}`, value, before[name], line.values.name);
    }
  }
  return texts;
}

/** Says that the draft is over, above it, and locks the form. */
export function showEnd(form, { words, href, link }, texts, taken) {
  const note = document.querySelector("template[data-end]").content.cloneNode(true);
  note.querySelector("[data-end-words]").textContent = words;
  Object.assign(note.querySelector("[data-end-link]"), { href, textContent: link });
  if (texts.length) {
    note.querySelector("[data-end-texts]").hidden = false;
    const area = note.querySelector("textarea");
    area.value = texts.join("\n");
    const said = note.querySelector("[data-end-copied]");
    note.querySelector("button").addEventListener("click", () => {
      area.select();
      // A page that came without TLS has no other way to the clipboard.
      if (!document.execCommand("copy")) return;
      said.textContent = form.dataset.copied;
      taken();
    });
    // However it is copied, it is copied.
    area.addEventListener("copy", taken);
  }
  form.querySelector("fieldset.whole").disabled = true;
  for (const one of document.querySelectorAll("[data-last-acts]")) one.hidden = true;
  const place = document.querySelector("[data-ended]");
  place.replaceChildren(note);
  place.scrollIntoView({ block: "nearest" });
}
