import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { saveFile } from '../parts/save-file.ts';
import { tellFailure } from '../parts/tell.tsx';

/** A run's report as a page with its pictures, or as data. */
export function ReportMenu({ runId }: { readonly runId: number }) {
  const { client } = useAgent();
  const report = useMutation({
    mutationFn: async (kind: 'html' | 'json') => ({
      kind,
      file: await (kind === 'html'
        ? client.runs.report({ id: runId })
        : client.runs.reportJson({ id: runId })),
    }),
    onSuccess: ({ kind, file }) => saveFile(file, `switchyard-run-${runId}.${kind}`),
    onError: tellFailure,
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFileDownload size={16} />}
          rightSection={<IconChevronDown size={14} />}
          loading={report.isPending}
        >
          Report
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => report.mutate('html')}>As a page with pictures (HTML)</Menu.Item>
        <Menu.Item onClick={() => report.mutate('json')}>As data (JSON)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
