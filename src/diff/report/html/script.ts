import { keysScript } from "./script-keys.ts";
import { zoomScript } from "./script-zoom.ts";

/** Which pictures are seen: modes, blinking, sliders. The state is in attributes of the root and in properties of the stage; the style does the rest. */
const modesScript = `
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const panels = all(".panel");
const stageOf = (panel) => one(".stage", panel);
const bar = one(".toolbar");
let current = panels[0];

const still = matchMedia("(prefers-reduced-motion: reduce)");
const blinkMs = 500;
let blinksAlone = !still.matches;
let blinking;

function setMode(mode) {
  root.dataset.mode = mode;
  for (const button of all("[data-mode]", bar)) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
  setBlink(!still.matches);
}

// Two pictures in a second at most, however busy the machine, so that one flash takes a second: below the 3 Hz that may harm.
function setBlink(alone) {
  blinksAlone = alone && !still.matches;
  clearTimeout(blinking);
  root.dataset.shown = "before";
  const isBlink = root.dataset.mode === "blink";
  if (isBlink && blinksAlone) blinking = setTimeout(blinkOn, blinkMs);
  const button = one("[data-do=blink]", bar);
  button.hidden = !isBlink || still.matches;
  button.setAttribute("aria-pressed", String(blinksAlone));
}

function blinkOn() {
  showOther();
  blinking = setTimeout(blinkOn, blinkMs);
}

function showOther() {
  root.dataset.shown = root.dataset.shown === "before" ? "after" : "before";
}

/** By hand; from then on nothing blinks by itself. */
function toggleByHand() {
  const shown = root.dataset.shown;
  setBlink(false);
  root.dataset.shown = shown;
  showOther();
}

function slide(slider) {
  stageOf(slider.closest(".panel")).style.setProperty(slider.closest(".swipe") ? "--split" : "--mix", slider.value + "%");
}

function resetAll() {
  for (const panel of panels) {
    place(panel, 1, 0, 0);
    for (const slider of all(".slider input", panel)) {
      slider.value = 50;
      slide(slider);
    }
  }
  setMode("side");
  tell();
}
`;

/** What stands where when the page has been read. */
const openingScript = `
for (const element of all(".toolbar, .keys")) element.hidden = false;
for (const panel of panels) {
  const picture = one("img", panel);
  if (picture) stageOf(panel).style.setProperty("--aspect", picture.getAttribute("width") / picture.getAttribute("height"));
}
// Panels are scrolled to below the toolbar, which is as high as the window makes it.
const measureBar = () => root.style.setProperty("--bar", bar.offsetHeight + "px");
measureBar();
new ResizeObserver(measureBar).observe(bar);
still.addEventListener("change", () => setBlink(!still.matches));
resetAll();
select(current);
if (current && !location.hash && !("urgent" in root.dataset)) current.scrollIntoView();
`;

/** All that the page does, in one closure. */
export const script = `(() => {
"use strict";
if (!document.querySelector(".toolbar")) return;
${modesScript}${zoomScript}${keysScript}${openingScript}})();
`;
