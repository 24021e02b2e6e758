import type { ProxyCheck } from '../../src-shared/domain/proxy.ts';

/** A chart of checks over time, in the units of its picture. */
type LatencyChart = {
  /** One line for each stretch without a failure, as SVG points. */
  readonly lines: readonly string[];
  /** Checks that went well and stand alone, between failures. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** Where failures are. */
  readonly failures: readonly { readonly id: number; readonly x: number }[];
  /** Lines across with what they stand for, in milliseconds. */
  readonly marks: readonly { readonly y: number; readonly ms: number }[];
};

/** Lays checks (newest first) out in a picture of that size, oldest at the left. */
export function latencyChart(
  checks: readonly ProxyCheck[],
  size: { readonly width: number; readonly height: number },
): LatencyChart {
  const inOrder = checks.toReversed();
  const times = inOrder.map(({ at }) => Date.parse(at));
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const top = roundUp(Math.max(1, ...inOrder.map(({ latencyMs }) => latencyMs ?? 0)));
  const xOf = (at: string) =>
    to === from ? size.width / 2 : ((Date.parse(at) - from) / (to - from)) * size.width;
  const yOf = (ms: number) => size.height - (ms / top) * size.height;
  const stretches: { x: number; y: number }[][] = [[]];
  const failures: { id: number; x: number }[] = [];
  for (const { id, at, latencyMs, outcome } of inOrder) {
    if (outcome === 'ok' && latencyMs !== null) stretches.at(-1)?.push({ x: xOf(at), y: yOf(latencyMs) });
    else {
      failures.push({ id, x: xOf(at) });
      stretches.push([]);
    }
  }
  return {
    lines: stretches.filter(({ length }) => length > 1).map(pointsOf),
    dots: stretches.flatMap((stretch) => (stretch.length === 1 ? stretch : [])),
    failures,
    marks: [0.5, 1].map((part) => ({ y: yOf(top * part), ms: top * part })),
  };
}

function pointsOf(stretch: readonly { x: number; y: number }[]): string {
  return stretch.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

/** The next of 10, 20, 50, 100, 200, 500, … that is not below. */
function roundUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return (
    [1, 2, 5, 10].map((step) => step * size).find((step) => step >= value && step >= 10) ??
    Math.max(10, 10 * size)
  );
}
