/** One figure: ours and what it is compared with, both from the same run. `goal`: the highest ratio that is good. */
export type Measurement = {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: number;
};

/** Puts a figure together from the samples of both sides, taken in turn; their medians count. */
export function compare(
  bench: string,
  unit: string,
  samples: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  goal: number,
): Measurement {
  const value = median(samples.ours);
  const baseline = median(samples.theirs);
  const round = (number: number) => Math.round(number * 1000) / 1000;
  return {
    bench,
    value: round(value),
    unit,
    baseline: round(baseline),
    ratio: round(value / baseline),
    goal,
  };
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
