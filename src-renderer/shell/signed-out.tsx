import { Code, Text, Title } from '@mantine/core';
import { Brand } from './brand.tsx';
import classes from './signed-out.module.css';

/** What a browser sees whose link was used before, or whose session ended. */
export function SignedOut() {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Brand />
        <Title order={1}>This link was used</Title>
        <Text c="dimmed" lh={1.6}>
          A link to Switchyard opens one browser, once, so that nobody else on this computer can walk in. To
          come back in, open it again from the terminal:
        </Text>
        <Code block>npm start</Code>
        <Text c="dimmed" size="sm">
          If Switchyard is still running there, its window shows a fresh link to click.
        </Text>
      </div>
    </main>
  );
}
