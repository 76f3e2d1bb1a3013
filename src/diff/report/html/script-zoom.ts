/** Zoom, and where the picture is: the same for all pictures of a panel. `x` and `y` are in percent of what is seen. */
export const zoomScript = `
const mostZoom = 16;
const views = new Map(panels.map((panel) => [panel, { zoom: 1, x: 0, y: 0 }]));

function place(panel, zoom, x, y) {
  const stage = stageOf(panel);
  if (!stage) return;
  const view = views.get(panel);
  view.zoom = clamp(zoom, 1, mostZoom);
  view.x = clamp(x, 100 - 100 * view.zoom, 0);
  view.y = clamp(y, 100 - 100 * view.zoom, 0);
  stage.style.setProperty("--zoom", view.zoom);
  stage.style.setProperty("--x", view.x + "%");
  stage.style.setProperty("--y", view.y + "%");
  stage.classList.toggle("zoomed", view.zoom > 1);
}

/** What is below the point, in percent of the view, stays there. */
function zoomBy(panel, factor, atX = 50, atY = 50) {
  const { zoom, x, y } = views.get(panel);
  const ratio = clamp(zoom * factor, 1, mostZoom) / zoom;
  place(panel, zoom * ratio, atX - (atX - x) * ratio, atY - (atY - y) * ratio);
  tell();
}

function moveBy(panel, dx, dy) {
  const { zoom, x, y } = views.get(panel);
  place(panel, zoom, x + dx, y + dy);
}

function percentIn(view, event) {
  const box = view.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100];
}

for (const panel of panels) {
  const stage = stageOf(panel);
  if (!stage) continue;
  stage.addEventListener("wheel", (event) => {
    const view = event.target.closest(".view");
    if (!event.ctrlKey || !view) return;
    event.preventDefault();
    select(panel);
    zoomBy(panel, Math.exp(clamp(-event.deltaY, -200, 200) / 400), ...percentIn(view, event));
  }, { passive: false });
  for (const view of all(".view", stage)) drag(panel, stage, view);
  for (const slider of all(".slider input", stage)) slider.addEventListener("input", () => slide(slider));
}

/** Moves the picture; while the whole of it is seen, moves the border of Swipe. A press without a way is a click. */
function drag(panel, stage, view) {
  let last;
  let way = 0;
  view.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    view.setPointerCapture(event.pointerId);
    last = percentIn(view, event);
    way = 0;
  });
  view.addEventListener("pointermove", (event) => {
    if (!last) return;
    const [x, y] = percentIn(view, event);
    const [dx, dy] = [x - last[0], y - last[1]];
    way += Math.abs(dx) + Math.abs(dy);
    last = [x, y];
    const slider = one(".slider.swipe input", stage);
    if (root.dataset.mode === "swipe" && slider && views.get(panel).zoom === 1) {
      slider.value = x;
      slide(slider);
    } else moveBy(panel, dx, dy);
  });
  view.addEventListener("pointerup", () => {
    if (last && way < 1 && root.dataset.mode === "blink") toggleByHand();
    last = undefined;
  });
  view.addEventListener("pointercancel", () => (last = undefined));
}
`;
