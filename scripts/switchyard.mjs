#!/usr/bin/env node
// The command line `switchyard`: gets the right Node and hands over to the agent's own entry.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onRuntime, projectRoot } from './runtime.mjs';

await onRuntime(import.meta.url);
const source = join(projectRoot, 'src-agent', 'cli.ts');
const built = join(projectRoot, 'dist', 'agent', 'cli.js');
await import(pathToFileURL(existsSync(source) ? source : built).href);
