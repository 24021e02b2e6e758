import type { Claim } from '../../src-shared/domain/profile.ts';
import { type Html, html } from '../runs/html.ts';
import type { ClaimGroup } from './claims.ts';

/** The page that shows what the profile asks for beside what the browser reports. It has no script and asks for nothing. */
export function claimsPage(account: string, profile: string, groups: readonly ClaimGroup[]): string {
  const claims = groups.flatMap((group) => group.claims);
  const wrong = claims.filter(({ agrees }) => !agrees).length;
  const verdict =
    wrong === 0
      ? html`<p class="verdict good">All ${claims.length} values are as the profile asks for.</p>`
      : html`<p class="verdict bad">
          ${wrong} of ${claims.length} values ${wrong === 1 ? 'is' : 'are'} not as the profile asks for.
          Change the profile so that it says what is true of this browser.
        </p>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>What this browser reports · ${account}</title>
        <style>
          ${pageStyle}
        </style>
      </head>
      <body>
        <main>
          <p class="soft">Switchyard</p>
          <h1>What the browser of ${account} reports</h1>
          <p class="soft">
            Profile “${profile}”. This page was made on this computer and is shown to nobody else.
          </p>
          ${verdict} ${groups.map(section)}
        </main>
      </body>
    </html>`.text;
}

function section({ title, claims }: ClaimGroup): Html {
  return html`<section>
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">Asked for</th>
          <th scope="col">Reported</th>
          <th scope="col">Agrees</th>
        </tr>
      </thead>
      <tbody>
        ${claims.map(line)}
      </tbody>
    </table>
  </section>`;
}

function line({ name, wanted, reported, agrees }: Claim): Html {
  return html`<tr class="${agrees ? 'good' : 'bad'}">
    <th scope="row">${name}</th>
    <td data-label="Asked for">${wanted === '' ? '(empty)' : wanted}</td>
    <td data-label="Reported">${reported === '' ? '(empty)' : reported}</td>
    <td class="mark">${agrees ? '✓ yes' : '✕ no'}</td>
  </tr>`;
}

const pageStyle = html`
  :root { color-scheme: light dark; --paper: #f6f6f4; --card: #fff; --ink: #1c1d1f; --soft: #5d6066; --line:
  #e3e3df; --good: #1b7a43; --bad: #b3261e; --wash: #fdeeec; } @media (prefers-color-scheme: dark) { :root {
  --paper: #131416; --card: #1c1e21; --ink: #ececea; --soft: #a2a6ad; --line: #2e3136; --good: #6cc491; --bad:
  #ff9a91; --wash: #34201f; } } * { box-sizing: border-box; } body { margin: 0; background: var(--paper);
  color: var(--ink); font: 15px/1.5 system-ui, sans-serif; } main { max-width: 1040px; margin: 0 auto;
  padding: 32px 16px 64px; } h1 { font-size: 26px; line-height: 1.2; letter-spacing: -0.015em; margin: 4px 0
  8px; overflow-wrap: anywhere; } h2 { font-size: 17px; margin: 0 0 8px; } p { margin: 0; } .soft { color:
  var(--soft); } .verdict { margin: 20px 0 28px; font-weight: 600; } p.good, .good .mark { color: var(--good);
  } p.bad, .bad .mark { color: var(--bad); } section { background: var(--card); border: 1px solid var(--line);
  border-radius: 16px; padding: 20px; margin: 0 0 20px; } table { width: 100%; border-collapse: collapse;
  table-layout: fixed; } th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-top:
  1px solid var(--line); overflow-wrap: anywhere; } thead th { border: 0; color: var(--soft); font-size: 13px;
  font-weight: 500; } tbody th { font-weight: 500; } td { font-family: ui-monospace, SFMono-Regular, Menlo,
  Consolas, monospace; font-size: 13px; } th:first-child { width: 24%; } th:last-child { width: 84px; } .mark
  { font: inherit; font-weight: 600; white-space: nowrap; } tr.bad { background: var(--wash); } @media
  (max-width: 640px) { thead { display: none; } tr, tbody th, td { display: block; width: auto !important; }
  tr { padding: 10px 0; border-top: 1px solid var(--line); } tbody th, td { border: 0; padding: 2px 0; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); font-family: system-ui,
  sans-serif; } }
`;
