import { Button, Loader, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { formatAgo } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useNow } from '../parts/use-now.ts';
import { importLabels, importQueries, type ImportKind } from './import-kind.ts';
import classes from './imports.module.css';

const largest = 32 * 1024 * 1024;

/** Takes a file to look at, and lists the latest imports to come back to. */
export function ChooseFile(props: { readonly kind: ImportKind; readonly onOpen: (id: number) => void }) {
  const queries = importQueries(useAgent(), props.kind);
  const now = useNow(60_000);
  const [refused, setRefused] = useState<string | null>(null);
  const openPicker = useRef<() => void>(null);
  const latest = useQuery(queries.list.queryOptions({ input: {} }));
  const create = useMutation(queries.create.mutationOptions({ onSuccess: ({ id }) => props.onOpen(id) }));
  return (
    <Stack pt="xs" gap="lg">
      <Dropzone
        openRef={openPicker}
        className={classes.drop}
        maxSize={largest}
        multiple={false}
        onDrop={(files: readonly File[]) => {
          setRefused(null);
          const file = files[0];
          if (file !== undefined) create.mutate({ file });
        }}
        onReject={(files: readonly { readonly file: File }[]) =>
          setRefused(`${files[0]?.file.name ?? 'The file'} is larger than 32 MB. Split it in two.`)
        }
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        tabIndex={-1}
        inputProps={{ 'aria-label': 'File to import' }}
      >
        <div className={classes.dropInner}>
          {create.isPending ? (
            <Loader size="sm" />
          ) : (
            <IconFileUpload size={28} stroke={1.5} aria-hidden="true" />
          )}
          <span>Drop a file here, or</span>
          <Button variant="default" size="xs" data-autofocus onClick={() => openPicker.current?.()}>
            Choose a file
          </Button>
          <Text size="sm" c="dimmed" ta="center" maw={460}>
            {props.kind.teaching} Nothing is added before you have seen what it would be.
          </Text>
        </div>
      </Dropzone>
      {refused === null ? null : (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {refused}
        </Text>
      )}
      {create.isError ? <FailureNotice error={create.error} /> : null}
      {latest.isError ? <FailureNotice error={latest.error} onRetry={() => void latest.refetch()} /> : null}
      {latest.data === undefined || latest.data.length === 0 ? null : (
        <section aria-label="Latest imports">
          <Title order={3} mb="xs">
            Latest imports
          </Title>
          <ul className={classes.latest}>
            {latest.data.map(({ id, fileName, status, createdAt }) => (
              <li key={id}>
                <UnstyledButton className={classes.one} onClick={() => props.onOpen(id)}>
                  <span className={classes.file}>{fileName}</span>
                  <StatusBadge label={importLabels[status]} />
                  <span className={classes.soft}>{formatAgo(createdAt, now)}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}
