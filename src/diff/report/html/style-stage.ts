/** Toolbar, keys and pictures. The mode is on the root; side by side is what holds without one. Pictures stay on white. */
export const stageStyle = `
.keys { margin: 1rem 0; font-size: 0.875rem; color: var(--quiet); }
.keys h3 { font-size: 0.875rem; margin: 0; color: var(--text); }
.keys dl { display: flex; flex-wrap: wrap; gap: 0.3rem 1.75rem; }
.keys dl > div { display: flex; flex-wrap: wrap; gap: 0 0.4rem; align-items: baseline; }
.keys label { display: inline-flex; gap: 0.4rem; align-items: center; min-height: 1.75rem; }
kbd { padding: 0 0.35rem; border: 1px solid var(--strong); border-radius: 3px; color: var(--text); background: var(--ground); font-size: 0.8rem; white-space: nowrap; }
.toolbar { position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; padding: 0.6rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
.toolbar > div { display: flex; flex-wrap: wrap; gap: 0.3rem; align-items: center; }
.toolbar button { display: inline-flex; align-items: center; justify-content: center; gap: 0.45rem; min-width: 2.1rem; min-height: 2.1rem; padding: 0.1rem 0.6rem; border: 1px solid var(--strong); border-radius: 4px; background: var(--ground); color: var(--text); font: inherit; font-size: 0.875rem; cursor: pointer; }
.toolbar button:hover { background: var(--raised); }
.toolbar button[aria-pressed=true] { background: var(--text); border-color: var(--text); color: var(--ground); }
.toolbar > .tools { min-width: 0; }
.here { margin-left: 0.4rem; min-width: 0; max-width: 20rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.875rem; color: var(--quiet); }

.panel { margin-top: 1.75rem; padding-left: 1rem; border-left: 3px solid var(--line); scroll-margin-top: calc(var(--bar, 0px) + 1rem); }
.panel.current { border-left-color: var(--link); }
.figure > h3 { margin-top: 3rem; scroll-margin-top: calc(var(--bar, 0px) + 1rem); }
@media (max-width: 40rem) { .panel { padding-left: 0.7rem; } .toolbar button { padding: 0.1rem 0.45rem; font-size: 0.8rem; } .toolbar kbd { display: none; } .toolbar { gap: 0.3rem; } .toolbar > div { display: contents; } }

.stage { margin: 1rem 0; }
.stage:focus-visible { outline-offset: 10px; }
.slots { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; }
@media (max-width: 40rem) { .slots { grid-template-columns: minmax(0, 1fr); } }
.slot { display: flex; flex-direction: column; margin: 0; min-width: 0; }
figcaption { font-size: 0.8rem; font-weight: 600; color: var(--quiet); margin-bottom: 0.3rem; }
.frame { position: relative; }
.view { max-width: calc(80vh * var(--aspect, 100)); overflow: hidden; background: #fff; border: 1px solid var(--line); touch-action: pan-y pinch-zoom; }
.zoomed .view { cursor: grab; touch-action: none; }
.view img { display: block; width: 100%; height: auto; aspect-ratio: var(--aspect, auto); max-height: 80vh; object-fit: contain; transform-origin: 0 0; transform: translate(var(--x, 0), var(--y, 0)) scale(var(--zoom, 1)); user-select: none; }
.absent p { flex: 1; display: grid; place-items: center; min-height: 6rem; margin: 0; padding: 1rem; border: 1px dashed var(--strong); color: var(--quiet); font-size: 0.9rem; text-align: center; }
.slider { display: none; }

:is([data-mode=swipe], [data-mode=onion], [data-mode=blink], [data-mode=difference]) .slots { grid-template-columns: minmax(0, 1fr); }
:is([data-mode=swipe], [data-mode=onion], [data-mode=blink], [data-mode=difference]) .stage { max-width: min(56rem, calc(72vh * var(--aspect, 1.5))); }
:is([data-mode=swipe], [data-mode=onion], [data-mode=blink]) :is(.difference, .one-sided .absent) { display: none; }
[data-mode=difference] :is(.before, .after) { display: none; }
:is([data-mode=swipe], [data-mode=onion], [data-mode=blink]) .two-sided .slot { grid-area: 1 / 1; }
:is([data-mode=swipe], [data-mode=onion]) .two-sided .after figcaption { text-align: right; }

[data-mode=swipe] .two-sided .after .view { clip-path: inset(0 0 0 var(--split, 50%)); }
[data-mode=swipe] .two-sided .after { pointer-events: none; }
[data-mode=swipe] .two-sided .after .view { pointer-events: auto; }
[data-mode=swipe] .two-sided .after .frame::after { content: ""; position: absolute; inset-block: 0; left: var(--split, 50%); width: 2px; margin-left: -1px; background: #0b57a4; pointer-events: none; }
[data-mode=swipe] .two-sided:not(.zoomed) .view { cursor: ew-resize; touch-action: pan-y pinch-zoom; }
[data-mode=onion] .two-sided .after .view { opacity: var(--mix, 50%); }
[data-mode=blink][data-shown=before] .two-sided .after, [data-mode=blink][data-shown=after] .two-sided .before { visibility: hidden; }
[data-mode=blink] .two-sided .view { cursor: pointer; }

[data-mode=swipe] .slider.swipe, [data-mode=onion] .slider.onion { display: block; margin-top: 0.5rem; font-size: 0.8rem; color: var(--quiet); }
.slider input { display: block; width: calc(100% + 16px); margin: 0.2rem -8px 0; height: 1.5rem; accent-color: var(--link); }

@media print {
  .toolbar, .keys { display: none !important; }
  .panel, tr { break-inside: avoid; }
}
`;
