import { notifications } from '@mantine/notifications';
import { describeFailure } from '../agent/failure.ts';

/** Says briefly that something worked. */
export function tellDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 4000 });
}

/** Says that something did not work, and what to do next. */
export function tellFailure(error: unknown): void {
  const { title, detail, next } = describeFailure(error);
  notifications.show({ title, message: `${detail} ${next}`, color: 'red', autoClose: 10_000 });
}
