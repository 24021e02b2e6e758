import { Kbd, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import classes from './shortcuts.module.css';

/** `?` shows what the keyboard can do here. */
export function Shortcuts() {
  const [shown, setShown] = useState(false);
  useHotkeys([
    ['shift+?', () => setShown(true)],
    ['?', () => setShown(true)],
  ]);
  const apple = navigator.userAgent.includes('Mac');
  const rows = [
    { keys: [apple ? '⌘' : 'Ctrl', 'K'], says: 'Go somewhere or start something' },
    { keys: ['N'], says: 'New campaign; on the other lists, add to the list' },
    { keys: ['↑', '↓'], says: 'In a list: the row before, the row after; Page, Home and End go further' },
    { keys: ['Space'], says: 'In a list: tick the row; with Shift, all up to it' },
    { keys: [apple ? '⌘' : 'Ctrl', 'A'], says: 'In a list: tick everything that matches' },
    { keys: ['←', '→'], says: 'In a picture of a phone: the one before, the one after' },
    { keys: ['↑', '↓', '←', '→'], says: 'Among the phones: from one to the next; Enter opens it' },
    { keys: ['Esc'], says: 'On a phone you took over: Back; other keys type on the phone' },
    { keys: ['T'], says: 'In the calendar: today' },
    { keys: ['[', ']'], says: 'In the calendar: one month, week or day back, or on' },
    { keys: ['M', 'W', 'D'], says: 'In the calendar: the month, the week, the day' },
    { keys: ['↑', '↓', '←', '→'], says: 'In the calendar: from post to post; Enter opens it' },
    { keys: ['Esc'], says: 'Close what is open' },
    { keys: ['?'], says: 'This list' },
  ];
  return (
    <Modal opened={shown} onClose={() => setShown(false)} title="Keyboard shortcuts">
      <dl className={classes.rows}>
        {rows.map(({ keys, says }) => (
          <div key={says} className={classes.row}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
