import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import type { KillSwitch } from '../../src-shared/domain/limits.ts';
import { formatDateTime } from '../format/time.ts';
import { Banner } from '../parts/banner.tsx';
import { confirm } from '../parts/confirm.tsx';
import classes from './limits.module.css';
import { useKillSwitches } from './use-kill-switches.ts';

/** Says on every screen what is stopped, since when and why, and lets it go on. */
export function PublishingStopped() {
  const { on, set } = useKillSwitches();
  if (on.length === 0) return null;
  const ask = ({ scope, title }: KillSwitch) =>
    confirm({
      title: 'Allow publishing again?',
      body: `${title} goes on at once: what became due meanwhile is published now, or asks you first where its time is long past.`,
      yes: 'Allow publishing',
      onYes: () => set.mutate({ scope, on: false, reason: '' }),
    });
  return (
    <div className={classes.stopped}>
      {on.map((each) => (
        <Banner
          key={JSON.stringify(each.scope)}
          tone="bad"
          icon={<IconHandStop size={18} />}
          aside={
            <Button variant="default" size="compact-sm" loading={set.isPending} onClick={() => ask(each)}>
              Allow publishing again
            </Button>
          }
        >
          <strong>Publishing is stopped{each.scope.kind === 'all' ? '' : `: ${each.title}`}.</strong> Since{' '}
          {formatDateTime(each.since)}
          {each.reason === '' ? '.' : `: ${each.reason}`}
        </Banner>
      ))}
    </div>
  );
}
