import { Anchor, Code, SegmentedControl, Table, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { LimitsCard } from '../limits/limits-card.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { HubsCard } from './hubs-card.tsx';
import { PartsTable } from './parts-table.tsx';
import classes from './settings.module.css';
import { StepKeepingCard } from './step-keeping-card.tsx';
import { VaultCard } from './vault-card.tsx';

/** Appearance, and what is running here. */
export function SettingsPage() {
  const { query, mode } = useAgent();
  const scheme = useMantineColorScheme();
  const info = useQuery(query.agent.info.queryOptions({ input: {} }));
  return (
    <Page width="narrow" title="Settings">
      <div className={classes.stack}>
        <Panel title="Appearance">
          <Setting name="Colours" hint="System follows what this computer is set to.">
            <SegmentedControl
              aria-label="Colours"
              value={scheme.colorScheme}
              onChange={(value) => scheme.setColorScheme(value)}
              data={[
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
                { value: 'auto', label: 'System' },
              ]}
            />
          </Setting>
        </Panel>
        <LimitsCard />
        <StepKeepingCard />
        <VaultCard />
        <HubsCard />
        <Panel title="Parts" flush>
          <PartsTable />
        </Panel>
        <Panel title="About" flush>
          {info.isPending ? <LoadingRows rows={4} height={20} /> : null}
          {info.isError ? <FailureNotice error={info.error} onRetry={() => void info.refetch()} /> : null}
          {info.data === undefined ? null : (
            <Table variant="vertical" layout="fixed" horizontalSpacing="md" className={classes.about}>
              <Table.Tbody>
                <About name="Version">{info.data.version}</About>
                <About name="Running since">{formatDateTime(info.data.startedAt)}</About>
                <About name="Where your data is">
                  <Code>{info.data.dataDir}</Code>
                </About>
                <About name="Shown in">{mode === 'desktop' ? 'the desktop app' : 'a browser'}</About>
                {info.data.ownershipConfirmedAt === null ? null : (
                  <About name="Ownership confirmed">{formatDateTime(info.data.ownershipConfirmedAt)}</About>
                )}
                {mode === 'browser' ? (
                  <About name="For scripts">
                    <Anchor href="/api/v1/docs" target="_blank" rel="noreferrer" size="sm">
                      API documentation
                    </Anchor>
                  </About>
                ) : null}
              </Table.Tbody>
            </Table>
          )}
        </Panel>
      </div>
    </Page>
  );
}

function Setting(props: { readonly name: string; readonly hint: string; readonly children: ReactNode }) {
  return (
    <div className={classes.setting}>
      <div>
        <div className={classes.name}>{props.name}</div>
        <div className={classes.hint}>{props.hint}</div>
      </div>
      {props.children}
    </div>
  );
}

function About(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w={200}>
        {props.name}
      </Table.Th>
      <Table.Td>{props.children}</Table.Td>
    </Table.Tr>
  );
}
