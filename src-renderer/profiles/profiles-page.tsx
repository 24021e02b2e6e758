import { Button, SimpleGrid } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconBrowser, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { paged } from '../parts/paged.ts';
import { SearchField } from '../tables/search-field.tsx';
import { ProfileCard } from './profile-card.tsx';
import { ProfileDrawer } from './profile-drawer.tsx';
import classes from './profiles.module.css';

/** The browser profiles that account browsers are opened with. */
export function ProfilesPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const { edit, search = '' } = useSearch({ from: '/profiles' });
  const profiles = paged(
    useInfiniteQuery(
      query.profiles.list.infiniteOptions({
        input: (cursor: string | null) => ({
          limit: 60,
          sort: 'name' as const,
          ...(cursor === null ? {} : { cursor }),
          ...(search === '' ? {} : { search }),
        }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
      }),
    ),
  );
  const kept = search === '' ? {} : { search };
  const open = (which: number | 'new') =>
    void navigate({ to: '/profiles', search: { ...kept, edit: which } });
  useHotkeys([['n', () => open('new')]]);
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')} aria-keyshortcuts="n">
      New profile
    </Button>
  );
  const none = profiles.known && profiles.total === 0;
  return (
    <Page
      title="Profiles"
      intro="What an account’s own browser openly says about itself: window, language, time zone. Nothing is disguised: no noise in pictures or sound, no other computer pretended underneath."
      actions={addButton}
    >
      {none && search === '' ? (
        <EmptyState icon={<IconBrowser size={26} />} title="No profiles yet" actions={addButton}>
          A profile gives account browsers one language, time zone and window size, so that a shop in Berlin
          is read in German and a phone layout is seen as on a phone. Start from a template and change what
          you need.
        </EmptyState>
      ) : (
        <div className={classes.stack}>
          <div className={classes.tools}>
            <SearchField
              label="Search profiles"
              placeholder="Search by name"
              value={search}
              onChange={(words) =>
                void navigate({
                  to: '/profiles',
                  search: words === '' ? {} : { search: words },
                  replace: true,
                })
              }
            />
            <span className={classes.soft} role="status">
              {profiles.known ? formatCount(profiles.total, 'profile') : ''}
            </span>
          </div>
          {profiles.isPending ? <LoadingRows rows={3} height={120} /> : null}
          {profiles.error === null ? null : <FailureNotice error={profiles.error} onRetry={profiles.retry} />}
          {none ? <p className={classes.soft}>No profile is called “{search}”.</p> : null}
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
            {profiles.items.map((profile) => (
              <ProfileCard key={profile.id} profile={profile} onOpen={() => open(profile.id)} />
            ))}
          </SimpleGrid>
          {profiles.hasNextPage ? (
            <Button variant="default" className={classes.more} onClick={profiles.nearEnd}>
              Show more
            </Button>
          ) : null}
        </div>
      )}
      <ProfileDrawer
        edit={edit}
        onOpen={open}
        onClose={() => void navigate({ to: '/profiles', search: kept })}
      />
    </Page>
  );
}
