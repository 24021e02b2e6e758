import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { QuitFlow } from '../../../../../src-main/core/quit/quit-flow.ts';
import type { Question } from '../../../../../src-main/core/ports.ts';
import { collectedLog } from '../../../../support/collected-log.ts';
import { FakeApp } from '../../../../support/shell-fakes.ts';

function flow(runsGoing: number) {
  const app = new FakeApp();
  const power = new EventEmitter();
  const questions: { question: Question; answer: (response: number) => void }[] = [];
  const stopped = Promise.withResolvers<void>();
  const stop = vi.fn(() => stopped.promise);
  const log = collectedLog();
  const hide = vi.fn<() => void>();
  const quit = new QuitFlow({
    app,
    power,
    dialog: {
      showMessageBox: (question) =>
        new Promise((resolve) => questions.push({ question, answer: (response) => resolve({ response }) })),
    },
    runsGoing: () => runsGoing,
    hide,
    stop,
    log,
  });
  return { app, hide, log, power, questions, quit, stop, stopped };
}

describe('QuitFlow', () => {
  it('stops everything, then leaves, without a question when nothing is going', async () => {
    const { app, questions, quit, stop, stopped } = flow(0);
    app.quit();
    app.quit();
    expect([quit.leaving, stop.mock.calls.length, questions.length, app.ended]).toEqual([true, 1, 0, []]);
    stopped.resolve();
    await vi.waitFor(() => expect(app.ended).toEqual(['quit']));
  });

  it('leaves also when stopping failed', async () => {
    const { app, log, stopped } = flow(0);
    app.quit();
    stopped.reject(new Error('the agent would not'));
    await vi.waitFor(() => expect(app.ended).toEqual(['quit']));
    expect(log.lines.join()).toContain('the agent would not');
  });

  it('asks once while runs are going, and does what is answered', async () => {
    const cancelled = flow(2);
    cancelled.app.quit();
    cancelled.app.quit();
    expect(cancelled.questions.map(({ question }) => [question.message, question.buttons])).toEqual([
      ['2 runs are still going.', ['Stop and Quit', 'Keep Running in Menu Bar', 'Cancel']],
    ]);
    cancelled.questions[0]?.answer(2);
    await vi.waitFor(() => {
      cancelled.app.quit();
      expect(cancelled.questions).toHaveLength(2);
    });
    cancelled.questions[1]?.answer(1);
    await vi.waitFor(() => expect(cancelled.hide).toHaveBeenCalledOnce());
    expect([cancelled.stop.mock.calls.length, cancelled.quit.leaving, cancelled.app.ended]).toEqual([
      0,
      false,
      [],
    ]);

    const agreed = flow(1);
    agreed.app.quit();
    expect(agreed.questions[0]?.question.message).toBe('A run is still going.');
    agreed.questions[0]?.answer(0);
    await vi.waitFor(() => expect(agreed.stop).toHaveBeenCalledOnce());
    agreed.stopped.resolve();
    await vi.waitFor(() => expect(agreed.app.ended).toEqual(['quit']));
  });

  it('asks nobody when the session ends, even over an open question', async () => {
    const { app, power, questions, stop, stopped } = flow(1);
    app.quit();
    power.emit('shutdown');
    expect(stop).toHaveBeenCalledOnce();
    questions[0]?.answer(2);
    stopped.resolve();
    await vi.waitFor(() => expect(app.ended).toEqual(['quit']));
    expect(stop).toHaveBeenCalledOnce();
  });
});
