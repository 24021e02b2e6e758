/** Look of the report: system fonts, light and dark by the reader's setting, quiet on paper. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: #f6f6f4; --card: #ffffff; --ink: #1c1d1f; --soft: #5d6066; --line: #e3e3df;
  --accent: #3457d5; --good: #1b7a43; --bad: #b3261e; --ask: #8a5a00; --busy: #3457d5;
  --wash-bad: #fdeeec; --wash-ask: #fdf4e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131416; --card: #1c1e21; --ink: #ececea; --soft: #a2a6ad; --line: #2e3136;
    --accent: #8fa6ff; --good: #6cc491; --bad: #ff9a91; --ask: #f0c063; --busy: #8fa6ff;
    --wash-bad: #34201f; --wash-ask: #322a1a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 40px 24px 72px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.015em; margin: 4px 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 18px; letter-spacing: -0.01em; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 13px; color: var(--soft); font-weight: 600; margin: 24px 0 8px; }
p { margin: 0; }
.brand, .meta, .where { color: var(--soft); }
.brand { font-size: 13px; font-weight: 600; letter-spacing: 0.02em; }
.badge { display: inline-block; padding: 1px 9px; border: 1px solid currentColor; border-radius: 99px;
  font-size: 12px; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .ask { color: var(--ask); }
.busy { color: var(--busy); } .quiet { color: var(--soft); }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; margin: 24px 0; background: var(--line); }
.bar .good { fill: var(--good); } .bar .bad { fill: var(--bad); } .bar .ask { fill: var(--ask); }
.bar .busy { fill: var(--busy); } .bar .quiet { fill: var(--line); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0 0 32px; }
.facts div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.facts dt { color: var(--soft); font-size: 13px; }
.facts dd { margin: 2px 0 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 24px; margin: 0 0 20px; }
article > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; }
.where { margin-left: auto; font-size: 14px; }
blockquote { margin: 14px 0 0; padding: 2px 0 2px 14px; border-left: 3px solid var(--line);
  white-space: pre-wrap; overflow-wrap: anywhere; }
.problem { margin: 16px 0 0; padding: 12px 16px; border-radius: 10px; background: var(--wash-bad); }
.problem.ask { background: var(--wash-ask); }
.problem p { color: var(--ink); }
.problem .next { margin-top: 4px; }
ol { list-style: none; margin: 0; padding: 0; }
ol > li { display: flex; gap: 20px; padding: 14px 0; border-top: 1px solid var(--line); }
.words { flex: 1; min-width: 0; }
.title { font-weight: 600; }
.title::before { content: "●"; font-size: 10px; vertical-align: 2px; margin-right: 10px; }
li.good .title::before { color: var(--good); } li.bad .title::before { color: var(--bad); }
li.busy .title::before { color: var(--busy); }
li { color: inherit; } li.good, li.bad, li.busy { color: var(--ink); }
.time { width: 84px; text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
.how { display: block; padding-left: 20px; color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
code { font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.pictures { display: flex; gap: 12px; }
.slot { width: 72px; min-height: 182px; }
.slot figure { margin: 0; }
.slot img { display: block; width: 72px; height: 160px; object-fit: cover; object-position: top;
  border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
figcaption { font-size: 12px; color: var(--soft); margin-top: 4px; text-align: center; }
.close { display: none; }
a:focus-visible, a:focus-visible img { outline: 3px solid var(--accent); outline-offset: 2px; }
figure:target { position: fixed; inset: 0; z-index: 1; display: grid; place-items: center; align-content: center;
  gap: 8px; background: rgb(10 11 13 / 0.88); }
figure:target img { width: auto; height: auto; max-width: 94vw; max-height: 88vh; object-fit: contain; border-radius: 16px; }
figure:target figcaption { color: #f1f1ef; font-size: 14px; }
figure:target .close { display: block; position: absolute; inset: 0; padding: 16px 24px; text-align: right;
  color: #f1f1ef; font-size: 15px; }
footer { color: var(--soft); font-size: 13px; margin-top: 32px; }
@media (max-width: 640px) {
  ol > li { flex-wrap: wrap; } .words { flex-basis: 100%; } .where { margin-left: 0; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; }
  main { padding: 0; max-width: none; }
  article, .facts div { border-radius: 0; }
  li, .facts div { break-inside: avoid; }
  article > header { break-after: avoid; }
}
`;
