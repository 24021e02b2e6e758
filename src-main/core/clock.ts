/** Time as a parameter, so that a test drives it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls once after so many milliseconds unless disposed before. */
  after(milliseconds: number, call: () => void): Disposable;
}

/** The computer's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
};
