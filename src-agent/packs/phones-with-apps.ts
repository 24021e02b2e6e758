import { z } from 'zod';
import type { AppPacks } from '../../src-shared/domain/pack.ts';
import { platform as platforms, type Platform } from '../../src-shared/domain/platform.ts';
import { covers, packName, type Packs } from '../automation/pack/packs.ts';
import type { Store } from '../store/store.ts';

const versions = z.partialRecord(platforms, z.string().nullable());

/** The phones that have an app, its version there, and a pack that covers it. */
export function phonesWith(store: Store, packs: Packs, platform: Platform): AppPacks['phones'] {
  return store
    .all(store.query.selectFrom('device').select(['id', 'name', 'apps_json']).orderBy('name'))
    .flatMap(({ id, name, apps_json }) => {
      const appVersion = versions.safeParse(JSON.parse(apps_json)).data?.[platform] ?? null;
      if (appVersion === null) return [];
      const cover = packs.all.find((pack) => pack.platform === platform && covers(pack, appVersion));
      return [{ deviceId: id, name, appVersion, cover: cover ? packName(cover) : null }];
    });
}
