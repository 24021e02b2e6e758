import {
  IconBrowser,
  IconCalendarEvent,
  IconDeviceMobile,
  IconHome,
  IconInbox,
  IconPackage,
  IconPhoto,
  IconPlayerPlay,
  IconRoute,
  IconSettings,
  IconSpeakerphone,
  IconTemplate,
  IconUsers,
} from '@tabler/icons-react';

/** The screens one can always go to: the rail and the palette show the same. */
export const places = [
  { to: '/', label: 'Home', icon: IconHome, hint: 'What is left to do' },
  { to: '/inbox', label: 'Needs you', icon: IconInbox, hint: 'Posts that wait for your decision' },
  { to: '/calendar', label: 'Calendar', icon: IconCalendarEvent, hint: 'What is posted when' },
  { to: '/runs', label: 'Runs', icon: IconPlayerPlay, hint: 'What is happening and what happened' },
  { to: '/campaigns', label: 'Campaigns', icon: IconSpeakerphone, hint: 'What is posted where' },
  { to: '/templates', label: 'Templates', icon: IconTemplate, hint: 'Warm-ups, and what you post again' },
  { to: '/accounts', label: 'Accounts', icon: IconUsers, hint: 'The accounts you publish for' },
  { to: '/proxies', label: 'Proxies', icon: IconRoute, hint: 'The ways out that accounts use' },
  {
    to: '/profiles',
    label: 'Profiles',
    icon: IconBrowser,
    hint: 'What account browsers say about themselves',
  },
  { to: '/media', label: 'Media', icon: IconPhoto, hint: 'The pictures and videos you can post' },
  { to: '/devices', label: 'Devices', icon: IconDeviceMobile, hint: 'The phones on this desk' },
  { to: '/packs', label: 'Packs', icon: IconPackage, hint: 'What is known of the screens of the apps' },
  { to: '/settings', label: 'Settings', icon: IconSettings, hint: 'Appearance, vault and about' },
] as const;
