#!/usr/bin/env node
// The command line `switchyard`: gets the right Node and hands over to the agent's own entry.
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onRuntime, projectRoot } from './runtime.mjs';
import { isOutdated } from './screens.mjs';

await onRuntime(import.meta.url);
// Built once, it starts three times as fast; sources that are newer than the build are run as they are.
const source = join('src-agent', 'cli.ts');
const built = join('dist', 'agent', 'cli.js');
const entry = isOutdated(built, ['src-agent', 'src-shared', 'package-lock.json']) ? source : built;
module.enableCompileCache?.(join(projectRoot, 'node_modules', '.cache', 'switchyard'));
await import(pathToFileURL(join(projectRoot, entry)).href);
