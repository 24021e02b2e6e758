import type { LimitMeter } from '../../src-shared/domain/limits.ts';
import { formatDateTime } from '../format/time.ts';
import { actionNames } from './limit-words.ts';
import classes from './limits.module.css';

/** What an account used up today, action by action, and when its day ends. */
export function LimitMeters({ meters }: { readonly meters: readonly LimitMeter[] }) {
  const resetsAt = meters[0]?.resetsAt;
  return (
    <div className={classes.meters}>
      <ul className={classes.list} aria-label="Used today">
        {meters.map((meter) => (
          <Meter key={meter.action} meter={meter} />
        ))}
      </ul>
      {resetsAt === undefined ? null : (
        <p className={classes.hint}>
          The day of this account ends on its own clock: for you on {formatDateTime(resetsAt)}.
        </p>
      )}
    </div>
  );
}

function Meter({ meter }: { readonly meter: LimitMeter }) {
  const { action, used, held, limit, own } = meter;
  const taken = used + held;
  const share = (count: number) => `${limit === 0 ? 0 : Math.min(100, (count / limit) * 100)}%`;
  return (
    <li className={classes.meter} data-full={taken >= limit}>
      <span>
        {actionNames[action]}
        {own ? <span className={classes.own}>own limit</span> : null}
      </span>
      <span className={classes.count}>
        {taken} of {limit}
        {held === 0 ? null : <span className={classes.hint}> ({held} not settled yet)</span>}
      </span>
      <span className={classes.bar} aria-hidden="true">
        <span className={classes.used} style={{ width: share(used) }} />
        <span className={classes.heldPart} style={{ width: share(held) }} />
      </span>
    </li>
  );
}
