import type { AppPacks } from '../../src-shared/domain/pack.ts';
import { Panel } from '../parts/panel.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { PackPermissionRow } from './pack-permission.tsx';
import { PackTable } from './pack-table.tsx';
import { healthWords } from './pack-words.ts';
import { PhoneTable } from './phone-table.tsx';
import classes from './packs.module.css';

/** One app: its packs, the phones that have it, how well it is known lately, and what was allowed. */
export function AppPacksPanel(props: { readonly app: AppPacks; readonly onChanged: () => void }) {
  const { app, onChanged } = props;
  const health = healthWords(app.health);
  return (
    <Panel
      title={
        <span className={classes.title}>
          <PlatformIcon platform={app.platform} /> {app.appName}
        </span>
      }
      aside={<StatusBadge label={health.label} />}
    >
      <div className={classes.app}>
        {app.packs.length === 0 ? null : <p className={classes.words}>{health.text}</p>}
        {app.packs.length === 0 ? (
          <p className={classes.words}>
            There is no pack for {app.appName} yet, so nothing is done in it on a phone. Install a bundle that
            has one.
          </p>
        ) : (
          <PackTable packs={app.packs} onChanged={onChanged} />
        )}
        <PhoneTable app={app} />
        {app.permissions.map((permission) => (
          <PackPermissionRow
            key={`${permission.appVersion} ${permission.locale}`}
            appName={app.appName}
            permission={permission}
            onChanged={onChanged}
          />
        ))}
      </div>
    </Panel>
  );
}
