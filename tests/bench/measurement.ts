/** One figure: ours and what it is compared with, both from the same run. `goal`: the highest ratio that is good. */
export type Measurement = {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: number;
};

/** Puts a figure together from the samples of both sides, taken in turn; their medians count where nothing else is said. */
export function compare(
  bench: string,
  unit: string,
  samples: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  goal: number,
  figureOf: (samples: readonly number[]) => number = median,
): Measurement {
  const value = figureOf(samples.ours);
  const baseline = figureOf(samples.theirs);
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

/** The sample that so many percent do not exceed. */
export function percentile(percent: number): (samples: readonly number[]) => number {
  return (samples) => {
    const sorted = samples.toSorted((one, other) => one - other);
    return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
  };
}
