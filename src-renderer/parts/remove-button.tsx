import { Button, type ButtonProps } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Begins what takes something away; it asks before it does. */
export function RemoveButton(
  props: Pick<ButtonProps, 'size' | 'px'> & {
    readonly loading: boolean;
    readonly onClick: () => void;
    readonly children?: ReactNode;
  },
) {
  const { children = 'Remove', ...rest } = props;
  return (
    <Button
      variant="subtle"
      color="red"
      c="var(--sy-bad-text)"
      style={{ '--button-hover': 'var(--sy-bad-soft)' }}
      leftSection={<IconTrash size={rest.size === 'xs' ? 14 : 16} aria-hidden="true" />}
      {...rest}
    >
      {children}
    </Button>
  );
}
