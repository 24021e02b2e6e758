import type { ImportKind } from '../imports/import-kind.ts';

/** Importing proxies: what it is called, and what a file may look like. */
export const proxyImports: ImportKind = {
  of: 'proxies',
  nouns: ['proxy', 'proxies'],
  teaching:
    'The list as your provider gives it: a CSV or JSON file, or plain lines such as host:port:user:password or socks5://user:password@host:port, one proxy a line.',
};
