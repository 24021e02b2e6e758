import { Button, Modal, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { AccountPicker } from '../campaigns/account-picker.tsx';
import { emptyComposer } from '../campaigns/composer-state.ts';
import { WallTimeField } from '../campaigns/wall-time-field.tsx';
import { formatCount } from '../format/amount.ts';
import { localDate } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { tellDone } from '../parts/tell.tsx';
import { PlanPreview } from './plan-preview.tsx';
import classes from './warmups.module.css';

/** Who is warmed up and when; one session an account. */
export function StartWarmup(props: { readonly template: Template; readonly onClose: () => void }) {
  const { template } = props;
  const { query } = useAgent();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [state, setState] = useState(emptyComposer);
  const [at, setAt] = useState<string | null>(null);
  const { accountIds } = state;
  const start = useMutation(
    query.templates.start.mutationOptions({
      onSuccess: async (run) => {
        await queries.invalidateQueries({ queryKey: query.runs.key() });
        tellDone(`“${template.name}” is started for ${formatCount(accountIds.length, 'account')}.`);
        props.onClose();
        await navigate({ to: '/runs/$runId', params: { runId: String(run.id) } });
      },
    }),
  );
  return (
    <Modal opened onClose={props.onClose} size={960} title={`Start “${template.name}”`}>
      <div className={classes.start}>
        <AccountPicker composer={{ state, change: setState, issues: [], attempted: false }} />
        <div className={classes.startSide}>
          <Panel title="When">
            <Radio.Group
              aria-label="When"
              value={at === null ? 'now' : 'at'}
              onChange={(value) => setAt(value === 'now' ? null : `${localDate(new Date())}T09:00`)}
            >
              <div className={classes.rows}>
                <Radio value="now" label="Now, one account after the other on each phone" />
                <Radio value="at" label="At a time on each account’s own clock" />
                {at === null ? null : <WallTimeField label="Begin" value={at} onChange={setAt} />}
              </div>
            </Radio.Group>
          </Panel>
          <Panel title="Plan of a session">
            <PlanPreview recipe={template.warmup} accountIds={accountIds} />
          </Panel>
        </div>
      </div>
      {start.isError ? <FailureNotice error={start.error} /> : null}
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          loading={start.isPending}
          disabled={accountIds.length === 0}
          onClick={() => start.mutate({ id: template.id, accountIds: [...accountIds], at })}
        >
          {accountIds.length === 0 ? 'Start' : `Start for ${formatCount(accountIds.length, 'account')}`}
        </Button>
      </div>
    </Modal>
  );
}
