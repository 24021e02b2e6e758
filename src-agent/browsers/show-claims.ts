import { z } from 'zod';
import type { DevtoolsEvent } from './devtools-pipe.ts';
import { type BrowserReport, browserReport, reportExpression } from './browser-report.ts';
import { ownNames } from './proxy-relay.ts';
import type { RunningBrowser } from './running-browser.ts';

const address = `https://claims${ownNames}/`;
const paused = z.object({
  requestId: z.string(),
  request: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});

const emptyPage =
  '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>…</title>';
const askedHints = 'Sec-CH-UA-Platform-Version, Sec-CH-UA-Arch, Sec-CH-UA-Model, Sec-CH-UA-Full-Version-List';

/**
 * Opens a page whose address is answered here, without leaving the computer; asks the browser what it reports, and shows in
 * the same page what `render` makes of it. The page can be loaded again as long as the browser is open.
 */
export async function showClaims(
  browser: RunningBrowser,
  render: (report: BrowserReport) => string,
): Promise<BrowserReport> {
  const { pipe, targets } = browser;
  const { sessionId } = await targets.openPage('about:blank');
  let page = emptyPage;
  let headers: Record<string, string> = {};
  const answerRequest = (event: DevtoolsEvent) => {
    if (event.sessionId !== sessionId || event.method !== 'Fetch.requestPaused') return;
    const { requestId, request } = paused.parse(event.params);
    const isPage = request.url === address;
    if (isPage) headers = lowerCase(request.headers);
    const body = Buffer.from(isPage ? page : '').toString('base64');
    pipe.tell(
      'Fetch.fulfillRequest',
      { requestId, responseCode: isPage ? 200 : 404, responseHeaders, body },
      sessionId,
    );
  };
  pipe.onEvent(answerRequest);
  await pipe.send('Fetch.enable', { patterns: [{ urlPattern: `${address}*` }] }, sessionId);
  // Detailed hints are sent from the second request on, once the site has asked for them.
  for (let visit = 0; visit < 2; visit += 1) await browser.go(sessionId, address);
  const found = browserReport.parse(await browser.evaluate(sessionId, reportExpression));
  const report = { ...found, headers };
  page = render(report);
  await browser.go(sessionId, address);
  await pipe.send('Page.bringToFront', {}, sessionId);
  return report;
}

const responseHeaders = [
  { name: 'content-type', value: 'text/html; charset=utf-8' },
  { name: 'accept-ch', value: askedHints },
  { name: 'cache-control', value: 'no-store' },
  {
    name: 'content-security-policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; worker-src blob:; img-src data:",
  },
];

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
