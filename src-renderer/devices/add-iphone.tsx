import { Modal, Stack, Text } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { IphoneSetup } from './iphone-setup.tsx';
import { IphoneTeam } from './iphone-team.tsx';

const lookAgainMs = 3000;

/** The guided set-up of iPhones: what is done, what is next, and what is typed for it. It follows what happens on the phone. */
export function AddIphone({ onClose }: { readonly onClose: () => void }) {
  const { query } = useAgent();
  const setup = useQuery({
    ...query.devices.ios.setup.queryOptions({ input: {} }),
    refetchInterval: lookAgainMs,
  });
  const settings = useQuery(query.devices.ios.settings.get.queryOptions({ input: {} }));
  const error = setup.error ?? settings.error;
  const again = () => void Promise.all([setup.refetch(), settings.refetch()]);
  const phones = setup.data ?? [];
  const isMac = phones[0]?.steps.find(({ name }) => name === 'mac')?.done === true;
  return (
    <Modal opened onClose={onClose} size="lg" title="Add an iPhone">
      {error === null ? null : <FailureNotice error={error} onRetry={again} />}
      {error === null && (setup.isPending || settings.isPending) ? (
        <LoadingRows rows={4} height={36} />
      ) : null}
      {setup.data !== undefined && !isMac ? (
        <EmptyState icon={<IconDeviceLaptop size={26} />} title="A Mac is needed">
          This computer is not one. Apple’s tools for iPhones exist for macOS only: install Switchyard on a
          Mac and plug the iPhone in there. Phones with Android work from here.
        </EmptyState>
      ) : null}
      {settings.data !== undefined && isMac ? (
        <Stack gap="lg">
          <Text size="sm" c="dimmed">
            Once it is set up, an iPhone stands among your phones and its screen can be watched. Nothing is
            posted through it: photos and videos cannot be put on one from outside.
          </Text>
          <IphoneTeam settings={settings.data} />
          {phones.map((phone) => (
            <IphoneSetup key={phone.udid ?? ''} phone={phone} settings={settings.data} />
          ))}
        </Stack>
      ) : null}
    </Modal>
  );
}
