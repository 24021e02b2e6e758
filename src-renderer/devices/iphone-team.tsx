import type { IosSettings } from '../../src-shared/domain/ios.ts';
import { isTeamId } from './ios-fields.ts';
import { IosSetting } from './ios-setting.tsx';

/** Asks which team signs the automation app on the phones. */
export function IphoneTeam({ settings }: { readonly settings: IosSettings }) {
  return (
    <IosSetting
      label="Team id"
      description="Of the Apple developer team that signs the automation app: Xcode, Settings, Accounts shows it."
      placeholder="ABCDE12345"
      maxLength={20}
      kept={settings.teamId ?? ''}
      read={(typed) => typed.toUpperCase()}
      isFit={isTeamId}
      wrong="Ten letters and digits, as Xcode shows it."
      settingsWith={(teamId) => ({ ...settings, teamId: teamId === '' ? null : teamId })}
    />
  );
}
