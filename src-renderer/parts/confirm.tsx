import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

/** Asks before something that cannot be taken back, or that starts real posts. */
export function confirm(question: {
  readonly title: string;
  readonly body: ReactNode;
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
  readonly onYes: () => void;
}): void {
  modals.openConfirmModal({
    title: question.title,
    children: (
      <Text component="div" size="md" lh={1.6}>
        {question.body}
      </Text>
    ),
    labels: { confirm: question.yes, cancel: question.no ?? 'Cancel' },
    confirmProps: question.danger === true ? { color: 'red.8' } : {},
    cancelProps: { variant: 'default' },
    onConfirm: question.onYes,
  });
}
