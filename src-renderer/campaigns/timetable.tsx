import { accountName } from '../../src-shared/account-name.ts';
import type { PlannedPost } from '../../src-shared/domain/campaign.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { Panel } from '../parts/panel.tsx';
import { kindNames } from './composer-state.ts';
import classes from './review.module.css';
import { wallTimeInWords } from './schedule-form.ts';

const shown = 20;

/** The first posts in the order of their time, on each account's own clock. */
export function Timetable(props: {
  readonly posts: readonly PlannedPost[];
  /** How many there will be; null without end. */
  readonly total: number | null;
}) {
  const first = inTime(props.posts).slice(0, shown);
  const severalItems = new Set(props.posts.map(({ item }) => item)).size > 1;
  return (
    <Panel
      flush
      title="The first posts"
      aside={
        <span className={classes.hint}>
          {props.total === null
            ? `${first.length} of posts without end`
            : `${first.length.toLocaleString()} of ${props.total.toLocaleString()}`}
        </span>
      }
    >
      <table className={classes.timetable}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Account</th>
            <th scope="col">Post</th>
            <th scope="col">Caption</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ accountId, item, at, localTime, zone, handle, platform, kind, caption }) => (
            <tr key={`${accountId}-${item}-${at}`}>
              <td>
                {localTime === null || at === null ? 'Right away' : wallTimeInWords(localTime)}
                {at === null ? null : <span className={classes.zone}>{zone.replaceAll('_', ' ')}</span>}
              </td>
              <td>
                {accountName(handle)}
                <span className={classes.zone}>{platformName(platform)}</span>
              </td>
              <td>
                {kindNames[kind]}
                {severalItems ? <span className={classes.zone}>Post {item + 1}</span> : null}
              </td>
              <td>{caption === '' ? '–' : caption}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Those that are posted at once come first. */
function inTime(posts: readonly PlannedPost[]): readonly PlannedPost[] {
  return posts.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
}
