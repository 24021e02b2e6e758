import type { Step } from '../../automation/step.ts';
import type { Engagement } from './engagement.ts';
import { openOwnProfile } from './own-profile.ts';

/** How a session in a feed begins: `toHome` goes to the home feed once the account was seen to be the one signed in. */
export function openFeed(toHome: Step): Engagement['open'] {
  return async (runner, handle) => {
    const profile = await openOwnProfile(runner, handle, null);
    return profile.kind === 'stopped' ? profile : runner.run(toHome);
  };
}
