import type { PackFault } from '../../src-shared/domain/pack.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import classes from './packs.module.css';

/** What checking the packs came to. */
export function PackTest(props: {
  readonly result: { readonly ok: boolean; readonly packs: number; readonly faults: readonly PackFault[] };
}) {
  const { ok, packs, faults } = props.result;
  return (
    <Panel
      title="Check"
      aside={
        <StatusBadge label={ok ? { text: 'All fit for use', tone: 'ok' } : { text: 'Faults', tone: 'bad' }} />
      }
    >
      <p className={classes.words} role="status">
        {ok
          ? `${packs} packs were checked, and nothing is wrong with them.`
          : `${packs} packs were checked. Install a newer bundle, or go back to the packs before.`}
      </p>
      {faults.length === 0 ? null : (
        <ul className={classes.faults}>
          {faults.map(({ pack, message }) => (
            <li key={`${pack} ${message}`}>
              <strong>{pack}</strong>: {message}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
