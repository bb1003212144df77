// A press is not lost to news: what a button of the mouse or a finger is down on stays as it is
// until it is up.
let target = null;
const waiting = [];

addEventListener("pointerdown", (event) => { target = event.target; }, true);
// Not while they are captured: a field that loses the keyboard to what is pressed says blur too,
// which only the window's own may end a press.
for (const kind of ["pointerup", "pointercancel", "dragend", "blur"]) {
  // After the click that comes of it.
  addEventListener(kind, () => setTimeout(() => {
    target = null;
    for (const act of waiting.splice(0)) act();
  }));
}

/** Whether something in an element is pressed; if so, `then` is done when it no longer is. */
export function isPressed(element, then) {
  if (!target || !element.contains(target)) return false;
  waiting.push(then);
  return true;
}
