import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import { writeIfPossible } from '../store/patient-writes.ts';
import type { Store } from '../store/store.ts';
import type { BrowserEnd } from './browser-session.ts';
import type { BrowserAccount } from './read-account.ts';

/** Writes into the log that an account's browser was opened. */
export function tellOpened(store: Store, { id, handle }: BrowserAccount, browser: string): void {
  writeIfPossible(store, (tx) =>
    tx.append({
      type: 'account.browser_opened',
      message: `The browser of ${accountName(handle)} was opened`,
      accountId: id,
      data: { browser },
    }),
  );
}

/** Writes into the log that it closed, and how. */
export function tellClosed(store: Store, { id, handle }: BrowserAccount, how: BrowserEnd): void {
  writeIfPossible(store, (tx) =>
    tx.append({
      type: 'account.browser_closed',
      message: `The browser of ${accountName(handle)} ${endWords(how)}`,
      accountId: id,
      data: { how },
    }),
  );
}

function endWords(end: BrowserEnd): string {
  switch (end) {
    case 'person':
    case 'asked':
      return 'was closed';
    case 'crash':
      return 'ended unexpectedly. Open it again: it is signed in as it was a moment before';
    default:
      return assertNever(end);
  }
}
