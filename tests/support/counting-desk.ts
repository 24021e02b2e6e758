import { fileURLToPath } from 'node:url';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import { type Agent, startAgent } from '../../src-agent/main.ts';
import { countingDelivery } from './counting-delivery.ts';
import { drawPicture } from './pictures.ts';

const builtPages = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

const brands = [
  ['harbor.coffee', 'Harbor Coffee'],
  ['northwind.outdoor', 'Northwind Outdoor'],
  ['lumen.studio', 'Lumen Studio'],
  ['fern.and.fig', 'Fern & Fig'],
] as const;

/** Where the accounts of each platform live. */
const zones: readonly (readonly [Platform, string])[] = [
  ['instagram', 'UTC'],
  ['threads', 'Europe/Berlin'],
  ['tiktok', 'America/Chicago'],
];

/**
 * An agent without phones, with its screens, that publishes on the counting platform of that address: four brands with an
 * account on each of three platforms, two pictures in the library. `report`: what it logs as an error.
 */
export async function startCountingDesk(options: {
  readonly dataDir: string;
  readonly platformUrl: string;
  readonly report: (message: string) => void;
}): Promise<Agent & { readonly http: NonNullable<Agent['http']> }> {
  const delivery = countingDelivery(options.platformUrl);
  const agent = await startAgent({
    dataDir: options.dataDir,
    version: '0.0.0-test',
    mode: 'browser',
    processHost: {
      fork() {
        throw new Error('this desk has no phones');
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: options.report },
    packsDir: '',
    routes: () => [{ name: 'api', takes: () => null, delivery }],
    pagesDir: builtPages,
    port: 0,
    adbPort: 1,
    isolatedAdb: false,
    environment: {},
    headlessBrowsers: true,
  });
  const { http, client } = agent;
  if (http === null) throw new Error('the agent was started without its HTTP interface');
  for (const [platform, timezone] of zones)
    for (const [handle, displayName] of brands)
      await client.accounts.create({ platform, handle, displayName, timezone, ownershipConfirmed: true });
  const pictures = [
    ['first-light.jpg', await drawPoster()],
    ['two-halves.jpg', await drawPicture(1080, 1350).encode('jpeg', 90)],
  ] as const;
  for (const [name, bytes] of pictures)
    await client.media.create({ file: new File([new Uint8Array(bytes)], name) });
  return { ...agent, http };
}
