// Rings while a call is offered to this console, or anybody has waited past the ringing time: a sound (after a first click, as browsers want
// it), the tab's title, and the banner that the page shows anyway.
const title = document.title;
const asked = "help-sound";
let audio = null;
let isFlashed = false;

function isWanted() { return localStorage.getItem(asked) !== "off"; }

function beep() {
  if (!audio || audio.state !== "running" || !isWanted()) return;
  for (const [start, pitch] of [[0, 880], [0.22, 660]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, audio.currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + start + 0.2);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + start);
    tone.stop(audio.currentTime + start + 0.21);
  }
}

function arm() {
  audio ??= new AudioContext();
  audio.resume();
}
addEventListener("pointerdown", arm);
addEventListener("keydown", arm);

const box = document.querySelector("#sound");
if (box) {
  box.checked = isWanted();
  box.addEventListener("change", () => {
    localStorage.setItem(asked, box.checked ? "on" : "off");
    arm();
    if (box.checked) setTimeout(beep, 150);
  });
}

setInterval(() => {
  const ringing = document.querySelectorAll(".wait[data-stage=ring], .wait[data-stage=late]").length;
  const calling = ringing + document.querySelectorAll(".wait[data-rings]:not([data-stage=ring], [data-stage=late])").length;
  const alarm = document.querySelector("#alarm");
  if (alarm) {
    alarm.hidden = ringing === 0;
    const count = alarm.querySelector("[data-count]");
    if (count.textContent !== String(ringing)) count.textContent = String(ringing);
  }
  if (!calling) {
    if (isFlashed) document.title = title;
    isFlashed = false;
    return;
  }
  isFlashed = !isFlashed;
  document.title = isFlashed ? `(${calling}) ${alarm?.dataset.title ?? "!"}` : title;
  if (isFlashed) beep();
}, 1000);
