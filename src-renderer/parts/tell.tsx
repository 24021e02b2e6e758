import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { describeFailure } from '../agent/failure.ts';

/** Says briefly that something worked; `id`: in the place of what was said under that id before. */
export function tellDone(message: string, id?: string): void {
  if (id !== undefined) notifications.hide(id);
  notifications.show({ message, color: 'green', autoClose: 4000 });
}

/** Says that something takes a moment, until `tellDone` with the same id. */
export function tellGoing(id: string, message: string): void {
  notifications.show({ id, message, loading: true, autoClose: false, withCloseButton: false });
}

/** Says that something did not work, and what to do next. */
export function tellFailure(error: unknown): void {
  const { title, detail, next } = describeFailure(error);
  notifications.show({ title, message: `${detail} ${next}`, color: 'red', autoClose: 10_000 });
}

/** Says that something worked, and offers to take it back while it stands there. */
export function tellUndo(message: string, onUndo: () => void): void {
  const id = `undo-${message}`;
  notifications.hide(id);
  notifications.show({
    id,
    color: 'green',
    autoClose: 15_000,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
        {message}
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          Undo
        </Button>
      </span>
    ),
  });
}
