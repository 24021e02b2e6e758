import { useState } from 'react';
import type { PhoneInput } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';

/** What was sent to the phone, and what is still on its way. */
export type Inputs = {
  readonly send: (input: PhoneInput) => void;
  readonly waiting: number;
  /** How long the last one took until the phone had done it, in milliseconds; null before the first. */
  readonly tookMs: number | null;
};

/** Sends what fingers do to the phone that this token gives the right to. */
export function useInputs(deviceId: number, token: number | null): Inputs {
  const { client } = useAgent();
  const [waiting, setWaiting] = useState(0);
  const [tookMs, setTookMs] = useState<number | null>(null);
  const send = async (input: PhoneInput) => {
    if (token === null) return;
    const began = performance.now();
    setWaiting((before) => before + 1);
    try {
      await client.devices.input({ id: deviceId, token, input });
      setTookMs(Math.round(performance.now() - began));
    } catch (error) {
      tellFailure(error);
    } finally {
      setWaiting((before) => before - 1);
    }
  };
  return { send: (input) => void send(input), waiting, tookMs };
}
