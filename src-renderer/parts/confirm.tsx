import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

/** A question with two answers. */
type Question = {
  readonly title: string;
  readonly body: ReactNode;
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
};

/** Asks before something that cannot be taken back, or that starts real posts. */
export function confirm(question: Question & { readonly onYes: () => void }): void {
  open(question, { onConfirm: question.onYes });
}

/** Asks, and waits for the answer; a question that is closed was answered no. */
export function askWhether(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    open(question, { onConfirm: () => resolve(true), onClose: () => resolve(false) });
  });
}

function open(
  question: Question,
  then: { readonly onConfirm: () => void; readonly onClose?: () => void },
): void {
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
    ...then,
  });
}
