import { CloseButton } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconKeyOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { Banner } from '../parts/banner.tsx';
import { TextLink } from '../parts/links.tsx';

/** Says that secrets entered now will not outlast this run; goes for this session when it is dismissed. */
export function VaultBanner() {
  const { query } = useAgent();
  const vault = useQuery(query.agent.vault.get.queryOptions({ input: {} }));
  const [dismissed, setDismissed] = useSessionStorage({
    key: 'switchyard.vault-banner',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  if (dismissed || vault.data?.protection !== 'this_run') return null;
  return (
    <Banner
      tone="warn"
      icon={<IconKeyOff size={18} />}
      aside={<CloseButton aria-label="Dismiss" onClick={() => setDismissed(true)} />}
    >
      <strong>Passwords are not kept.</strong> No keychain could be opened, so passwords and cookies entered
      now cannot be read after Switchyard ends.{' '}
      <TextLink to="/settings" size="sm">
        How to keep them
      </TextLink>
    </Banner>
  );
}
