import type { AppPort, ContentsPort, Preventable } from '../ports.ts';
import { judgeNavigation } from './navigation-policy.ts';

/** Applies the rules to every page the app ever makes, also those it did not mean to. */
export function guardEveryPage(app: AppPort, openLink: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, openLink));
  // Electron's own default is to offer the first certificate it finds.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
}

/** Nothing but our own address is ever loaded: links go to the browser, windows and embedded pages are refused. */
function guardPage(contents: ContentsPort, openLink: (address: string) => void): void {
  const judge = (details: Preventable & { readonly url: string }) => {
    const verdict = judgeNavigation(details.url);
    if (verdict.kind === 'allow') return;
    details.preventDefault();
    if (verdict.kind === 'browser') openLink(verdict.address);
  };
  contents.on('will-navigate', judge);
  contents.on('will-redirect', (details) => {
    if (judgeNavigation(details.url).kind !== 'allow') details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    // The main frame is judged by 'will-navigate', which fires for it as well.
    if (!details.isMainFrame) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler((details) => {
    const verdict = judgeNavigation(details.url);
    if (verdict.kind === 'browser') openLink(verdict.address);
    return { action: 'deny' };
  });
}
