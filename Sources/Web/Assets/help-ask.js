// Answers appear while a question is typed.
import { refresh } from "./help-part.js";

const question = document.querySelector("#question");
const words = document.querySelector("#words");
let timer = 0;
let asked = question?.value.trim() ?? "";

function look() {
  const text = question.value.trim();
  if (text === asked) return;
  asked = text;
  refresh(`/help/ask?question=${encodeURIComponent(text)}`).catch(() => {});
}

question?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, 350);
  // What was asked is what is left as an enquiry, until somebody writes another.
  if (words && !words.dataset.touched) words.value = question.value;
});
words?.addEventListener("input", () => { words.dataset.touched = "1"; });
if (question?.value.trim() && !location.search) { asked = ""; look(); }
