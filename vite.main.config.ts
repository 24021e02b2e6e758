import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { defineConfig, type EnvironmentOptions } from 'vite';

const here = (path: string) => new URL(path, import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string };

/** Packages that stay packages: they bring native code or files that are read by path. All else is bundled. */
const packages = [
  'better-sqlite3',
  '@napi-rs/canvas',
  '@napi-rs/keyring',
  'appium',
  'appium-uiautomator2-driver',
  'appium-xcuitest-driver',
  'dejavu-fonts-ttf',
  'playwright-core',
  'swagger-ui-dist',
];

function isExternal(id: string): boolean {
  const isPackage = packages.some((name) => id === name || id.startsWith(`${name}/`));
  return isPackage || isBuiltin(id) || /^electron(\/|$)/.test(id);
}

/** One folder of programs for Electron's Node. */
function programs(folder: string, input: Record<string, string>, format: 'es' | 'cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node'] },
    define: { APP_VERSION: JSON.stringify(version) },
    build: {
      ssr: true,
      outDir: here(folder),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, here(path)])),
        external: isExternal,
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

/**
 * Builds the desktop app's programs: the shell, its preload (a sandboxed one cannot be a module) and what it starts.
 */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'agent']) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`no environment ${name}`);
        await builder.build(environment);
      }
    },
  },
  environments: {
    main: programs('dist/main', { main: 'src-main/shell/main.ts' }, 'es'),
    preload: programs('dist/main', { preload: 'src-main/shell/preload.ts' }, 'cjs'),
    agent: programs(
      'dist/agent',
      {
        agent: 'src-agent/desktop-agent.ts',
        cli: 'src-agent/cli.ts',
        'media-worker': 'src-agent/media/media-worker.ts',
        'appium-host': 'src-agent/devices/appium/appium-child.ts',
        'import-reader': 'src-agent/imports/import-worker.ts',
        'phone-simulator': 'src-simulator/phone/main.ts',
      },
      'es',
    ),
  },
});
