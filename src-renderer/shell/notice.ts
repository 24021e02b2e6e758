import type { Event } from '../../src-shared/domain/event.ts';

/** What the agent wants a person to know, as it is shown. */
export type Notice = {
  readonly title: string;
  readonly text: string;
  readonly colour: 'green' | 'iris' | 'yellow' | 'red';
  /** How long it stays, in milliseconds. */
  readonly stays: number;
};

const looks = {
  success: { colour: 'green', stays: 5_000 },
  info: { colour: 'iris', stays: 5_000 },
  warning: { colour: 'yellow', stays: 9_000 },
  error: { colour: 'red', stays: 9_000 },
} as const;

/** Reads a `notice.raised` event: `data` may hold `level`, `title` and `text`; the message stands in for what is missing. */
export function noticeOf(event: Event): Notice {
  const { level, title, text } = event.data;
  const named = typeof title === 'string' && title !== '';
  return {
    title: named ? title : event.message,
    text: typeof text === 'string' ? text : named && title !== event.message ? event.message : '',
    ...looks[level === 'success' || level === 'info' || level === 'error' ? level : 'warning'],
  };
}

/** The post whose entry in the inbox a notice is about; null where nobody is asked to decide. */
export function inboxEntryOf(event: Event): number | null {
  const { level } = event.data;
  return level === 'warning' || level === 'error' ? event.jobId : null;
}
