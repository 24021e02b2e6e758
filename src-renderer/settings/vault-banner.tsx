import { CloseButton } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconKeyOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { Banner } from '../parts/banner.tsx';
import { TextLink } from '../parts/links.tsx';
import { bannerWords } from './vault-words.ts';

/**
 * Says that secrets entered now will not outlast this run, or that some were saved where this run has no key for; goes for
 * this session when it is dismissed.
 */
export function VaultBanner() {
  const { query } = useAgent();
  const vault = useQuery(query.agent.vault.get.queryOptions({ input: {} }));
  const [dismissed, setDismissed] = useSessionStorage({
    key: 'switchyard.vault-banner',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const words = vault.data === undefined ? null : bannerWords(vault.data);
  if (dismissed || words === null) return null;
  return (
    <Banner
      tone="warn"
      icon={<IconKeyOff size={18} />}
      aside={<CloseButton aria-label="Dismiss" onClick={() => setDismissed(true)} />}
    >
      <strong>{words.title}</strong> {words.text}{' '}
      <TextLink to="/settings" size="sm">
        {words.link}
      </TextLink>
    </Banner>
  );
}
