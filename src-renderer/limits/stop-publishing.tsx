import { NavLink } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { StopDialog } from './stop-dialog.tsx';

/** The control of every screen that stops publishing. */
export function StopPublishing() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <NavLink
        component="button"
        type="button"
        label="Stop publishing"
        aria-label="Stop publishing"
        title="Stop publishing"
        aria-haspopup="dialog"
        leftSection={<IconHandStop size={18} stroke={1.7} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      />
      <StopDialog opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
