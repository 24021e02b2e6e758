import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconBrowserPlus,
  IconDeviceMobilePlus,
  IconFileImport,
  IconFlame,
  IconMoon,
  IconPlus,
  IconRouteSquare,
  IconSearch,
  IconSun,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSimulatedPhones } from '../devices/use-simulated-phones.ts';
import { places } from './places.ts';

/** Cmd/Ctrl+K: every screen and the things one starts most. */
export function CommandPalette() {
  const navigate = useNavigate();
  const scheme = useMantineColorScheme();
  const simulated = useSimulatedPhones();
  const actions: SpotlightActionGroupData[] = [
    {
      group: 'Start something',
      actions: [
        {
          id: 'new-campaign',
          label: 'New campaign',
          description: 'Post a photo to one or more accounts',
          leftSection: <IconPlus size={18} />,
          onClick: () => void navigate({ to: '/campaigns/new' }),
        },
        {
          id: 'new-warmup',
          label: 'New warm-up',
          description: 'Let accounts read, like and follow at an easy pace',
          leftSection: <IconFlame size={18} />,
          onClick: () => void navigate({ to: '/templates/new' }),
        },
        {
          id: 'new-account',
          label: 'Add an account',
          description: 'An account you own or may manage',
          leftSection: <IconUserPlus size={18} />,
          onClick: () => void navigate({ to: '/accounts', search: { edit: 'new' } }),
        },
        {
          id: 'import-accounts',
          label: 'Import accounts',
          description: 'From a CSV or JSON file, looked at before anything is added',
          leftSection: <IconFileImport size={18} />,
          onClick: () => void navigate({ to: '/accounts', search: { import: 'new' } }),
        },
        {
          id: 'new-proxy',
          label: 'Add a proxy',
          description: 'Typed, or pasted as the line a provider gives',
          leftSection: <IconRouteSquare size={18} />,
          onClick: () => void navigate({ to: '/proxies', search: { edit: 'new' } }),
        },
        {
          id: 'new-profile',
          label: 'New browser profile',
          description: 'From a template: Windows, Mac or an Android phone',
          leftSection: <IconBrowserPlus size={18} />,
          onClick: () => void navigate({ to: '/profiles', search: { edit: 'new' } }),
        },
        {
          id: 'simulate',
          label: simulated.state === 'on' ? 'Stop the simulated phones' : 'Start simulated phones',
          description: 'Two phones and three demo accounts on this computer',
          leftSection: <IconDeviceMobilePlus size={18} />,
          onClick: () => (simulated.state === 'on' ? simulated.stop() : simulated.start()),
        },
        {
          id: 'appearance',
          label: 'Switch between light and dark',
          leftSection: scheme.colorScheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />,
          onClick: () => scheme.toggleColorScheme(),
        },
      ],
    },
    {
      group: 'Go to',
      actions: places.map(({ to, label, hint, icon: Icon }) => ({
        id: to,
        label,
        description: hint,
        leftSection: <Icon size={18} stroke={1.7} />,
        onClick: () => void navigate({ to }),
      })),
    },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      nothingFound="Nothing by that name."
      attributes={{ content: { 'aria-label': 'Commands' } }}
      radius="lg"
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden="true" />,
        placeholder: 'Go somewhere or start something',
        'aria-label': 'Go somewhere or start something',
      }}
    />
  );
}
