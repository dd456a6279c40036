/** A finger held still: the phone's right click. */

const HOLD_MS = 480;
const SLACK_PX = 10;

/** Calls `open(target, point)` for a long press within `area`; the tap that would follow is swallowed. */
export function onLongPress(area, open) {
  let timer = null;
  let start = null;
  const cancel = () => clearTimeout(timer);
  area.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    cancel();
    start = { x: event.clientX, y: event.clientY };
    const { target } = event;
    timer = setTimeout(() => {
      swallowNextClick();
      open(target, start);
    }, HOLD_MS);
  });
  area.addEventListener("pointermove", (event) => {
    if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > SLACK_PX) cancel();
  });
  for (const end of ["pointerup", "pointercancel", "scroll"]) area.addEventListener(end, cancel, { passive: true });
}

/** Lifting the finger would click what lies beneath it, perhaps the menu that has just opened. */
function swallowNextClick() {
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  addEventListener("pointerdown", () => removeEventListener("click", swallow, { capture: true }), { capture: true, once: true });
}
