import { Panel } from '../parts/panel.tsx';
import { formatCount } from '../format/amount.ts';
import { LoadingRows } from '../parts/loading-rows.tsx';
import type { Step } from './composer-steps.ts';
import { plannedTime } from './planned-time.ts';
import { recurrenceSentence } from './recurrence-words.ts';
import { ProblemList } from './problem-list.tsx';
import classes from './review.module.css';
import { PlannedPreviews } from './planned-previews.tsx';
import { scheduleInWords } from './schedule-form.ts';
import { Timetable } from './timetable.tsx';
import type { Composer } from './use-composer.ts';

/** Everything once more before it starts: the numbers, what stands in the way, the posts and their times. */
export function ReviewStep({
  composer,
  onGo,
}: {
  readonly composer: Composer;
  readonly onGo: (step: Step) => void;
}) {
  const { checked, issues, warnings, state } = composer;
  if (checked === null) return <LoadingRows rows={4} height={60} />;
  const { posts, accounts, firstAt, lastAt, previews } = checked;
  const { plan } = state;
  const figures = [
    { label: 'Posts', value: posts === null ? 'Again and again' : posts.toLocaleString() },
    { label: 'Accounts', value: accounts.toLocaleString() },
    {
      label: 'First, on your clock',
      value:
        firstAt === null ? scheduleInWords(plan, recurrenceSentence(plan.schedule)) : plannedTime(firstAt),
    },
    { label: 'Last, on your clock', value: lastAt === null ? '–' : plannedTime(lastAt) },
  ];
  return (
    <div className={classes.review}>
      <dl className={classes.figures}>
        {figures.map(({ label, value }) => (
          <div key={label} className={classes.figure}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ProblemList
        title={`${formatCount(Math.max(checked.issueCount, issues.length), 'thing')} to put right`}
        tone="bad"
        issues={issues}
        total={checked.issueCount}
        onGo={onGo}
      />
      <ProblemList
        title="Good to know"
        tone="warn"
        issues={warnings}
        total={checked.warningCount}
        onGo={onGo}
      />
      {issues.length === 0 && (posts ?? 1) > 0 ? (
        <p className={classes.fine} role="status">
          Nothing stands in the way.
        </p>
      ) : null}
      {previews.length === 0 ? (
        <Panel title="Posts">
          <p className={classes.none}>Add content and choose accounts to see the posts here.</p>
        </Panel>
      ) : (
        <>
          <PlannedPreviews posts={previews} accounts={composer.accounts} />
          <Timetable posts={previews} total={posts} />
        </>
      )}
    </div>
  );
}
