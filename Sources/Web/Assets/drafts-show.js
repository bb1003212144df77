// What stands beside the fields of a draft: findings, other people's texts, sums, news.

const make = (tag, properties = {}, ...children) => {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...children);
  return one;
};

/** `已保存 10:32`, or that it is not. */
export function showState(words, kind = "") {
  const line = document.querySelector("[data-state]");
  if (line.textContent !== words) line.textContent = words;
  line.className = `kept ${kind}`;
}

/** Each finding beside its field; lists that say the same stay as they are. */
export function showFindings({ findings, counts }) {
  for (const list of document.querySelectorAll("form[data-editor] [data-finds]")) {
    const places = list.dataset.finds.split(" ");
    const mine = findings.filter((finding) => places.includes(finding.place));
    const said = JSON.stringify(mine);
    if (list.dataset.said === said) continue;
    list.dataset.said = said;
    list.replaceChildren(...mine.map((finding) => {
      const item = make("li", { className: `find ${finding.severity}` }, make("span", { textContent: finding.words }));
      if (finding.fix) {
        const button = make("button", { className: "plain mend", type: "button", textContent: finding.fix.title });
        button.dataset.edits = JSON.stringify(finding.fix.edits);
        item.append(button);
      }
      return item;
    }));
    for (const place of places) {
      const bad = mine.some((finding) => finding.place === place && finding.severity === "error");
      const input = document.getElementById(place);
      if (bad) input?.setAttribute("aria-invalid", "true"); else input?.removeAttribute("aria-invalid");
    }
  }
  const line = document.querySelector("[data-counts]");
  if (line.textContent !== counts) line.textContent = counts;
}

/** The running sums of the weights. */
export function showSums({ levels, total, rest, right, defaults }) {
  const sums = document.querySelector("[data-sums]");
  const words = levels.flatMap((level) => [make("span", { className: level.right ? "sum right" : "sum", textContent: level.words }), " "]);
  const fresh = [
    make("p", {}, ...words),
    make("p", {}, make("strong", { textContent: total }), " ", make("span", { className: right ? "rest right" : "rest", textContent: rest })),
  ];
  if (sums.textContent !== fresh.map((one) => one.textContent).join("")) sums.replaceChildren(...fresh);
  document.querySelectorAll("[data-lines] .weighed input").forEach((input, place) => { input.placeholder = defaults[place] ?? ""; });
}

/** What somebody else wrote in the same place, with the choice. */
export function showRivals(disputes, choose) {
  for (const box of document.querySelectorAll("form[data-editor] .rivals")) {
    const row = box.closest(".line"), cell = box.closest(".value");
    const mine = disputes.filter(({ place }) => row ? place.startsWith(`${row.dataset.line}.`) : cell && cell.dataset.place === place);
    const said = JSON.stringify(mine);
    if (box.dataset.said === said) continue;
    box.dataset.said = said;
    box.replaceChildren(...mine.map((rival) => {
      const button = (words, takes) => {
        const one = make("button", { className: "plain mend", type: "button", textContent: words });
        one.addEventListener("click", () => choose(rival, takes));
        return one;
      };
      return make("p", { className: "rival" }, make("span", { textContent: rival.words }), button(rival.take, true), button(rival.keep, false));
    }));
  }
}

/** What others changed, until it is read; a row more for each save of theirs. */
export function tellNews(form, who, changes) {
  const place = document.querySelector("[data-news]");
  const title = form.dataset.others.replace("{0}", who).replace("{1}", changes.length);
  const dismiss = make("button", { className: "plain mend", type: "button", textContent: form.dataset.dismiss });
  const note = make("div", { className: "notice" },
    make("p", { textContent: form.dataset.taken.replace("{0}", who), className: "soft" }),
    make("strong", { textContent: title }), make("ul", {}, ...changes.map((words) => make("li", { textContent: words }))), dismiss);
  dismiss.addEventListener("click", () => note.remove());
  place.prepend(note);
  while (place.children.length > 3) place.lastElementChild.remove();
}

/** The lines that were deleted and can come back. */
export function tellGone(deleted, form, restore) {
  const box = document.querySelector("[data-gone]");
  const there = deleted.filter((line) => !document.querySelector(`[data-line="${CSS.escape(line.id)}"]`));
  box.replaceChildren(...there.map((line) => {
    const button = make("button", { className: "plain mend", type: "button", textContent: form.dataset.undo });
    button.addEventListener("click", () => restore(line.id));
    return make("p", {}, make("span", { textContent: `${form.dataset.deleted} ${line.name || form.dataset.unnamed}` }), button);
  }));
}
