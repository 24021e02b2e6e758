#!/usr/bin/env node
// `npm run demo`: the main job with nothing attached, on simulated phones.
import { onRuntime } from './runtime.mjs';

await onRuntime(import.meta.url);
await import('../src-agent/cli/demo-main.ts');
