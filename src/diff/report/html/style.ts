import { stageStyle } from "./style-stage.ts";

/** The page: one column of text, quiet lines, letters of the system. Colours keep a contrast of 4.5 to 1 on their ground. */
const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --raised: #f6f7f8; --text: #1c2126; --quiet: #565f69; --line: #dde1e5; --strong: #8a929b; --link: #0b57a4; --warning: #9c2a0b; --warning-ground: #fdf1ec; --good: #17623a; }
@media (prefers-color-scheme: dark) { :root { --ground: #15181b; --raised: #1e2226; --text: #e6e9ec; --quiet: #a5adb6; --line: #353b41; --strong: #7d8791; --link: #8cc0f5; --warning: #ffab8f; --warning-ground: #33201a; --good: #8fd6ae; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 5rem; max-width: 84rem; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; font-weight: 650; text-wrap: balance; }
h1 { font-size: 1.75rem; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin-top: 2rem; }
h4 { font-size: 1.05rem; }
h5 { font-size: 0.875rem; margin-top: 1.25rem; color: var(--quiet); }
p, ul, dl, pre { margin: 0.6rem 0; }
ul { padding: 0; list-style: none; }
a { color: var(--link); text-underline-offset: 0.15em; }
code, kbd, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.9em; }
small, .why, .rest, .more, .legend { color: var(--quiet); font-size: 0.9rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
[hidden] { display: none !important; }

.urgent { margin: 0 0 1.5rem; }
.urgent li { padding: 0.7rem 1rem; border-left: 4px solid var(--warning); background: var(--warning-ground); }
.urgent li + li { margin-top: 2px; }
.urgent strong, .warning { color: var(--warning); }
.urgent strong { margin-right: 0.4rem; }
.verdict { font-size: 1.1rem; }
.verdict > * { margin-right: 0.6rem; }
.exit-0 strong { color: var(--good); }
.exit-3 strong, .exit-4 strong, .exit-5 strong { color: var(--warning); }
.dirty { color: var(--warning); }

.facts { display: grid; gap: 0.2rem 1.5rem; font-size: 0.925rem; }
.facts > div { display: grid; grid-template-columns: minmax(0, 12rem) minmax(0, 1fr); gap: 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
main > .facts { margin: 2rem 0; }
@media (max-width: 40rem) { .facts > div { grid-template-columns: minmax(0, 1fr); } .facts > div + div { margin-top: 0.4rem; } }

nav ul { display: flex; flex-wrap: wrap; gap: 0.4rem 2.25rem; padding-top: 0.8rem; border-top: 1px solid var(--line); }
nav a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; text-align: center; }
.status { color: var(--quiet); font-weight: 400; font-size: 0.85rem; letter-spacing: 0; }
.failed { color: var(--warning); }
.figure > h3, .table > h3 { display: flex; flex-wrap: wrap; gap: 0.2rem 0.7rem; align-items: baseline; }
.title { font-weight: 400; }

.sentences li { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 0.9rem; padding: 0.2rem 0; }
.causes { display: flex; flex-wrap: wrap; gap: 0.25rem; align-content: start; padding-top: 0.1rem; }
@media (max-width: 40rem) { .sentences li { grid-template-columns: minmax(0, 1fr); row-gap: 0.25rem; padding: 0.4rem 0; } }
.said li, .plain li { padding: 0.15rem 0; }
.said li { padding-left: 1.1rem; text-indent: -1.1rem; }
.said li::before { content: "– " / ""; color: var(--quiet); display: inline-block; width: 1.1rem; text-indent: 0; }
.share { display: inline-block; margin-right: 0.9rem; white-space: nowrap; }

.badge { display: inline-flex; align-items: center; gap: 0.35rem; height: 1.4rem; padding: 0 0.55rem; border: 1px solid var(--strong); border-radius: 0.7rem; background: var(--raised); color: var(--text); font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
.badge::before { font-size: 0.75rem; line-height: 1; color: var(--mark, var(--quiet)); }
.data::before { content: "●" / ""; --mark: #0072b2; }
.spec::before { content: "◆" / ""; --mark: #d55e00; }
.theme::before { content: "■" / ""; --mark: #009e73; }
.fonts::before { content: "▲" / ""; --mark: #cc79a7; }
.libraries::before { content: "▼" / ""; --mark: #b08900; }
.engine::before { content: "✚" / ""; --mark: #56b4e9; }
.interaction::before { content: "✕" / ""; }
.nondeterminism::before { content: "≠" / ""; --mark: var(--warning); }

.wide { overflow-x: auto; margin: 0.8rem 0; border-block: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.4; overflow-wrap: break-word; }
th, td { padding: 0.45rem 0.9rem 0.45rem 0; text-align: left; vertical-align: top; font-weight: 400; max-width: 28rem; min-width: 5rem; }
thead th { color: var(--quiet); font-size: 0.8rem; white-space: nowrap; border-bottom: 1px solid var(--line); }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.number { white-space: nowrap; }
td i { color: var(--quiet); }
.level-A strong, .level-B strong { color: var(--warning); }
pre { padding: 0.9rem 1rem; background: var(--raised); border-radius: 4px; overflow-x: auto; white-space: pre; }
`;

/** All that the page looks like. */
export const style = pageStyle + stageStyle;
