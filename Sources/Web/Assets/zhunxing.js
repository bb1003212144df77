// Enhancements only: every page works without them.
const ready = document.querySelector("#faults");
if (ready) ready.focus();

// Where a row of links is longer than a phone is wide, the one that is open is in sight.
for (const nav of document.querySelectorAll("nav")) {
  const current = nav.querySelector("[aria-current]");
  if (current && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = current.offsetLeft - nav.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
}

// A date or a choice in a form of questions takes effect at once.
for (const form of document.querySelectorAll("form.inline[method=get]")) {
  for (const field of form.querySelectorAll("select, input[type=date]")) {
    field.addEventListener("change", () => { if (field.value) form.requestSubmit(); });
  }
}

// What is typed is kept in this tab until it is sent, so that a reload loses nothing.
function keepDraft(form) {
  const key = "draft:" + location.pathname + ":" + form.dataset.draft;
  const fields = [...form.elements].filter((field) =>
    field.name && !["hidden", "password", "file", "submit"].includes(field.type));
  if (form.dataset.kept === undefined && !ready) {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    for (const field of fields) if (field.name in draft && !field.value) field.value = draft[field.name];
  }
  form.addEventListener("input", () => {
    sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

// A long upload says that it is on its way, and cannot be sent twice.
function sendOnce(form) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button:not(.plain)");
    if (!button) return;
    button.disabled = true;
    if (button.dataset.busy) button.textContent = button.dataset.busy;
  });
}

function wire(part) {
  for (const form of part.querySelectorAll("form[data-draft]")) keepDraft(form);
  for (const form of part.querySelectorAll("form[method=post]")) sendOnce(form);
}
wire(document);
// Some parts come after the page.
document.addEventListener("added", (event) => wire(event.target));
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
});
