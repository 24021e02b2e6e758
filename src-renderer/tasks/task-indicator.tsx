import { Indicator, Loader, Popover, UnstyledButton } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { TaskList } from './task-list.tsx';
import classes from './tasks.module.css';

/** Long work in the frame: how much is going on, and a look at it and at what came out last. Nothing where nothing was. */
export function TaskIndicator() {
  const { query } = useAgent();
  const [open, setOpen] = useState(false);
  const { data: tasks = [] } = useQuery(query.agent.tasks.list.queryOptions({ input: {} }));
  const running = tasks.filter(({ status }) => status === 'running');
  const failed = tasks[0]?.status === 'failed';
  if (tasks.length === 0) return null;
  const words = running.length === 0 ? 'Tasks' : formatCount(running.length, 'task');
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="top-start"
      width={340}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.opener}
          aria-label={running.length === 0 ? words : `${words} running`}
          onClick={() => setOpen(!open)}
        >
          {running.length > 0 ? (
            <Loader size={18} aria-hidden="true" />
          ) : (
            <Indicator className={classes.mark ?? ''} disabled={!failed} color="red" size={7}>
              <IconChecklist size={18} stroke={1.7} aria-hidden="true" />
            </Indicator>
          )}
          <span className={classes.words}>
            {words}
            {running.length === 0 ? null : ' running'}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Tasks">
        <TaskList tasks={tasks} />
      </Popover.Dropdown>
    </Popover>
  );
}
