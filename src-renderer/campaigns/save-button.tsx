import { Button, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { tellDone } from '../parts/tell.tsx';
import type { Composer } from './use-composer.ts';
import type { Guard } from './use-guard.ts';

/** Stores what is filled in: a draft is stored by itself too, changes of a started campaign only here. */
export function SaveButton(props: {
  readonly composer: Composer;
  readonly guard: Guard;
  readonly campaign: Campaign | null;
}) {
  const { composer, guard, campaign } = props;
  const { save, bySelf, named } = composer;
  const navigate = useNavigate();
  const unsaved = composer.isUnsaved();
  if (!bySelf && campaign !== null) {
    const back = () => {
      guard.release();
      void navigate({ to: '/campaigns/$campaignId', params: { campaignId: String(campaign.id) } });
    };
    return (
      <>
        <Button variant="default" onClick={back}>
          Cancel
        </Button>
        <Button
          loading={save.isPending}
          disabled={!unsaved}
          onClick={() =>
            save.mutate(undefined, {
              onSuccess: () => {
                tellDone('Posts that have not begun follow the change.');
                back();
              },
            })
          }
        >
          Apply changes
        </Button>
      </>
    );
  }
  const stored = !unsaved && composer.id() !== null;
  return (
    <Tooltip label="Give it a name or write a caption first." disabled={named}>
      <Button
        variant="default"
        leftSection={stored ? <IconCheck size={16} aria-hidden="true" /> : undefined}
        onClick={
          named
            ? () => save.mutate(undefined, { onSuccess: () => tellDone('The draft is saved.') })
            : undefined
        }
        data-disabled={!named}
        aria-disabled={!named}
      >
        {stored ? 'Saved' : 'Save draft'}
      </Button>
    </Tooltip>
  );
}
