// Follows what happens on the server as it happens. Pages work by plain reload without it.
//
//   import { follow, refresh } from "/assets/live.js";
//   follow("queue/hall", { called: (data) => …, changed: () => refresh(), reload: () => refresh() });
//   follow("queue/hall", ({ name, data, id }) => …);
//
// A follower that loses its connection comes back by itself and misses nothing. `reload` is told
// when the page must be fetched anew: on the first connection, unless `after` says from where on
// the page already knows, and when too much was missed to be told one by one.

import { isPressed } from "/assets/press.js";

const html = document.documentElement;
const english = () => (html.lang || "zh").startsWith("en");
const words = {
  lost: () => english() ? "Connection lost, reconnecting…" : "连接中断，正在重连",
  refused: () => english() ? "This page is no longer live; please reload it" : "实时更新已停止，请刷新页面",
};
const streams = new Set();

// How the page's connections are: `<html data-live="open | lost | refused">`, a `live` event on
// the document, and a line of words once it has lasted for three seconds.
let note, noteTimer;
function tellState() {
  const states = [...streams].map((stream) => stream.state);
  const state = ["refused", "lost", "open"].find((one) => states.includes(one)) ?? "open";
  if (html.dataset.live === state) return;
  html.dataset.live = state;
  document.dispatchEvent(new CustomEvent("live", { detail: state }));
  clearTimeout(noteTimer);
  if (state === "open") { if (note) note.hidden = true; return; }
  noteTimer = setTimeout(() => {
    note ??= document.querySelector("[data-live-note]") ?? document.body.appendChild(
      Object.assign(document.createElement("p"), { className: "live-note", role: "status" }));
    note.textContent = words[state]();
    note.hidden = false;
  }, state === "lost" ? 3000 : 0);
}

// The address of a topic, each part of its path encoded.
const address = (topic) => "/live/" + topic.split("/").map(encodeURIComponent).join("/");

/// Follows a topic until `close()`. Options: `after`, a sequence that the page already knows;
/// `hidden: true` goes on while nobody looks at the page, as a screen or a console must.
export function follow(topic, handlers, { after, hidden = false } = {}) {
  const stream = { state: "open" };
  let last = after ?? null;
  let attempts = 0, controller, timer, isClosed = false;

  const tell = (name, data, id) => {
    try {
      if (typeof handlers === "function") handlers({ name, data, id });
      else handlers[name]?.(data, id);
    } catch (error) { console.error(error); }
  };
  const set = (state) => { stream.state = state; tellState(); };
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(connect, milliseconds); };

  async function connect() {
    if (isClosed || controller) return;
    if (!hidden && document.hidden) return;
    const mine = controller = new AbortController();
    // A line that has been silent for three heartbeats is dead, whatever the network says.
    let silence;
    const listen = () => { clearTimeout(silence); silence = setTimeout(() => mine.abort(), 50000); };
    try {
      listen();
      const headers = { Accept: "text/event-stream", ...(last === null ? {} : { "Last-Event-ID": String(last) }) };
      const answer = await fetch(address(topic), { headers, cache: "no-store", signal: mine.signal });
      if ([400, 401, 403, 404].includes(answer.status) || answer.redirected) {
        isClosed = true;
        set("refused");
        return;
      }
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      attempts = 0;
      set("open");
      if (last === null) tell("reload", {}, last);
      await read(answer.body.getReader(), listen);
    } catch (error) {
      if (error.name !== "AbortError" && !(error instanceof TypeError)) console.warn(error);
    } finally {
      clearTimeout(silence);
      if (controller === mine) controller = undefined;
    }
    if (isClosed || (!hidden && document.hidden)) return;
    set("lost");
    // Half a second at first, at most 15; never all browsers at the same moment.
    attempts += 1;
    later(Math.min(15000, 500 * 2 ** Math.min(attempts - 1, 5)) * (0.5 + Math.random()));
  }

  async function read(reader, listen) {
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      listen();
      text += decoder.decode(value, { stream: true });
      let end;
      while ((end = text.indexOf("\n\n")) >= 0) {
        take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  function take(block) {
    let name = "message", data = null, id = null;
    for (const line of block.split("\n")) {
      if (line.startsWith("id: ")) id = line.slice(4);
      else if (line.startsWith("event: ")) name = line.slice(7);
      else if (line.startsWith("data: ")) data = (data ?? "") + line.slice(6);
    }
    if (data !== null) tell(name, JSON.parse(data), Number(id));
    if (id !== null) last = Number(id);
  }

  const look = () => {
    if (hidden) return;
    // A page that nobody looks at gives its connection back; what it misses is told when it returns.
    if (document.hidden) { clearTimeout(timer); controller?.abort(); controller = undefined; } else later(0);
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("online", () => later(0));
  streams.add(stream);
  connect();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      controller?.abort();
      document.removeEventListener("visibilitychange", look);
      streams.delete(stream);
      tellState();
    },
  };
}

