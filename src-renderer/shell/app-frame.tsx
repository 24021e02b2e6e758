import { Kbd, UnstyledButton } from '@mantine/core';
import { openSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { PublishingStopped } from '../limits/publishing-stopped.tsx';
import { StopPublishing } from '../limits/stop-publishing.tsx';
import { useAwayNotice } from '../away/use-away-notice.tsx';
import { useInboxCount } from '../inbox/use-inbox.ts';
import { TaskIndicator } from '../tasks/task-indicator.tsx';
import { AgentStatus } from './agent-status.tsx';
import classes from './app-frame.module.css';
import { Brand } from './brand.tsx';
import { CommandPalette } from './command-palette.tsx';
import { PlaceLink } from './place-link.tsx';
import { places } from './places.ts';
import { Shortcuts } from './shortcuts.tsx';
import { StorageBanner } from './storage-banner.tsx';
import { useNotices } from './use-notices.tsx';

/** The frame of every screen: rail at the left, the screen at the right. */
export function AppFrame() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const waiting = useInboxCount() ?? 0;
  useNotices();
  useAwayNotice(path);
  const apple = navigator.userAgent.includes('Mac');
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content" onClick={skipToContent}>
        Skip to content
      </a>
      <aside className={classes.rail} aria-label="Switchyard">
        <div className={classes.brand}>
          <Brand />
        </div>
        <UnstyledButton className={classes.search} onClick={openSpotlight}>
          <IconSearch size={15} aria-hidden="true" />
          <span>Search</span>
          <Kbd size="xs">{apple ? '⌘K' : 'Ctrl K'}</Kbd>
        </UnstyledButton>
        <nav className={classes.places} aria-label="Main">
          {places.map((place) => (
            <PlaceLink
              key={place.to}
              place={place}
              active={place.to === '/' ? path === '/' : path.startsWith(place.to)}
              waiting={place.to === '/inbox' ? waiting : 0}
            />
          ))}
        </nav>
        <TaskIndicator />
        <StopPublishing />
        <AgentStatus />
      </aside>
      <div className={classes.screen}>
        <StorageBanner />
        <PublishingStopped />
        <main id="content" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <CommandPalette />
      <Shortcuts />
    </div>
  );
}

/** The address after `#` belongs to the router: move the focus instead of following the link. */
function skipToContent(click: { preventDefault: () => void }): void {
  click.preventDefault();
  document.getElementById('content')?.focus();
}
