import type { IosSettings } from '../../src-shared/domain/ios.ts';
import { isAgentAddress } from './ios-fields.ts';
import { IosSetting } from './ios-setting.tsx';

/** Asks where the automation app of one iPhone listens, where it was put there by other means. */
export function IphoneAddress(props: {
  readonly udid: string;
  readonly name: string;
  readonly settings: IosSettings;
}) {
  const { udid, settings } = props;
  const { [udid]: kept, ...others } = settings.agentUrls;
  return (
    <IosSetting
      label={`Address of the automation app on ${props.name}`}
      description="Only where it runs already and this computer reaches it. The screen can be watched through it."
      placeholder="http://192.168.1.20:8100"
      kept={kept ?? ''}
      isFit={isAgentAddress}
      wrong="An address that begins with http://, such as http://192.168.1.20:8100."
      settingsWith={(url) => ({ ...settings, agentUrls: url === '' ? others : { ...others, [udid]: url } })}
    />
  );
}
