// Answers appear while a question is typed. Left alone for a while it is what was asked: then the
// server counts what was shown.
import { refresh } from "./help-part.js";

const question = document.querySelector("#question");
const words = document.querySelector("#words");
const looked = document.querySelector("[data-looked]");
let timer = 0;
let rest = 0;
let asked = question?.value.trim() ?? "";

function ask(text, how) { return refresh(`/help/ask?question=${encodeURIComponent(text)}`, how).catch(() => {}); }

function look() {
  const text = question.value.trim();
  if (text === asked) return;
  asked = text;
  ask(text, "typing");
}

function settle() {
  const text = question.value.trim();
  if (!text || text === looked?.value) return;
  if (looked) looked.value = text;
  ask(text, "settled");
}

question?.addEventListener("input", () => {
  clearTimeout(timer);
  clearTimeout(rest);
  timer = setTimeout(look, 350);
  rest = setTimeout(settle, 4000);
  // What was asked is what is left as an enquiry, until somebody writes another.
  if (words && !words.dataset.touched) words.value = question.value;
});
words?.addEventListener("input", () => { words.dataset.touched = "1"; });
if (words && question && !words.value) words.value = question.value;
if (question?.value.trim() && !location.search) { asked = ""; look(); }
