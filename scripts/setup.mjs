#!/usr/bin/env node
// Run before `npm start`, `npm run demo` and `npm test`: brings whatever is missing, or says the one command to type.
import { readdirSync } from 'node:fs';
import { bringPackages } from './packages.mjs';
import { progress } from './progress.mjs';
import { quiet } from './quiet.mjs';
import { installPlan, isThere, readOsRelease, systemParts } from './system-parts.mjs';

const wanted = process.argv.includes('--tests') ? ['adb', 'chromium'] : ['adb'];
const mayInstall = process.argv.includes('--yes') || process.env.npm_config_yes === 'true';

const failed = (await bringPackages()) ?? (await bringSystemParts());
if (failed !== null) {
  console.error(failed);
  process.exit(1);
}

/** Missing system parts end the set-up only where nobody could act on the advice (CI). */
async function bringSystemParts() {
  const missing = wanted.filter((part) => !isThere(part));
  if (missing.length === 0) return null;
  const plan = installPlan({
    platform: process.platform,
    osRelease: readOsRelease(),
    isRoot: process.getuid?.() === 0,
    missing,
  });
  if (plan.command !== null && (plan.automatic || mayInstall)) {
    const error = await progress(`Installing ${missing.join(' and ')}`, () => install(plan.command));
    if (error === null && missing.every((part) => isThere(part))) return null;
  }
  const left = missing.filter((part) => !isThere(part));
  const reasons = left.map((part) => `${part} is not installed: ${systemParts[part].why}.`);
  const advice =
    plan.command === null ? 'Install it with the package manager of this system.' : `Type: ${plan.command}`;
  if (process.env.CI === 'true') return [...reasons, advice].join('\n');
  console.error([...reasons, advice].join('\n'));
  return null;
}

/** Debian's package lists may be absent (containers) or outdated: they are fetched before, or after a failure. */
async function install(command) {
  const apt = command.startsWith('apt-get');
  if (apt && !hasPackageLists()) await quietly('apt-get update');
  const result = await quietly(command);
  if (!apt || result === null) return result;
  await quietly('apt-get update');
  return quietly(command);
}

function hasPackageLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'));
  } catch {
    return false;
  }
}

function quietly(command) {
  const [program, ...args] = command.split(' ');
  return quiet(program, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
