import { Button } from '@mantine/core';
import { IconMapOff, IconMoodSad } from '@tabler/icons-react';
import { type ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title="Nothing here">
      <EmptyState
        icon={<IconMapOff size={26} />}
        title="This address leads nowhere"
        actions={<ButtonLink to="/">Go home</ButtonLink>}
      >
        The thing it named may have been removed.
      </EmptyState>
    </Page>
  );
}

/** A screen that broke while it was drawn. */
export function ScreenFailed(props: ErrorComponentProps) {
  return (
    <Page title="Something went wrong">
      <EmptyState
        icon={<IconMoodSad size={26} />}
        title="This screen could not be shown"
        actions={<Button onClick={props.reset}>Try again</Button>}
      >
        Running posts are not affected: they are the agent&rsquo;s work, not this window&rsquo;s.
      </EmptyState>
    </Page>
  );
}
