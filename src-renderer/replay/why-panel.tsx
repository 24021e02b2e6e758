import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { Step } from '../../src-shared/domain/job.ts';
import type { ReplayedStep, StepTree } from '../../src-shared/domain/replay.ts';
import { formatClock, formatDuration } from '../format/time.ts';
import { Panel } from '../parts/panel.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import classes from './replay.module.css';
import { verdictLabels } from './verdict-words.ts';

/** Why a step did what it did: the screen it saw, the element it chose and by which selector, and what stopped it. */
export function WhyPanel(props: {
  readonly step: Step;
  readonly tree: StepTree | undefined;
  readonly compared: ReplayedStep | undefined;
  readonly onHover: (node: number | null) => void;
}) {
  const { step, tree, compared } = props;
  return (
    <Panel title="Why" aside={<Outcome step={step} />} grow="fit">
      <div className={classes.why}>
        <p className={classes.lead}>
          {step.title}
          <span className={classes.soft}>
            {formatClock(step.startedAt)}
            {step.durationMs === null ? '' : `, ${formatDuration(step.durationMs)}`}
          </span>
        </p>
        {step.problem === null ? null : (
          <ProblemNote tone="warn">
            <p>{step.problem.message}</p>
            <p>{step.problem.nextAction}</p>
          </ProblemNote>
        )}
        <dl className={classes.facts}>
          <div>
            <dt>Screen then</dt>
            <dd>{screenThen(step)}</dd>
          </div>
          {tree?.seen == null ? null : (
            <div>
              <dt>This one now</dt>
              <dd>{tree.seen.sentence}</dd>
            </div>
          )}
          <Touched step={step} />
        </dl>
        {tree === undefined || tree.near.length === 0 ? null : (
          <section>
            <h3>What comes nearest</h3>
            <ul className={classes.tried}>
              {tree.near.map((near) => (
                <li key={near.name}>
                  <IconCircleDashed size={15} className={classes.faint} aria-hidden="true" />
                  <span>
                    {near.name.replaceAll('_', ' ')}: {near.met} of {near.demanded} conditions.{' '}
                    <span className={classes.soft}>{near.missing}.</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Selectors tree={tree} onHover={props.onHover} />
        {compared === undefined ? null : (
          <section>
            <h3>With the current packs</h3>
            <p className={classes.compared}>
              <StatusBadge label={verdictLabels[compared.verdict]} /> {compared.sentence}
            </p>
            {compared.whyNow === null ? null : <p className={classes.soft}>{compared.whyNow}</p>}
          </section>
        )}
        {tree?.pack == null ? null : <p className={classes.soft}>Looked at with {tree.pack}.</p>}
      </div>
    </Panel>
  );
}

function screenThen({ screen, prunedAt, hasAfter, hasSource }: Step): string {
  if (screen !== null) return screen.replaceAll('_', ' ');
  return prunedAt === null && !hasAfter && !hasSource ? 'Not looked at' : 'Not recognised';
}

function Outcome({ step }: { readonly step: Step }) {
  if (step.outcome === 'running') return <StatusBadge label={{ text: 'At work', tone: 'busy' }} alive />;
  return (
    <StatusBadge
      label={step.outcome === 'done' ? { text: 'Done', tone: 'ok' } : { text: 'Stopped', tone: 'warn' }}
    />
  );
}

function Touched({ step }: { readonly step: Step }) {
  const { target } = step;
  if (target === null)
    return step.selector === null ? null : (
      <div>
        <dt>Chosen</dt>
        <dd>{step.selector}</dd>
      </div>
    );
  if (target.kind === 'swipe')
    return (
      <div>
        <dt>Swiped</dt>
        <dd>
          From {target.from.x}, {target.from.y} to {target.to.x}, {target.to.y}
        </dd>
      </div>
    );
  return (
    <>
      <div>
        <dt>Tapped</dt>
        <dd>
          {target.element.replaceAll('_', ' ')} at {target.point.x}, {target.point.y}
        </dd>
      </div>
      <div>
        <dt>Trust</dt>
        <dd>
          {Math.round(target.score * 100)} of 100
          {target.matched === 1 ? ', the only one that fits' : `, the first of ${target.matched} that fit`}
        </dd>
      </div>
      {step.selector === null ? null : (
        <div>
          <dt>Because</dt>
          <dd>{step.selector}</dd>
        </div>
      )}
    </>
  );
}

function Selectors(props: {
  readonly tree: StepTree | undefined;
  readonly onHover: (node: number | null) => void;
}) {
  const { tree } = props;
  if (tree === undefined || tree.selectors.length === 0) return null;
  const used = tree.selectors.findIndex(({ node }) => node !== null);
  return (
    <section>
      <h3>Ways to find it, in their order</h3>
      <ol className={classes.tried}>
        {tree.selectors.map((selector, at) => (
          <li
            // The ways are a list of fixed order: their place is what tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            data-used={at === used || undefined}
            onPointerEnter={() => props.onHover(selector.node)}
            onPointerLeave={() => props.onHover(null)}
          >
            {selector.node === null ? (
              <IconCircleDashed size={15} className={classes.faint} aria-label="Finds nothing" />
            ) : (
              <IconCircleCheck size={15} className={classes.ok} aria-label="Finds it" />
            )}
            <span>
              <strong>{selector.kind}</strong>
              {selector.node === null ? '' : ` (trust ${Math.round(selector.score * 100)})`}{' '}
              <span className={classes.soft}>{selector.why}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
