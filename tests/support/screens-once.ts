import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the screens as they are built from the sources now. */
    readonly screens: string;
  }
}

const root = new URL('../../', import.meta.url).pathname;

/** Builds the screens once for all end-to-end tests, into a folder of their own. */
export default async function screensOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-pages-'));
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
  project.provide('screens', folder);
  return () => rm(folder, { recursive: true, force: true });
}
