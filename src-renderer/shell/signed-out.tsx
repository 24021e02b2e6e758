import { Code, Text, Title } from '@mantine/core';
import { Brand } from './brand.tsx';
import classes from './signed-out.module.css';

const words = {
  used: {
    title: 'This link was used',
    text: 'A link to Switchyard opens one browser, once, so that nobody else on this computer can walk in.',
  },
  ended: {
    title: 'This page is signed out',
    text: 'Switchyard does not know this page any more. Your posts go on without it and nothing is lost.',
  },
} as const;

/** What a browser sees whose link was used before, or whose session ended. */
export function SignedOut({ why }: { readonly why: keyof typeof words }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Brand />
        <Title order={1}>{words[why].title}</Title>
        <Text c="dimmed" lh={1.6}>
          {words[why].text} To come back in, open it again from the terminal:
        </Text>
        <Code block>npm start</Code>
        <Text c="dimmed" size="sm">
          If Switchyard is still running there, its window shows a fresh link to click.
        </Text>
      </div>
    </main>
  );
}
