import { Button, Tabs } from '@mantine/core';
import { IconArrowRight, IconSend } from '@tabler/icons-react';
import { useIsMutating } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
import { AccountsStep } from './accounts-step.tsx';
import { BackToCampaigns } from './back-to-campaigns.tsx';
import type { ComposerState } from './composer-state.ts';
import { stepAfter, steps, stepTitles, type Step } from './composer-steps.ts';
import classes from './composer.module.css';
import { ContentStep } from './content-step.tsx';
import { addingFiles } from './files-field.tsx';
import { PostPreview } from './post-preview.tsx';
import { RehearseButton } from './rehearse-button.tsx';
import { ReviewStep } from './review-step.tsx';
import { SaveButton } from './save-button.tsx';
import { StartProgress } from './start-progress.tsx';
import { startLabel } from './start-words.ts';
import { StepTabs } from './step-tabs.tsx';
import stepClasses from './steps.module.css';
import { TemplateMenu } from './template-menu.tsx';
import { useComposer } from './use-composer.ts';
import { useGuard } from './use-guard.ts';
import { useStart } from './use-start.tsx';
import { WhenStep } from './when-step.tsx';

/** Composes a campaign in steps: what, with which words, where, when; and starts it. */
export function Composer(props: {
  readonly campaign: Campaign | null;
  /** What it begins with instead of the campaign. */
  readonly begin: ComposerState | null;
  readonly onStored: (id: number) => void;
  readonly onStarted: () => void;
}) {
  const { campaign } = props;
  const navigate = useNavigate();
  const search = useSearch({ from: '/campaigns/$campaignId' });
  const { step = 'content' } = search;
  const composer = useComposer(campaign, props.begin, props.onStored);
  const guard = useGuard(composer);
  const adding = useIsMutating({ mutationKey: addingFiles }) > 0;
  const [place, setPlace] = useState(0);
  const [platform, setPlatform] = useState<Platform | null>(null);
  const { state, save, ask } = composer;
  const active = Math.min(place, state.items.length - 1);
  const go = (to: Step) => void navigate({ to: '.', search: { ...search, step: to }, replace: true });
  const start = useStart(composer, guard, go, step, props.onStarted);
  const failure = save.error ?? start.failure ?? ask.error ?? composer.checkFailure;
  const next = stepAfter(step);
  const draft = composer.bySelf;

  return (
    <Page
      width="wide"
      title={
        state.name.trim() === ''
          ? composer.draft.name === ''
            ? 'New campaign'
            : composer.draft.name
          : state.name
      }
      back={<BackToCampaigns />}
      intro={
        draft
          ? undefined
          : 'Words, files and times of posts that have not begun follow your change; posts that have begun stay as they are.'
      }
      actions={
        <>
          <Told composer={composer} />
          <TemplateMenu composer={composer} />
          <SaveButton composer={composer} guard={guard} campaign={campaign} />
          {draft && step === 'review' ? (
            <RehearseButton
              name={composer.draft.name}
              disabled={composer.issues.length > 0 || !composer.named}
              before={async () => (await save.mutateAsync()).stored.id}
            />
          ) : null}
          {draft ? (
            <Button
              leftSection={<IconSend size={16} />}
              loading={start.isPending || ask.isPending || adding}
              onClick={start.begin}
            >
              {startLabel(state.plan.schedule.kind)}
            </Button>
          ) : null}
        </>
      }
    >
      {failure === null ? null : <FailureNotice error={failure} />}
      <Tabs
        value={step}
        onChange={(to) => {
          const chosen = steps.find((each) => each === to);
          if (chosen !== undefined) go(chosen);
        }}
        keepMounted={false}
        classNames={{ root: stepClasses.steps ?? '' }}
      >
        <StepTabs composer={composer} active={step} />
        <div className={classes.columns} data-alone={step === 'review'}>
          <div className={classes.form}>
            <Tabs.Panel value="content">
              <ContentStep
                composer={composer}
                active={active}
                onActive={setPlace}
                platform={platform}
                onPlatform={setPlatform}
              />
            </Tabs.Panel>
            <Tabs.Panel value="accounts">
              <AccountsStep composer={composer} />
            </Tabs.Panel>
            <Tabs.Panel value="when">
              <WhenStep composer={composer} />
            </Tabs.Panel>
            <Tabs.Panel value="review">
              <ReviewStep composer={composer} onGo={go} />
            </Tabs.Panel>
            {next === null ? null : (
              <div className={classes.next}>
                <Button
                  variant="default"
                  rightSection={<IconArrowRight size={16} aria-hidden="true" />}
                  onClick={() => go(next)}
                >
                  {stepTitles[next]}
                </Button>
              </div>
            )}
          </div>
          {step === 'review' ? null : (
            <PostPreview
              accounts={composer.accounts}
              chosen={composer.checked?.accounts ?? state.accountIds.length}
              items={state.items}
              fields={state.fields}
              place={active}
              platform={step === 'content' ? platform : null}
              planned={composer.answer?.previews ?? []}
            />
          )}
        </div>
      </Tabs>
      <StartProgress campaignId={start.startingId} />
    </Page>
  );
}

/** In a few words: what is left to put right, or how many posts it will be. */
function Told({ composer }: { readonly composer: ReturnType<typeof useComposer> }) {
  const { answer, attempted } = composer;
  const words =
    answer === null
      ? ''
      : attempted && answer.issueCount > 0
        ? `${formatCount(answer.issueCount, 'thing')} to put right`
        : answer.posts !== null && answer.posts > 0
          ? formatCount(answer.posts, 'post')
          : '';
  return (
    <span className={classes.summary} role="status">
      {words}
    </span>
  );
}