let refreshing = null, again = false, wanted = new Set();

/// Fetches this page anew and puts its parts marked `data-live` in place of those that are here,
/// keeping the focus, the scrolling and whatever somebody is typing. A part with an id is found by
/// it, another by its place among the marked ones. Calls while one is under way become one more.
export function refresh(selector = "[data-live]") {
  wanted.add(selector);
  if (refreshing) { again = true; return refreshing; }
  refreshing = (async () => {
    do {
      again = false;
      const selectors = wanted;
      wanted = new Set();
      try {
        const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
        if (answer.redirected) { location.assign(answer.url); return; }
        if (!answer.ok) continue;
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const one of selectors) replace(one, fresh);
        document.dispatchEvent(new CustomEvent("refreshed"));
      } catch (error) { if (!(error instanceof TypeError)) console.warn(error); }
    } while (again);
  })().finally(() => { refreshing = null; });
  return refreshing;
}

function replace(selector, fresh) {
  // Within the body: the root itself is marked with the state of the connections.
  const news = [...fresh.body.querySelectorAll(selector)];
  [...document.body.querySelectorAll(selector)].forEach((old, place) => {
    const now = old.id ? fresh.getElementById(old.id) : news[place];
    if (!now || old.outerHTML === now.outerHTML) return;
    if (isPressed(old, () => refresh(selector))) return;
    const kept = keep(old);
    const next = document.importNode(now, true);
    old.replaceWith(next);
    restore(next, kept);
  });
}

const fieldPath = (field) => field.id ? `#${CSS.escape(field.id)}`
  : field.name ? `[name="${CSS.escape(field.name)}"]` : null;

// What somebody has typed or chosen since the page came, and where they are.
function keep(region) {
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  const typed = [...region.querySelectorAll("input, textarea, select")]
    .filter((field) => field.type !== "hidden" && fieldPath(field) && isTouched(field))
    .map((field) => ({ path: fieldPath(field), value: field.value, checked: field.checked, type: field.type }));
  const open = [...region.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);
  const scrolled = [...region.querySelectorAll("[id]")].filter((one) => one.scrollTop)
    .map((one) => [one.id, one.scrollTop]);
  return {
    typed, open, scrolled,
    focus: focused && { path: fieldPath(focused) ?? linkPath(focused), start: focused.selectionStart, end: focused.selectionEnd },
  };
}

const linkPath = (one) => one.getAttribute("href") ? `[href="${CSS.escape(one.getAttribute("href"))}"]` : null;

function isTouched(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
}

function restore(region, { typed, open, scrolled, focus }) {
  for (const { path, value, checked, type } of typed) {
    const same = [...region.querySelectorAll(path)];
    const field = type === "radio" || type === "checkbox" ? same.find((one) => one.value === value) : same[0];
    if (!field || field.type !== type) continue;
    if (type === "radio" || type === "checkbox") field.checked = checked;
    else if (type !== "file") field.value = value;
  }
  for (const [id, isOpen] of open) { const one = document.getElementById(id); if (one) one.open = isOpen; }
  for (const [id, top] of scrolled) { const one = document.getElementById(id); if (one) one.scrollTop = top; }
  const target = focus?.path && region.querySelector(focus.path);
  if (!target) return;
  target.focus({ preventScroll: true });
  if (focus.start !== undefined && focus.start !== null) {
    try { target.setSelectionRange(focus.start, focus.end); } catch { /* not a field of text */ }
  }
}
