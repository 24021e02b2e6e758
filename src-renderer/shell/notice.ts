import type { Event } from '../../src-shared/domain/event.ts';

/** What the agent wants a person to know, as it is shown. */
export type Notice = {
  readonly title: string;
  readonly text: string;
  readonly colour: 'green' | 'yellow' | 'red';
  /** How long it stays, in milliseconds. */
  readonly stays: number;
};

/** Reads a `notice.raised` event: `data` may hold `level`, `title` and `text`; the message stands in for what is missing. */
export function noticeOf(event: Event): Notice {
  const { level, title, text } = event.data;
  const named = typeof title === 'string' && title !== '';
  return {
    title: named ? title : event.message,
    text: typeof text === 'string' ? text : named && title !== event.message ? event.message : '',
    colour: level === 'success' ? 'green' : level === 'error' ? 'red' : 'yellow',
    stays: level === 'success' ? 8_000 : 20_000,
  };
}
