import { Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Observation, PackPermission } from '../../src-shared/domain/pack.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';
import { languageName } from './pack-words.ts';
import classes from './packs.module.css';

/** A version that was looked at: what was seen, and whether the nearest pack may be used for it. */
export function PackPermissionRow(props: {
  readonly appName: string;
  readonly permission: PackPermission;
  readonly onChanged: () => void;
}) {
  const { appName, permission, onChanged } = props;
  const { platform, appVersion, locale, mode, observation } = permission;
  const { query } = useAgent();
  const permit = useMutation(
    query.packs.permit.mutationOptions({ onSuccess: onChanged, onError: tellFailure }),
  );
  const name = `${appName} ${appVersion} in ${languageName(locale)}`;
  const set = (next: PackPermission['mode']) => permit.mutate({ platform, appVersion, locale, mode: next });
  const change = (allowed: boolean) => {
    if (!allowed) set('observe');
    else
      confirm({
        title: `Use the nearest pack for ${name}?`,
        body: 'It was made for another version or language. Every screen still has to be recognised before it is touched, and whatever is not stops the work and calls you.',
        yes: 'Allow it',
        onYes: () => set('allowed'),
      });
  };
  return (
    <div className={classes.permission}>
      <div>
        <div className={classes.name}>{name}</div>
        <div className={classes.hint}>{seenWords(observation)}</div>
      </div>
      <Switch
        className={classes.switch}
        label="Use the nearest pack"
        labelPosition="left"
        checked={mode === 'allowed'}
        disabled={mode === 'observe' && observation?.confirmed !== true}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    </div>
  );
}

function seenWords(seen: Observation | null): string {
  if (seen === null) return 'Not looked at yet: look at the app on a phone that has it.';
  const where = `Looked at on ${seen.phone}, ${formatDateTime(seen.at)}, with the pack ${seen.pack}`;
  if (!seen.confirmed) return `${where}: its first screen was not recognised, so the pack cannot be used.`;
  const byText = seen.screens.flatMap(({ found }) => found).filter(({ by }) => by !== 'id');
  return byText.length === 0
    ? `${where}: its first screen was recognised.`
    : `${where}: its first screen was recognised, ${byText.map(({ element }) => element.replaceAll('_', ' ')).join(', ')} by text and not by id.`;
}
