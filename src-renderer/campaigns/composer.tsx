import { Button, TextInput, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconSend } from '@tabler/icons-react';
import { useIsMutating } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { tellDone } from '../parts/tell.tsx';
import { AccountPicker } from './account-picker.tsx';
import { CaptionSection } from './caption-section.tsx';
import classes from './composer.module.css';
import { FieldProblems } from './field-problems.tsx';
import { addingPhotos, MediaSection } from './media-section.tsx';
import { PostPreview } from './post-preview.tsx';
import { useComposer } from './use-composer.ts';

/** Composes a campaign: what, with which words, where; and posts it. */
export function Composer({ campaign }: { readonly campaign: Campaign | null }) {
  const navigate = useNavigate();
  const composer = useComposer(campaign);
  const adding = useIsMutating({ mutationKey: addingPhotos }) > 0;
  const [place, setPlace] = useState(0);
  const active = Math.min(place, composer.state.items.length - 1);
  const { save, post, readyToPost, issues, attempted, state } = composer;
  const show = (run: { readonly id: number }) =>
    navigate({ to: '/runs/$runId', params: { runId: String(run.id) } });

  const askAndPost = async () => {
    const answer = await readyToPost.mutateAsync();
    if (answer === null) return;
    confirm({
      title: 'Post now?',
      body: (
        <>
          <strong>
            {formatCount(answer.posts ?? 0, 'post')} on {formatCount(answer.phones, 'phone')}
          </strong>
          . The phones start right away; you can watch, pause or stop at any moment. What is published stays
          published.
        </>
      ),
      yes: 'Post now',
      onYes: () => post.mutate(undefined, { onSuccess: (run) => void show(run) }),
    });
  };
  const saveDraft = () =>
    save.mutate(undefined, {
      onSuccess: (stored) => {
        tellDone('The draft is saved.');
        if (campaign === null)
          void navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: String(stored.id) },
            replace: true,
          });
      },
    });
  const failure = save.error ?? post.error ?? readyToPost.error ?? composer.checkFailure;
  const named = state.name.trim() !== '';
  const blocked = attempted && (composer.answer?.issueCount ?? 0) > 0;

  return (
    <Page
      width="wide"
      title={campaign === null ? 'New campaign' : campaign.name}
      back={
        <TextLink to="/campaigns" size="sm" c="dimmed" className={classes.back}>
          <IconArrowLeft size={14} aria-hidden="true" /> Campaigns
        </TextLink>
      }
      actions={
        <>
          <span className={classes.summary} role="status">
            {composer.answer === null
              ? ''
              : blocked
                ? `${formatCount(composer.answer.issueCount, 'thing')} to put right`
                : composer.answer.posts > 0
                  ? formatCount(composer.answer.posts, 'post')
                  : ''}
          </span>
          <Tooltip label="Give it a name first." disabled={named}>
            <Button
              variant="default"
              loading={save.isPending}
              onClick={named ? saveDraft : undefined}
              data-disabled={!named}
              aria-disabled={!named}
            >
              Save draft
            </Button>
          </Tooltip>
          <Button
            leftSection={<IconSend size={16} />}
            loading={post.isPending || readyToPost.isPending || adding}
            onClick={() => void askAndPost()}
          >
            Post now
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.form}>
          {failure === null ? null : <FailureNotice error={failure} />}
          <FieldProblems problems={attempted ? issues.other : []} />
          <Panel title="Name">
            <TextInput
              aria-label="Name"
              placeholder="Autumn menu"
              maxLength={120}
              value={state.name}
              onChange={({ currentTarget: { value: name } }) =>
                composer.change((before) => ({ ...before, name }))
              }
              error={attempted && issues.name.length > 0 ? issues.name.join(' ') : null}
            />
          </Panel>
          <MediaSection composer={composer} active={active} onActive={setPlace} />
          <CaptionSection composer={composer} active={active} />
          <AccountPicker composer={composer} />
        </div>
        <PostPreview
          accounts={composer.accounts}
          chosen={state.accountIds.length}
          item={state.items[active] ?? null}
        />
      </div>
    </Page>
  );
}
