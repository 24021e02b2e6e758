import { Button, Progress, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { IosSettings, IosSetup } from '../../src-shared/domain/ios.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { TextLink } from '../parts/links.tsx';
import { useTask } from '../tasks/use-task.ts';
import { IphoneAddress } from './iphone-address.tsx';
import { IphoneSteps } from './iphone-steps.tsx';
import classes from './iphones.module.css';

/** How far one iPhone is, and what starts its automation app; without a phone, what is to be done until one is seen. */
export function IphoneSetup(props: { readonly phone: IosSetup; readonly settings: IosSettings }) {
  const { deviceId, udid, name, steps } = props.phone;
  const isSet = steps.every(({ done }) => done);
  return (
    <section className={classes.phone} aria-label={name ?? 'No iPhone yet'}>
      <div className={classes.head}>
        <h3 className={classes.name}>{name ?? 'No iPhone is connected'}</h3>
        {isSet && deviceId !== null ? (
          <TextLink to="/devices/$deviceId" params={{ deviceId: String(deviceId) }} size="sm">
            Ready: open it
          </TextLink>
        ) : null}
      </div>
      <IphoneSteps steps={steps} />
      {udid === null ? null : (
        <>
          <IphoneAddress udid={udid} name={name ?? udid} settings={props.settings} />
          <StartAutomation udid={udid} name={name ?? udid} steps={steps} />
        </>
      )}
    </section>
  );
}

function StartAutomation(props: Pick<IosSetup, 'steps'> & { readonly udid: string; readonly name: string }) {
  const { query } = useAgent();
  const [taskId, setTaskId] = useState<string | null>(null);
  const start = useMutation(
    query.devices.ios.start.mutationOptions({ onSuccess: ({ id }) => setTaskId(id) }),
  );
  const task = useTask(taskId);
  const missing = props.steps.find(({ name, done }) => name !== 'automation' && !done);
  const isDone = props.steps.every(({ done }) => done);
  return (
    <div className={classes.start}>
      <Button
        variant={isDone ? 'default' : 'filled'}
        leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
        aria-label={`${isDone ? 'Start again' : 'Start'}: the automation app on ${props.name}`}
        loading={start.isPending || task?.status === 'running'}
        disabled={missing !== undefined}
        onClick={() => start.mutate({ udid: props.udid })}
      >
        {isDone ? 'Start again' : 'Start'}
      </Button>
      <div className={classes.said} role="status">
        {start.isError ? <Text size="sm">{describeFailure(start.error).detail}</Text> : null}
        {task === undefined ? null : <StartProgress task={task} />}
        {task === undefined && !start.isError && missing === undefined && !isDone
          ? 'The first time Xcode builds the app, which takes some minutes.'
          : null}
      </div>
    </div>
  );
}

function StartProgress({ task }: { readonly task: Task }) {
  return (
    <>
      {task.message ?? `${task.title}…`}
      {task.status === 'running' ? <Progress mt={6} animated aria-label={task.title} value={100} /> : null}
    </>
  );
}
