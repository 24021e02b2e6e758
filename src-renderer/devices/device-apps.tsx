import { Button, Progress } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { platforms } from '../accounts/accounts-search.ts';
import { Panel } from '../parts/panel.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { useTask } from '../tasks/use-task.ts';
import classes from './fleet.module.css';
import { InstallApp } from './install-app.tsx';

/** Which versions of the platforms' apps are on a phone, and the way to install another. */
export function DeviceApps({ device }: { readonly device: Device }) {
  const [installing, setInstalling] = useState(false);
  const [taskId, setTaskId] = useState<string | null>(null);
  const task = useTask(taskId);
  return (
    <Panel
      title="Apps"
      aside={
        device.source === 'adb' && device.platform === 'android' ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={task?.status === 'running'}
            onClick={() => setInstalling(true)}
          >
            Install an app
          </Button>
        ) : null
      }
    >
      <ul className={classes.list}>
        {platforms.map((platform) => (
          <li key={platform} className={classes.row}>
            <span className={classes.app}>
              <PlatformIcon platform={platform} size={15} /> {platformName(platform)}
            </span>
            <span className={classes.soft}>{versionWords(device.apps[platform])}</span>
          </li>
        ))}
      </ul>
      {task === undefined ? null : (
        <div className={classes.progress} role="status">
          <span className={classes.soft}>{task.message ?? task.title}</span>
          {task.status === 'running' ? (
            <Progress
              mt={6}
              animated
              aria-label={task.title}
              value={task.total === null ? 100 : (task.done * 100) / Math.max(1, task.total)}
            />
          ) : null}
        </div>
      )}
      {installing ? (
        <InstallApp device={device} onClose={() => setInstalling(false)} onStarted={setTaskId} />
      ) : null}
    </Panel>
  );
}

function versionWords(version: string | null | undefined): string {
  if (version === undefined) return 'Not known yet';
  return version ?? 'Not installed';
}
