import { useRef, useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { refusalBefore, wasThere, type Upload } from './uploads.ts';

/** Files that are sent at the same time. */
const atOnce = 3;

/** Sends files into the library, a few at a time, and says how each stands. */
export function useUploads(into: { readonly folder?: string; readonly client?: string }) {
  const { client } = useAgent();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const waiting = useRef<{ readonly id: number; readonly file: File; readonly into: typeof into }[]>([]);
  const lines = useRef(0);
  const lastId = useRef(0);
  const seen = useRef(new Set<number>());

  const become = (id: number, state: Upload['state'], problem: string | null = null) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, state, problem } : each)));

  const sendNext = async (): Promise<void> => {
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      const { id, file } = next;
      become(id, 'sending');
      const sentAt = Date.now();
      try {
        const answer = await client.media.create({ file, ...next.into });
        become(id, wasThere(answer, sentAt, seen.current) ? 'known' : 'added');
        seen.current.add(answer.id);
      } catch (error) {
        become(id, 'refused', describeFailure(error).detail);
      }
    }
    lines.current -= 1;
  };

  const add = (files: readonly File[]) => {
    const added = files.map((file) => {
      lastId.current += 1;
      return { id: lastId.current, file, problem: refusalBefore(file) };
    });
    setUploads((before) => [
      ...before,
      ...added.map(({ id, file, problem }) => ({
        id,
        name: file.name,
        state: problem === null ? ('waiting' as const) : ('refused' as const),
        problem,
      })),
    ]);
    for (const { id, file, problem } of added) if (problem === null) waiting.current.push({ id, file, into });
    while (lines.current < atOnce && waiting.current.length > 0) {
      lines.current += 1;
      void sendNext();
    }
  };
  return { uploads, add, clear: () => setUploads([]) };
}
