import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { announceAgent, readAgentFile } from '../../../../src-agent/cli/agent-file.ts';
import { defaultDataDir } from '../../../../src-agent/cli/data-dir.ts';
import { redirectPage } from '../../../../src-agent/cli/open-in-browser.ts';
import { processFacts } from '../../../../src-agent/cli/process-facts.ts';

test.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['darwin', {}, '/home/a/Library/Application Support/Switchyard'],
  ['linux', {}, '/home/a/.local/share/switchyard'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/switchyard'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/switchyard'],
  ['darwin', { SWITCHYARD_DATA_DIR: '/mine' }, '/mine'],
  ['linux', { SWITCHYARD_DATA_DIR: '' }, '/home/a/.local/share/switchyard'],
])('data on %s with %j is in %s', (platform, env, expected) => {
  expect(defaultDataDir(platform, '/home/a', env)).toBe(expected);
});

describe('how an agent is found', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'agent-file-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  };
  const agent = { url: 'http://127.0.0.1:4000', token: 'secret', pid: 10 };

  test('is readable by its owner alone, also where a readable file was before', () => {
    const dataDir = join(folder(), 'new', 'place');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'agent.json'), 'old', { mode: 0o644 });
    using _announced = announceAgent(dataDir, agent);
    expect(readAgentFile(dataDir)).toEqual(agent);
    expect(statSync(join(dataDir, 'agent.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['agent.json']);
  });

  test('ends with the agent, unless a newer one has taken its place', () => {
    const dataDir = folder();
    announceAgent(dataDir, agent)[Symbol.dispose]();
    expect(readAgentFile(dataDir)).toBeNull();
    const older = announceAgent(dataDir, agent);
    announceAgent(dataDir, { ...agent, pid: 11 });
    older[Symbol.dispose]();
    expect(readAgentFile(dataDir)).toMatchObject({ pid: 11 });
  });

  test.each(['', '{', '{"url":"http://127.0.0.1:1"}', '[]', '{"url":"no","token":"a","pid":1}'])(
    'is unknown when the file holds %j',
    (text) => {
      const dataDir = folder();
      writeFileSync(join(dataDir, 'agent.json'), text);
      expect(readAgentFile(dataDir)).toBeNull();
    },
  );
});

test('the page that leads to the one-time link cannot be broken out of', () => {
  const page = redirectPage('http://127.0.0.1:1/#enter="><script>&');
  expect(page).not.toContain('<script>');
  expect(page).toContain('url=http://127.0.0.1:1/#enter=&quot;>&lt;script>&amp;"');
});

test('the processes of one agent are told from all others', () => {
  const list = [
    '    1 /sbin/init',
    '  100 node scripts/demo.mjs',
    '  101 node appium-child.ts',
    '  102 node phone/main.ts',
    '  103 adb -L tcp:5170 fork-server server --reply-fd 4',
    '  104 adb -L tcp:localhost:5037 fork-server server --reply-fd 4',
    '  105 adb -P 5170 devices',
  ].join('\n');
  const children = new Map([
    ['appium', 101],
    ['phone-simulator', 102],
  ] as const);
  expect(processFacts(list, 100, children, 5170).map(({ role, pid }) => [role, pid])).toEqual([
    ['agent', 100],
    ['Appium host', 101],
    ['phone simulator', 102],
    ['adb server', 103],
  ]);
});
