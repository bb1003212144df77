// The calling screen: shows what is called, says it aloud one call after another, and tells the server
// what was shown (after it was painted) and what was heard (after the last word). It keeps working by
// plain reload; with this module nothing flickers.
import { follow, refresh } from "/assets/live.js";

const screen = document.querySelector("[data-screen]");
const { base, topic, wav } = screen.dataset;
const repeats = Number(screen.dataset.repeat) || 1;
const soundButton = document.querySelector("[data-sound]");
const offset = Number(screen.dataset.now) - Date.now();
const memory = "spoken:" + base;

// What this screen has said, so that a reload says nothing twice.
const spoken = new Set(JSON.parse(sessionStorage.getItem(memory) ?? "[]"));
const shown = new Set();
const waiting = [];
let announcing = null;

const calls = () => [...document.querySelectorAll("[data-call]")];
const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

async function post(path) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
      if (answer.status < 500) return answer.ok;
    } catch { /* the connection is away: once more */ }
    await new Promise((done) => setTimeout(done, 500 * 2 ** attempt));
  }
  return false;
}

// Looks at the rows: what has not been acknowledged is, what has not been said joins the line.
async function look() {
  mark();
  await painted();
  for (const row of calls()) {
    const { call, key } = row.dataset;
    if (row.dataset.shown === undefined && !shown.has(key)) {
      shown.add(key);
      post(row.dataset.ackShown).then((ok) => { if (!ok) shown.delete(key); });
    }
    if (row.dataset.say !== undefined && !spoken.has(key) && !waiting.some((other) => other.key === key) && announcing?.key !== key) {
      waiting.push({ call, key, text: row.dataset.say, heard: row.dataset.ackHeard, at: Number(row.dataset.at) });
    }
  }
  waiting.sort((a, b) => a.at - b.at);
  speak();
}

// The call that is being said stands on top, large; else the newest.
function mark() {
  const rows = calls();
  const first = rows.find((row) => row.dataset.key === announcing?.key) ?? rows[0];
  for (const row of rows) row.classList.toggle("now", row === first);
}

async function speak() {
  if (announcing) return;
  announcing = waiting.shift() ?? null;
  if (!announcing) return mark();
  mark();
  const wasHeard = await say(announcing);
  if (wasHeard) {
    spoken.add(announcing.key);
    sessionStorage.setItem(memory, JSON.stringify([...spoken].slice(-60)));
    post(announcing.heard);
  } else {
    // Not heard is not acknowledged; it is tried again with the next look, while it is still due.
    await new Promise((done) => setTimeout(done, 3000));
  }
  announcing = null;
  speak();
}

async function say(call) {
  const voice = await chineseVoice();
  for (let time = 0; time < repeats; time += 1) {
    const wasHeard = (voice && await utter(call.text, voice)) || await play(`${wav}/${call.call}.wav`);
    if (!wasHeard) return false;
  }
  return true;
}

let voices = null;
async function chineseVoice() {
  if (!("speechSynthesis" in window)) return null;
  if (voices === null) {
    voices = speechSynthesis.getVoices();
    if (voices.length === 0) {
      await new Promise((done) => { speechSynthesis.addEventListener("voiceschanged", done, { once: true }); setTimeout(done, 1000); });
      voices = speechSynthesis.getVoices();
    }
  }
  return voices.find((voice) => /^(zh|cmn)/i.test(voice.lang)) ?? null;
}

// Resolves when the last word was said, with whether it was.
function utter(text, voice) {
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    const late = setTimeout(() => { speechSynthesis.cancel(); done(false); }, 20000);
    utterance.onend = () => { clearTimeout(late); done(true); };
    utterance.onerror = (event) => { clearTimeout(late); if (event.error === "not-allowed") askForSound(); done(false); };
    speechSynthesis.speak(utterance);
  });
}

function play(address) {
  return new Promise((done) => {
    const audio = new Audio(address);
    const late = setTimeout(() => { audio.pause(); done(false); }, 30000);
    audio.onended = () => { clearTimeout(late); done(true); };
    audio.onerror = () => { clearTimeout(late); done(false); };
    audio.play().catch((error) => { clearTimeout(late); if (error.name === "NotAllowedError") askForSound(); done(false); });
  });
}

// A browser may want to be touched once before it makes a sound.
function askForSound() { soundButton.hidden = false; }
soundButton.addEventListener("click", () => { soundButton.hidden = true; look(); });

async function beat() {
  if (await post(`${base}/heartbeats`)) await update();
}

let updating = false, again = false;
async function update() {
  if (updating) { again = true; return; }
  updating = true;
  try {
    do { again = false; await refresh("main [data-live]"); await look(); } while (again);
  } finally { updating = false; }
}

const clock = document.querySelector("[data-clock]");
const two = (number) => String(number).padStart(2, "0");
setInterval(() => {
  const now = new Date(Date.now() + offset + 8 * 3600e3);
  clock.textContent = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}`;
}, 1000);

look();
beat();
setInterval(beat, 30000);
follow(topic, update, { hidden: true });
