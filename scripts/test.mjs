#!/usr/bin/env node
// `npm test`: everything. The last line says how many passed and failed.
import { onRuntime } from './runtime.mjs';
import { checkStages, lastLine, longStages, runStages } from './stages.mjs';

await onRuntime(import.meta.url);
const results = await runStages([...checkStages, ...longStages]);
console.log(lastLine(results));
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
