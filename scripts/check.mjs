#!/usr/bin/env node
// `npm run check`: the fast part of `npm test`, for use while writing.
import { onRuntime } from './runtime.mjs';
import { checkStages, lastLine, runStages } from './stages.mjs';

await onRuntime(import.meta.url);
const results = await runStages(checkStages);
console.log(lastLine(results));
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
