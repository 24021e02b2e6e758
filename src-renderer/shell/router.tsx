import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { readAccountsSearch } from '../accounts/accounts-search.ts';
import { readCalendarAddress } from '../calendar/calendar-address.ts';
import { CalendarPage } from '../calendar/calendar-page.tsx';
import { CampaignsPage } from '../campaigns/campaigns-page.tsx';
import { readCampaignsSearch } from '../campaigns/campaigns-search.ts';
import { EditCampaignPage, NewCampaignPage } from '../campaigns/composer-pages.tsx';
import { readComposerSearch } from '../campaigns/composer-steps.ts';
import { DevicePage } from '../devices/device-page.tsx';
import { DevicesPage } from '../devices/devices-page.tsx';
import { readInboxAddress } from '../inbox/inbox-address.ts';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { mediaAddress } from '../media/media-address.ts';
import { MediaPage } from '../media/media-page.tsx';
import { profilesAddress } from '../profiles/profiles-address.ts';
import { PacksPage } from '../packs/packs-page.tsx';
import { ProfilesPage } from '../profiles/profiles-page.tsx';
import { ProxiesPage } from '../proxies/proxies-page.tsx';
import { readProxiesSearch } from '../proxies/proxies-search.ts';
import { readReplayAddress } from '../replay/replay-address.ts';
import { ReplayPage } from '../replay/replay-page.tsx';
import { RunPage } from '../runs/run-page.tsx';
import { readRunsAddress } from '../runs/runs-address.ts';
import { RunsPage } from '../runs/runs-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { readTemplatesAddress } from '../templates/templates-address.ts';
import { TemplatesPage } from '../templates/templates-page.tsx';
import { EditWarmupPage, NewWarmupPage } from '../templates/warmup-pages.tsx';
import { WelcomePage } from '../welcome/welcome-page.tsx';
import { AppFrame } from './app-frame.tsx';
import { NotFound, ScreenFailed } from './lost.tsx';

const root = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFound,
  errorComponent: ScreenFailed,
});
const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: WelcomePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    component: AccountsPage,
    validateSearch: readAccountsSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/devices', component: DevicesPage }),
  createRoute({ getParentRoute: () => root, path: '/devices/$deviceId', component: DevicePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/campaigns',
    component: CampaignsPage,
    validateSearch: readCampaignsSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/campaigns/new',
    component: NewCampaignPage,
    validateSearch: readComposerSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/campaigns/$campaignId',
    component: EditCampaignPage,
    validateSearch: readComposerSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates',
    component: TemplatesPage,
    validateSearch: readTemplatesAddress,
  }),
  createRoute({ getParentRoute: () => root, path: '/templates/new', component: NewWarmupPage }),
  createRoute({ getParentRoute: () => root, path: '/templates/$templateId', component: EditWarmupPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/calendar',
    component: CalendarPage,
    validateSearch: readCalendarAddress,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inbox',
    component: InboxPage,
    validateSearch: readInboxAddress,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs',
    component: RunsPage,
    validateSearch: readRunsAddress,
  }),
  createRoute({ getParentRoute: () => root, path: '/runs/$runId', component: RunPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs/$runId/replay',
    component: ReplayPage,
    validateSearch: readReplayAddress,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/media',
    component: MediaPage,
    validateSearch: mediaAddress,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/proxies',
    component: ProxiesPage,
    validateSearch: readProxiesSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/profiles',
    component: ProfilesPage,
    validateSearch: profilesAddress,
  }),
  createRoute({ getParentRoute: () => root, path: '/packs', component: PacksPage }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage }),
]);

/**
 * The screens by address. The address is kept after `#`, which works the same under `http://` and the desktop
 * app's own scheme.
 */
export function appRouter() {
  return createRouter({ routeTree: routes, history: createHashHistory() });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof appRouter>;
  }
}
