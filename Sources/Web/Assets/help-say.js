// Sends what is typed, and a picture with it, without leaving the page: each form[data-say].
// What the server refuses is told in its own words, and nothing typed is lost.
import { refresh } from "./help-part.js";

const typed = (form) => form.querySelector("textarea");
const picture = (form) => form.querySelector("input[type=file]");

function tell(form, text, isFault) {
  const line = form.querySelector("[data-state]");
  line.textContent = text;
  line.classList.toggle("fault", Boolean(isFault));
}

/** Sends the form; answers with the status and the page that came back. */
function send(form) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const progress = form.querySelector("progress");
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.addEventListener("progress", (event) => {
      if (!picture(form)?.files.length || !event.lengthComputable) return;
      progress.hidden = false;
      progress.max = event.total;
      progress.value = event.loaded;
      tell(form, form.dataset.sending.replace("{0}", Math.round((100 * event.loaded) / event.total)));
    });
    request.addEventListener("load", () => done(request));
    request.addEventListener("error", () => fail(new Error("offline")));
    request.addEventListener("timeout", () => fail(new Error("offline")));
    request.addEventListener("loadend", () => { progress.hidden = true; });
    request.timeout = 60000;
    request.send(new FormData(form));
  });
}

function refusal(form, request) {
  const said = [...(request.response?.querySelectorAll("#faults li") ?? [])].map((line) => line.textContent.trim());
  return said.length ? [...new Set(said)].join(" ") : form.dataset.failed;
}

/** The same words sent twice by a shaky line are one message: the key tells the server so. */
function renewKey(form) {
  const key = form.elements.key;
  if (!key) return;
  key.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function submit(event) {
  event.preventDefault();
  const form = event.currentTarget;
  if (!typed(form).value.trim() && !picture(form)?.files.length) { typed(form).focus(); return; }
  const button = form.querySelector("button:not(.plain)");
  button.disabled = true;
  try {
    const request = await send(form);
    if (request.status >= 400) { tell(form, refusal(form, request), true); return; }
    form.reset();
    typed(form).value = "";
    typed(form).dispatchEvent(new Event("input", { bubbles: true }));
    renewKey(form);
    tell(form, "");
    await refresh();
  } catch {
    tell(form, form.dataset.failed, true);
  } finally {
    button.disabled = false;
    typed(form).dispatchEvent(new Event("input", { bubbles: true }));
    typed(form).focus();
  }
}

/** Return sends where there is a keyboard; while Chinese is being composed it only chooses. */
function press(event) {
  const isKeyboard = matchMedia("(pointer: fine)").matches;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !isKeyboard) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

/** A photograph of many megapixels is made smaller here, which also takes off where it was taken. */
async function shrink(file) {
  if (file.size < 1500000) return file;
  const image = await createImageBitmap(file);
  const scale = Math.min(1, 2200 / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.86));
  return smaller && smaller.size < file.size
    ? new File([smaller], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" }) : file;
}

function put(input, file) {
  const holder = new DataTransfer();
  holder.items.add(file);
  input.files = holder.files;
}

/** A picture that the server would refuse is refused before it is sent. */
async function choose(event) {
  const input = event.target;
  const form = input.form;
  if (!input.files[0]) return;
  let file = input.files[0];
  try { file = await shrink(file); } catch { /* no picture that this browser knows */ }
  if (file !== input.files[0]) put(input, file);
  const limit = Number(form.dataset.limit);
  if (file.size > limit) { tell(form, form.dataset.tooLarge, true); input.value = ""; return; }
  if (!["image/jpeg", "image/png", "image/webp"].includes(file.type)) {
    tell(form, form.dataset.noPicture, true);
    input.value = "";
    return;
  }
  tell(form, form.dataset.chosen.replace("{0}", file.name));
}

/** Makes a form send without leaving the page. */
function wire(form) {
  form.classList.add("is-live");
  form.addEventListener("submit", submit);
  typed(form).addEventListener("keydown", press);
  picture(form)?.addEventListener("change", choose);
  // A screenshot is pasted straight into the conversation.
  typed(form).addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
    if (!file || !picture(form)) return;
    put(picture(form), file);
    picture(form).dispatchEvent(new Event("change"));
  });
}

function wireAll(part) { for (const form of part.querySelectorAll("form[data-say]")) wire(form); }
wireAll(document);
// Some come after the page.
document.addEventListener("added", (event) => wireAll(event.target));
