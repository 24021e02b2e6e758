import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/global.css';
import { QueryClient } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { agentClient, agentQueries, type Mode } from './agent/agent-context.ts';
import { enter } from './agent/browser-session.ts';
import { bridgePorts } from './agent/desktop-bridge.ts';
import { isPassing } from './agent/failure.ts';
import { httpLink } from './agent/http-link.ts';
import { PortLink } from './agent/port-link.ts';
import { LiveCache } from './live/live-cache.ts';
import { LiveFeed } from './live/live-feed.ts';
import { waitFor } from './live/wait-for.ts';
import { Application } from './shell/application.tsx';
import { appRouter } from './shell/router.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
setNonce(nonce);

const bridge = window.switchyard;
const mode: Mode = bridge === undefined ? 'browser' : 'desktop';
const entry = mode === 'browser' ? await enter(window, fetch.bind(window)) : 'entered';

const client = agentClient(
  bridge === undefined ? httpLink(window.location.origin) : new PortLink(bridgePorts(bridge, window)),
);
const feed = new LiveFeed({
  subscribe: (after, signal) => client.events.subscribe(after === undefined ? {} : { after }, { signal }),
  wait: waitFor,
  random: Math.random,
});
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && isPassing(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
new LiveCache(queries, (callback, milliseconds) => void setTimeout(callback, milliseconds)).follow(feed);
if (entry !== 'refused') feed.start();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <Application
    agent={{ mode, client, query: agentQueries(client), feed }}
    entry={entry}
    nonce={nonce}
    queries={queries}
    router={appRouter()}
  />,
);
