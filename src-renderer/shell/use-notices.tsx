import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { inboxEntryOf, noticeOf } from './notice.ts';

/** Shows what the agent wants a person to know, with a way to the place it is about. */
export function useNotices(): void {
  const { feed } = useAgent();
  const navigate = useNavigate();
  useEffect(
    () =>
      feed.onEvent((event) => {
        if (event.type !== 'notice.raised') return;
        const id = `notice-${event.seq}`;
        const { runId, accountId, deviceId } = event;
        const asks = inboxEntryOf(event);
        const target =
          asks !== null
            ? { label: 'Decide', go: () => navigate({ to: '/inbox', search: { open: asks } }) }
            : runId !== null
              ? {
                  label: 'Open the run',
                  go: () => navigate({ to: '/runs/$runId', params: { runId: String(runId) } }),
                }
              : accountId !== null
                ? { label: 'Open accounts', go: () => navigate({ to: '/accounts' }) }
                : deviceId !== null
                  ? { label: 'Open devices', go: () => navigate({ to: '/devices' }) }
                  : null;
        const notice = noticeOf(event);
        notifications.show({
          id,
          title: notice.title,
          color: notice.colour,
          autoClose: notice.stays,
          message: (
            <>
              {notice.text}{' '}
              {target === null ? null : (
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => {
                    notifications.hide(id);
                    void target.go();
                  }}
                >
                  {target.label}
                </Anchor>
              )}
            </>
          ),
        });
      }),
    [feed, navigate],
  );
}
