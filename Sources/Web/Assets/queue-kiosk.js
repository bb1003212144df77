// The kiosk: stays on its own pages when the server is away, returns to its start by itself, beats its heart.
const content = document.querySelector("#content");
const kiosk = () => document.querySelector("[data-kiosk]");
const home = kiosk().dataset.home;
const trouble = () => document.querySelector("[data-trouble]");
const offset = Number(kiosk().dataset.now) - Date.now();
let idle, printed = null, busy = false;

const post = (path) => fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });

// Fetches a page and shows it in place; without the server the page stays and says so.
async function go(address, options) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(address, options);
    if (answer.status >= 500) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-kiosk]")) { location.replace(home); return; }
    content.replaceChildren(...page.querySelector("#content").childNodes);
    document.documentElement.lang = page.documentElement.lang;
    // A form that was refused has no address of its own.
    if (!options || answer.redirected) history.replaceState(null, "", answer.url);
    trouble().hidden = true;
    begin();
  } catch {
    trouble().hidden = false;
    for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
  } finally { busy = false; }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link) return;
  event.preventDefault();
  go(link.href);
});
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  event.preventDefault();
  go(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
});
for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, rest);

// After a while without a touch, back to the start; at the start, a fresh look at what is open.
function rest() {
  clearTimeout(idle);
  idle = setTimeout(start, Number(kiosk().dataset.idle) * 1000);
}

// The next visitor finds the start in Chinese, whatever the last one chose.
async function start() {
  rest();
  if (!document.documentElement.lang.startsWith("zh")) {
    await fetch(`/languages/zh?return=${encodeURIComponent(home)}`).catch(() => {});
  }
  go(home);
}

function begin() {
  rest();
  const slip = document.querySelector("[data-slip]");
  document.querySelector("#faults")?.focus();
  // What a scanner reads goes where the digits go.
  const scan = document.querySelector("[data-scan]");
  scan?.focus();
  scan?.setSelectionRange(scan.value.length, scan.value.length);
  if (slip && slip.dataset.print === "browser" && printed !== slip.dataset.slip) {
    printed = slip.dataset.slip;
    window.print();
  }
}

async function beat() {
  try {
    const answer = await post(`${kiosk().dataset.base}/heartbeats`);
    if (answer.ok) trouble().hidden = true;
  } catch { trouble().hidden = false; }
}

const two = (number) => String(number).padStart(2, "0");
setInterval(() => {
  const clock = document.querySelector("[data-clock]");
  const now = new Date(Date.now() + offset + 8 * 3600e3);
  if (clock) clock.textContent = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}`;
}, 1000);

begin();
beat();
setInterval(beat, 30000);
document.addEventListener("contextmenu", (event) => event.preventDefault());
