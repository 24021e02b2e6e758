import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../../../../src-main/core/agent/agent-state.ts';
import type { MenuItem } from '../../../../../src-main/core/ports.ts';
import { trayIcon, trayIconFile } from '../../../../../src-main/core/tray/tray-icon.ts';
import { trayMenu } from '../../../../../src-main/core/tray/tray-menu.ts';
import type { TrayFacts } from '../../../../../src-main/core/tray/tray-menu.ts';
import { TrayPresenter } from '../../../../../src-main/core/tray/tray-presenter.ts';
import type { AgentStatus } from '../../../../../src-shared/processes/shell-wire.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const icons = new URL('../../../../../resources/tray/', import.meta.url).pathname;
const running: AgentState = { kind: 'running' };
const facts = (status: Partial<AgentStatus>, agent = running): TrayFacts => ({
  agent,
  status: { phones: [], runsGoing: 0, jobsNeedingPerson: 0, storage: 'ok', ...status },
});
const phones: AgentStatus['phones'] = [
  { name: 'Pixel 8', state: 'ready' },
  { name: 'Galaxy', state: 'ready' },
  { name: 'Old one', state: 'unauthorized' },
  { name: 'Unplugged', state: 'absent' },
];
const texts = (shown: TrayFacts) => trayMenu(shown).map((line) => ('text' in line ? line.text : '-'));

describe('trayMenu', () => {
  it('begins with how things stand, then lists the connected phones and what can be done', () => {
    expect(texts(facts({ phones, runsGoing: 1 }))).toEqual([
      '2 phones ready, 1 run going',
      '-',
      'Pixel 8: ready',
      'Galaxy: ready',
      'Old one: waiting for permission on its screen',
      '-',
      'Open Switchyard',
      '-',
      'Quit Switchyard',
    ]);
  });

  it.each<[string, TrayFacts]>([
    ['No phones ready', facts({})],
    [
      '1 phone ready, 2 runs going, 3 jobs waiting for you',
      facts({ phones: phones.slice(0, 1), runsGoing: 2, jobsNeedingPerson: 3 }),
    ],
    ['The disk is full: nothing is published', facts({ phones, storage: 'full' })],
    ['Starting…', { agent: { kind: 'starting' }, status: null }],
    ['Starting…', { agent: running, status: null }],
    [
      'The agent stopped and is being started again',
      { agent: { kind: 'waiting', reason: 'x', milliseconds: 1 }, status: null },
    ],
    ['The agent could not be kept running', { agent: { kind: 'given-up', sentence: 'x' }, status: null }],
    ['Stopping…', { agent: { kind: 'stopping' }, status: null }],
  ])('says %j', (sentence, shown) => expect(texts(shown)[0]).toBe(sentence));

  it('keeps a long row of phones short', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      name: `Phone ${index}`,
      state: 'ready' as const,
    }));
    expect(texts(facts({ phones: many }))).toHaveLength(1 + 1 + 12 + 1 + 4);
    expect(texts(facts({ phones: many }))).toContain('and 28 more');
  });

  it('offers to restart an agent that was given up, and only then', () => {
    expect(texts({ agent: { kind: 'given-up', sentence: 'x' }, status: null })).toContain('Restart Agent');
    expect(texts(facts({}))).not.toContain('Restart Agent');
  });
});

describe('trayIcon', () => {
  it.each<[string, TrayFacts]>([
    ['idle', facts({ phones: phones.slice(2) })],
    ['ready', facts({ phones })],
    ['running', facts({ phones, runsGoing: 1 })],
    ['attention', facts({ phones, runsGoing: 1, jobsNeedingPerson: 1 })],
    ['attention', facts({ phones, storage: 'full' })],
    ['attention', { agent: { kind: 'given-up', sentence: 'x' }, status: null }],
    ['offline', { agent: { kind: 'starting' }, status: null }],
  ])('is %j', (icon, shown) => {
    expect(trayIcon(shown)).toBe(icon);
    const file = trayIconFile(trayIcon(shown));
    expect([file, file.replace('.png', '@2x.png')].filter((name) => !existsSync(join(icons, name)))).toEqual(
      [],
    );
  });
});

describe('TrayPresenter', () => {
  const present = () => {
    const clock = new ManualClock();
    const drawn: string[] = [];
    const done: string[] = [];
    let menu: MenuItem[] = [];
    const presenter = new TrayPresenter({
      clock,
      folder: '/icons',
      act: (action) => done.push(action),
      tray: {
        setImage: (path) => drawn.push(path),
        setToolTip: (text) => drawn.push(text),
        setMenu: (items) => void (menu = items),
        destroy: () => drawn.push('destroyed'),
      },
    });
    return { clock, done, drawn, presenter, menu: () => menu };
  };

  it('draws at once, then at most every 250 ms, the last state, and not what is the same', () => {
    const { clock, drawn, presenter } = present();
    presenter.update(facts({}));
    presenter.update(facts({ runsGoing: 1 }));
    presenter.update(facts({ runsGoing: 2 }));
    expect(drawn).toEqual(['/icons/idleTemplate.png', 'No phones ready']);
    clock.advance(250);
    expect(drawn.slice(2)).toEqual(['/icons/runningTemplate.png', 'No phones ready, 2 runs going']);
    clock.advance(1000);
    presenter.update(facts({ runsGoing: 2 }));
    expect(drawn).toHaveLength(4);
    presenter.update(facts({}));
    expect(drawn).toHaveLength(6);
    presenter[Symbol.dispose]();
    expect(drawn.at(-1)).toBe('destroyed');
    expect(clock.nextIn).toBeNull();
  });

  it('does what a line says when it is clicked; a sentence cannot be', () => {
    const { done, menu, presenter } = present();
    presenter.update(facts({}));
    expect(menu()[0]).toEqual({ label: 'No phones ready', enabled: false });
    const click = (label: string) =>
      menu()
        .find((item) => item.label === label)
        ?.click?.(...([] as unknown as Parameters<NonNullable<MenuItem['click']>>));
    click('Open Switchyard');
    click('Quit Switchyard');
    expect(done).toEqual(['open', 'quit']);
  });
});
