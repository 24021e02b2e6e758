import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { assertNever } from '../../src-shared/assert-never.ts';
import { useAgent } from '../agent/agent-context.ts';
import type { FeedState } from '../live/live-feed.ts';
import classes from './agent-status.module.css';

function words(state: FeedState): { readonly text: string; readonly tone: string; readonly hint: string } {
  switch (state) {
    case 'live':
      return { text: 'Agent running', tone: 'ok', hint: 'Connected: everything on screen is live.' };
    case 'connecting':
      return { text: 'Connecting…', tone: 'idle', hint: 'Looking for the agent on this computer.' };
    case 'reconnecting':
      return {
        text: 'Reconnecting…',
        tone: 'warn',
        hint: 'The agent does not answer. What you see may be old; it catches up by itself.',
      };
    case 'signed_out':
      return { text: 'Signed out', tone: 'bad', hint: 'Open Switchyard again from the terminal.' };
    default:
      return assertNever(state);
  }
}

/** The foot of the rail: whether the agent is there, and which version. */
export function AgentStatus() {
  const { feed, query } = useAgent();
  const state = useSyncExternalStore(feed.onState, feed.state);
  const info = useQuery(query.agent.info.queryOptions({ input: {} }));
  const { text, tone, hint } = words(state);
  return (
    <Tooltip label={hint} multiline w={220} position="top-start">
      <div className={classes.status} role="status">
        <span className={classes.dot} data-tone={tone} aria-hidden="true" />
        <span className={classes.text}>{text}</span>
        <span className={classes.version}>{info.data?.version}</span>
      </div>
    </Tooltip>
  );
}
