import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconEraser, IconFileZip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { saveFile } from '../parts/save-file.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** What can be done with the kept screens: test data of them, or names taken out for good. */
export function ReplayMenu(props: {
  readonly run: Run;
  readonly jobId: number | undefined;
  readonly stepId: number | undefined;
}) {
  const { run } = props;
  const { client, query } = useAgent();
  const fixture = useMutation({
    mutationFn: (of: { readonly stepId?: number; readonly jobId?: number }) =>
      client.runs.exportFixture({ id: run.id, ...of }),
    onSuccess: (file) => saveFile(file, `switchyard-run-${run.id}-screens.zip`),
    onError: tellFailure,
  });
  const redact = useMutation(
    query.runs.redact.mutationOptions({
      onSuccess: () => tellDone('Names are being taken out. Tasks shows how far it is.'),
      onError: tellFailure,
    }),
  );
  const ended = run.finishedAt !== null;
  const { stepId, jobId } = props;
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={14} />}
          loading={fixture.isPending || redact.isPending}
        >
          Screens
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Test data for packs, without names (ZIP)</Menu.Label>
        <Menu.Item
          leftSection={<IconFileZip size={16} />}
          disabled={stepId === undefined}
          onClick={() => stepId !== undefined && fixture.mutate({ stepId })}
        >
          Of this step
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileZip size={16} />}
          disabled={jobId === undefined}
          onClick={() => jobId !== undefined && fixture.mutate({ jobId })}
        >
          Of all its steps
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconEraser size={16} />}
          disabled={!ended}
          onClick={() =>
            confirm({
              title: 'Take names out for good?',
              body: 'In the kept screens of this run, handles, names, e-mail addresses and telephone numbers become made-up ones, and their places in the pictures are filled. Pictures whose screen cannot be read are filled whole. It cannot be undone. The log and the list of posts keep their names.',
              yes: 'Take names out',
              danger: true,
              onYes: () => redact.mutate({ id: run.id }),
            })
          }
        >
          Take names out…
        </Menu.Item>
        {ended ? null : <Menu.Label>Names can be taken out when the run has ended.</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
