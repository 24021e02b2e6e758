import { Temporal } from 'temporal-polyfill';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * A wall time as an instant (epoch milliseconds). `shifted`: the clock skips that time on that day, so that it is moved
 * forward by what is skipped. `repeated`: the clock shows it twice, and the first time is meant.
 */
export type WallMoment = { readonly instant: number; readonly shifted: boolean; readonly repeated: boolean };

/** A time without a change of clocks: [`from`, `until`) in epoch milliseconds; local time is UTC plus `offset`. */
export type OffsetStretch = { readonly from: number; readonly until: number; readonly offset: number };

/** What a wall time such as `2026-11-21T09:30` means in an IANA zone. */
export function instantOf(wallTime: string, zone: string): WallMoment {
  return new ZoneClock(zone).momentOf(wallMs(wallTime));
}

/** What the clock on the wall of a zone shows at an instant, such as `2026-11-21T09:30`. */
export function wallTimeOf(instant: number, zone: string): string {
  return wallText(new ZoneClock(zone).wallAt(instant));
}

/** A wall time as milliseconds, counted as if that clock stood in UTC. */
export function wallMs(wallTime: string): number {
  return Date.parse(`${wallTime}Z`);
}

/** Such milliseconds as a wall time to the minute: `2026-11-21T09:30`. */
export function wallText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}

/** The clock of one IANA zone; it keeps the changes it has looked up, because plans ask it millions of times. */
export class ZoneClock {
  readonly zone: string;
  readonly #stretches: OffsetStretch[] = [];

  constructor(zone: string) {
    this.zone = zone;
  }

  /** What it shows at an instant, in milliseconds as of `wallMs`. */
  wallAt(instant: number): number {
    return instant + this.stretchAt(instant).offset;
  }

  /** When it shows that time. */
  momentOf(wall: number): WallMoment {
    // No zone is a day away from UTC, and none changes its clock twice within two days.
    const before = this.stretchAt(wall - day).offset;
    const after = this.stretchAt(wall + day).offset;
    const early = wall - before;
    const late = wall - after;
    const isEarly = this.stretchAt(early).offset === before;
    const isLate = this.stretchAt(late).offset === after;
    if (!isEarly && !isLate) return { instant: early, shifted: true, repeated: false };
    return { instant: isEarly ? early : late, shifted: false, repeated: isEarly && isLate && early !== late };
  }

  /** The time around an instant in which its clocks are not changed. */
  stretchAt(instant: number): OffsetStretch {
    const known = this.#stretches.find(({ from, until }) => from <= instant && instant < until);
    return known ?? this.#lookUp(instant);
  }

  #lookUp(instant: number): OffsetStretch {
    const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(this.zone);
    const stretch = {
      // `previous` means strictly before, and a change that is just happening belongs to what follows.
      from: at(instant + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
      until: at(instant).getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
      offset: at(instant).offsetNanoseconds / 1e6,
    };
    this.#stretches.push(stretch);
    return stretch;
  }
}
