/** The panel that is meant, buttons and keys. */
export const keysScript = `
const modes = ["side", "swipe", "onion", "blink", "difference"];

function select(panel) {
  if (current) current.classList.remove("current");
  current = panel;
  if (current) current.classList.add("current");
  tell();
}

function tell() {
  if (!current) return;
  const zoom = views.get(current).zoom;
  one(".here", bar).textContent = current.dataset.name + ", " + (panels.indexOf(current) + 1) + " of " + panels.length + (zoom > 1 ? ", " + zoom.toFixed(1) + "×" : "");
}

function isSeen(panel) {
  const { top, bottom } = (stageOf(panel) ?? panel).getBoundingClientRect();
  return bottom > bar.offsetHeight && top < innerHeight;
}

/** The panel meant by a key: the one chosen last, or, when the reader has scrolled away from it, the first that is seen. */
function here() {
  if (current && !isSeen(current)) {
    const seen = panels.find(isSeen);
    if (seen) select(seen);
  }
  return current;
}

function go(step) {
  const at = panels.indexOf(current);
  const isAway = current && !isSeen(current);
  const beyond = isAway && (step > 0 ? panels.find((panel) => panel.getBoundingClientRect().top > 0) : panels.findLast((panel) => panel.getBoundingClientRect().top < 0));
  const panel = beyond || panels[clamp(at + step, 0, panels.length - 1)];
  if (!panel) return;
  select(panel);
  panel.scrollIntoView();
  stageOf(panel)?.focus({ preventScroll: true });
}

function whole() {
  if (here()) place(current, 1, 0, 0);
  tell();
}

const actions = {
  in: () => here() && zoomBy(current, 1.5),
  out: () => here() && zoomBy(current, 1 / 1.5),
  whole,
  next: () => go(1),
  previous: () => go(-1),
  blink: () => setBlink(!blinksAlone),
};
const actionOf = { "+": "in", "=": "in", "-": "out", "0": "whole", n: "next", p: "previous" };
const moves = { ArrowLeft: [10, 0], ArrowRight: [-10, 0], ArrowUp: [0, 10], ArrowDown: [0, -10] };

bar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.mode) setMode(button.dataset.mode);
  else if (button) actions[button.dataset.do]();
});

for (const panel of panels) for (const kind of ["focusin", "pointerdown"]) panel.addEventListener(kind, () => select(panel));

const isTyping = (element) => element.isContentEditable || element.matches("input:not([type=range], [type=checkbox]), textarea, select");
const answersSpace = (element) => element.matches("button, input, a, summary");

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(target)) return;
  if (key === "Escape") return resetAll();
  if (!one("#listen").checked) return;
  if (modes[key - 1]) setMode(modes[key - 1]);
  else if (Object.hasOwn(actionOf, key)) actions[actionOf[key]]();
  else if (key === " " && root.dataset.mode === "blink" && !answersSpace(target)) toggleByHand();
  else if (Object.hasOwn(moves, key) && target.matches(".stage.zoomed")) moveBy(current, ...moves[key]);
  else return;
  event.preventDefault();
});
`;
