import { Button } from '@mantine/core';
import { formatAgo, formatDateTime } from '../format/time.ts';
import { ButtonLink } from '../parts/links.tsx';
import { Panel } from '../parts/panel.tsx';
import { useNow } from '../parts/use-now.ts';
import { awaySentence, asleepWords } from './away-words.ts';
import classes from './away.module.css';
import { useAway } from './use-away.ts';

/** What happened while nobody looked, until it is dismissed; nothing where there is nothing to tell. */
export function AwayCard() {
  const { summary, dismiss, dismissing } = useAway();
  const now = useNow(60_000);
  if (summary === null) return null;
  const { posted, failed, missed, needsYou, lines } = summary;
  const asleep = asleepWords(summary);
  return (
    <Panel
      title="While you were away"
      aside={
        <Button variant="subtle" size="xs" loading={dismissing} onClick={dismiss}>
          Dismiss
        </Button>
      }
    >
      <div className={classes.card}>
        <p className={classes.sentence}>
          <strong>{awaySentence(summary)}</strong> since {formatDateTime(summary.since)}. {asleep}
        </p>
        <dl className={classes.figures}>
          <Figure name="Posted" value={posted} tone="ok" />
          <Figure name="Failed" value={failed} tone="bad" />
          <Figure name="Missed" value={missed} tone="warn" />
          <Figure name="Needs you" value={needsYou} tone="warn" />
        </dl>
        {lines.length === 0 ? null : (
          <ul className={classes.lines}>
            {lines.map(({ at, message, link }) => (
              <li key={`${at} ${message}`}>
                {link === null ? message : <a href={`#${link}`}>{message}</a>}
                <span className={classes.when}>{formatAgo(at, now)}</span>
              </li>
            ))}
          </ul>
        )}
        {needsYou + failed + missed === 0 ? null : (
          <div>
            <ButtonLink to="/inbox" size="xs">
              Decide what needs you
            </ButtonLink>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Figure(props: { readonly name: string; readonly value: number; readonly tone: string }) {
  return (
    <div data-tone={props.value === 0 ? 'none' : props.tone}>
      <dt>{props.name}</dt>
      <dd>{props.value.toLocaleString()}</dd>
    </div>
  );
}
