import { Button, Code, CopyButton, Select } from '@mantine/core';
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Media, MediaReference } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import type { Label } from '../parts/tone.ts';
import classes from './media-drawer.module.css';
import { Section } from './section.tsx';

const labels: Readonly<Record<MediaReference['state'], Label>> = {
  valid: { text: 'Valid', tone: 'ok' },
  expired: { text: 'Expired', tone: 'idle' },
  revoked: { text: 'Ended', tone: 'idle' },
};

const lifetimes = [
  { value: '15', label: 'for 15 minutes' },
  { value: '60', label: 'for an hour' },
  { value: '1440', label: 'for a day' },
  { value: '10080', label: 'for a week' },
];

/** Names under which a platform can fetch the file for a while. */
export function MediaReferences({ media }: { readonly media: Media }) {
  const { query } = useAgent();
  const [minutes, setMinutes] = useState('60');
  const references = useQuery(query.media.references.list.queryOptions({ input: { id: media.id } }));
  const settle = { onSuccess: () => references.refetch(), onError: tellFailure };
  const make = useMutation(query.media.references.create.mutationOptions(settle));
  const revoke = useMutation(query.media.references.revoke.mutationOptions(settle));
  return (
    <Section title="References">
      <p className={classes.soft}>
        Some platforms fetch a file instead of taking it. A reference is a name nobody can guess, under which
        this one file can be fetched until it expires.
      </p>
      {references.isPending ? <LoadingRows rows={1} height={24} /> : null}
      {references.isError ? (
        <FailureNotice error={references.error} onRetry={() => void references.refetch()} />
      ) : null}
      <ul className={classes.lines}>
        {(references.data ?? []).map(({ reference, state, expiresAt }) => (
          <li key={reference} className={classes.reference}>
            <Code className={classes.code}>{reference}</Code>
            <span className={classes.soft}>
              {state === 'valid' ? 'until' : 'was to end'} {formatDateTime(expiresAt)}
            </span>
            <StatusBadge label={labels[state]} />
            {state === 'valid' ? (
              <span className={classes.buttons}>
                <CopyButton value={reference} timeout={2000}>
                  {({ copied, copy }) => (
                    <Button
                      size="compact-xs"
                      variant="default"
                      leftSection={copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
                      onClick={copy}
                    >
                      {copied ? 'Copied' : 'Copy'}
                    </Button>
                  )}
                </CopyButton>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`End the reference ${reference}`}
                  onClick={() => revoke.mutate({ reference })}
                >
                  End now
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLink size={15} />}
          loading={make.isPending}
          onClick={() => make.mutate({ id: media.id, minutes: Number(minutes) })}
        >
          Make a reference
        </Button>
        <Select
          size="xs"
          w={150}
          aria-label="How long it lasts"
          data={lifetimes}
          value={minutes}
          onChange={(value) => setMinutes(value ?? '60')}
        />
      </div>
    </Section>
  );
}
