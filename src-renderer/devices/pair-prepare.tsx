import { Button, Group } from '@mantine/core';
import classes from './wall.module.css';

/** What to do on the phone before it can be paired. */
export function PairPrepare(props: { readonly onNext: () => void; readonly onPaired: () => void }) {
  return (
    <>
      <ol className={classes.steps}>
        <li>Bring the phone and this computer into the same Wi-Fi.</li>
        <li>
          On the phone, open <b>Settings → Developer options → Wireless debugging</b> and switch it on. It
          needs Android 11 or newer.
        </li>
        <li>
          Tap <b>Pair device with pairing code</b>, and leave that dialog open.
        </li>
      </ol>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={props.onPaired}>
          It was paired before
        </Button>
        <Button onClick={props.onNext}>The dialog is open</Button>
      </Group>
    </>
  );
}
