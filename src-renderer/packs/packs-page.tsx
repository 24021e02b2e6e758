import { Button, FileButton } from '@mantine/core';
import { IconPackageImport, IconTestPipe } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { AppPacksPanel } from './app-packs.tsx';
import { PackTest } from './pack-test.tsx';
import classes from './packs.module.css';

/** What Switchyard knows of the screens of the apps, and what may be used where it knows nothing. */
export function PacksPage() {
  const { query } = useAgent();
  const apps = useQuery(query.packs.list.queryOptions({ input: undefined }));
  const test = useMutation(query.packs.test.mutationOptions({ onError: tellFailure }));
  const install = useMutation(
    query.packs.install.mutationOptions({
      onSuccess: ({ bundle, installed }) => {
        tellDone(`${bundle} is installed: ${formatCount(installed.length, 'pack')} in use.`);
        void apps.refetch();
      },
      onError: tellFailure,
    }),
  );
  const choose = (file: File | null) => {
    if (file === null) return;
    confirm({
      title: `Install ${file.name}?`,
      body: 'Its packs are checked and then used for everything that begins from now on. You can go back to those before at any time.',
      yes: 'Install',
      onYes: () => install.mutate({ file }),
    });
  };
  return (
    <Page
      title="Packs"
      intro="What Switchyard knows of the screens of the apps. It touches nothing it does not know."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconTestPipe size={16} />}
            loading={test.isPending}
            onClick={() => test.mutate(undefined)}
          >
            Check packs
          </Button>
          <FileButton accept="application/json,.json" onChange={choose}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconPackageImport size={16} />}
                loading={install.isPending}
              >
                Install packs
              </Button>
            )}
          </FileButton>
        </>
      }
    >
      {apps.isPending ? <LoadingRows rows={3} height={160} /> : null}
      {apps.isError ? <FailureNotice error={apps.error} onRetry={() => void apps.refetch()} /> : null}
      <div className={classes.stack}>
        {test.data === undefined ? null : <PackTest result={test.data} />}
        {apps.data?.map((app) => (
          <AppPacksPanel key={app.platform} app={app} onChanged={() => void apps.refetch()} />
        ))}
      </div>
    </Page>
  );
}
