import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { AgentProvider, type Agent } from '../agent/agent-context.ts';
import type { Entry } from '../agent/browser-session.ts';
import { colourVariables } from '../theme/colours.ts';
import { theme } from '../theme/theme.ts';
import classes from './app-frame.module.css';
import type { appRouter } from './router.tsx';
import { SignedOut } from './signed-out.tsx';

/** Everything around the screens: look, data, dialogs, and the page for a browser that may not come in. */
export function Application(props: {
  readonly agent: Agent;
  readonly entry: Entry;
  readonly nonce: string;
  readonly queries: QueryClient;
  readonly router: ReturnType<typeof appRouter>;
}) {
  const feed = useSyncExternalStore(props.agent.feed.onState, props.agent.feed.state);
  const out = props.entry === 'refused' ? 'used' : feed === 'signed_out' ? 'ended' : null;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colourVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => props.nonce}
    >
      {out !== null ? (
        <SignedOut why={out} />
      ) : (
        <QueryClientProvider client={props.queries}>
          <AgentProvider value={props.agent}>
            <ModalsProvider>
              <Notifications position="bottom-left" limit={4} className={classes.notices ?? ''} />
              <RouterProvider router={props.router} />
            </ModalsProvider>
          </AgentProvider>
        </QueryClientProvider>
      )}
    </MantineProvider>
  );
}
