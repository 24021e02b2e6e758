import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { awaySentence } from './away-words.ts';
import { useAway } from './use-away.ts';

const id = 'while-you-were-away';

/** Says once after opening what happened meanwhile, with a way to Home, which tells all of it; on Home itself nothing. */
export function useAwayNotice(path: string): void {
  const { summary } = useAway();
  const navigate = useNavigate();
  const told = useRef(false);
  useEffect(() => {
    if (path === '/') notifications.hide(id);
    if (summary === null || told.current) return;
    told.current = true;
    if (path === '/') return;
    notifications.show({
      id,
      title: 'While you were away',
      autoClose: false,
      message: (
        <>
          {awaySentence(summary)}.{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => void navigate({ to: '/' })}>
            Read more
          </Anchor>
        </>
      ),
    });
  }, [summary, path, navigate]);
}
