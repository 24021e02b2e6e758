import { useCallback, useEffect, useRef, useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { waitFor } from '../live/wait-for.ts';
import { refusalOf } from './control-refusal.ts';

/** How this page's right to a phone stands. */
export type Control =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'held'; readonly token: number; readonly connected: boolean }
  | { readonly kind: 'lost'; readonly why: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Who takes a phone, and from whom where another person holds it. */
export type TakeOver = { readonly person: string; readonly takeFrom?: string };

const againAfterMs = 1000;

/** The right of this page to one phone, held by a stream for as long as the page is open. A stream that breaks off is opened again. */
export function useControl(deviceId: number) {
  const { client } = useAgent();
  const [control, setControl] = useState<Control>({ kind: 'none' });
  const open = useRef<{ readonly stop: AbortController; token: number | null } | null>(null);

  const follow = async (wish: TakeOver, stream: { readonly stop: AbortController; token: number | null }) => {
    const { signal } = stream.stop;
    const show = (next: Control) => {
      if (!signal.aborted) setControl(next);
    };
    while (!signal.aborted) {
      try {
        const resumed = stream.token === null ? wish : { person: wish.person, token: stream.token };
        const states = await client.devices.control({ id: deviceId, ...resumed }, { signal });
        for await (const state of states) {
          if (state.state === 'lost') return show({ kind: 'lost', why: state.why });
          if (state.state === 'waiting') show({ kind: 'waiting', why: state.why });
          else {
            stream.token = state.token;
            show({ kind: 'held', token: state.token, connected: true });
          }
        }
        if (stream.token === null) return show({ kind: 'none' });
      } catch (error) {
        const refused = refusalOf(error);
        if (stream.token !== null && refused === 'not_held') return show({ kind: 'lost', why: wasAway });
        if (stream.token === null || refused !== null) return show({ kind: 'failed', error });
      }
      show({ kind: 'held', token: stream.token, connected: false });
      await waitFor(againAfterMs, signal);
    }
  };

  const end = useCallback(() => {
    const { current } = open;
    open.current = null;
    if (current === null || current.stop.signal.aborted) return;
    current.stop.abort();
    // Where this does not arrive, the phone is given back a moment after its stream ended.
    if (current.token !== null)
      client.devices.giveBack({ id: deviceId, token: current.token }).catch(() => undefined);
  }, [client, deviceId]);
  useEffect(() => end, [end]);

  return {
    control,
    take: (wish: TakeOver) => {
      end();
      const stream = { stop: new AbortController(), token: null };
      open.current = stream;
      setControl({ kind: 'asking' });
      void follow(wish, stream);
    },
    giveBack: () => {
      end();
      setControl({ kind: 'none' });
    },
  };
}

const wasAway =
  'The connection was away for too long, so the phone was given back. Take it over again to go on.';
