import { createCanvas } from '@napi-rs/canvas';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';

const brands = [
  ['harbor.coffee', 'Harbor Coffee'],
  ['northwind.outdoor', 'Northwind Outdoor'],
  ['lumen.studio', 'Lumen Studio'],
  ['fern.and.fig', 'Fern & Fig'],
  ['tidewater.press', 'Tidewater Press'],
  ['ember.kitchen', 'Ember Kitchen'],
  ['quiet.hours', 'Quiet Hours'],
  ['papermill.books', 'Papermill Books'],
  ['alder.cycles', 'Alder Cycles'],
  ['saltmarsh.spa', 'Saltmarsh Spa'],
] as const;

const towns = ['berlin', 'lisbon', 'oslo', 'austin', 'osaka', 'leeds'] as const;
const clients = ['Kestrel Agency', 'Morrow & Finch', 'Bluebird Media', null] as const;
const platforms: readonly Platform[] = ['instagram', 'threads', 'tiktok'];
const zones = ['Europe/Berlin', 'Europe/Lisbon', 'America/Chicago', 'Asia/Tokyo', null] as const;
const tagSets = [['launch'], ['launch', 'summer'], [], ['evergreen'], ['summer']] as const;

/**
 * Furnishes an empty agent as a small agency's desk: 24 proxies, 3 profiles, 120 accounts of three clients in every
 * status, 18 pictures. Everything is made up.
 */
export async function furnish(agent: AgentClient): Promise<void> {
  const proxyIds = await addProxies(agent);
  const profileIds = await addProfiles(agent);
  await addAccounts(agent, proxyIds, profileIds);
  await addPictures(agent);
}

async function addProxies(agent: AgentClient): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 1; n <= 24; n += 1) {
    const { id } = await agent.proxies.create({
      host: `gate-${n}.example.net`,
      port: 8000 + n,
      protocol: n % 5 === 0 ? 'socks5' : 'http',
      type: (['residential', 'mobile', 'datacenter'] as const)[n % 3] ?? 'datacenter',
      label: n % 4 === 0 ? `Lisbon ${n / 4}` : null,
      username: 'desk',
      password: `made-up-${n}`,
    });
    ids.push(id);
  }
  return ids;
}

async function addProfiles(agent: AgentClient): Promise<number[]> {
  const wanted = [
    { name: 'Office Windows', template: 'chrome_windows' },
    { name: 'Design Mac', template: 'chrome_mac' },
    { name: 'Pixel browser', template: 'mobile_android' },
  ] as const;
  const ids: number[] = [];
  for (const profile of wanted) ids.push((await agent.profiles.createFromTemplate(profile)).id);
  return ids;
}

async function addAccounts(
  agent: AgentClient,
  proxyIds: readonly number[],
  profileIds: readonly number[],
): Promise<void> {
  let n = 0;
  for (const town of [null, ...towns, ...towns.map((each) => `${each}.two`)])
    for (const [handle, displayName] of brands.slice(0, town === null ? 10 : 9)) {
      n += 1;
      const { id } = await agent.accounts.create({
        platform: platforms[n % 3] ?? 'instagram',
        handle: town === null ? handle : `${handle}.${town}`.slice(0, 30),
        displayName: town === null ? displayName : `${displayName} ${branch(town)}`,
        email: `${handle.replaceAll('.', '-')}@example.com`,
        password: n % 3 === 0 ? null : `made-up-password-${n}`,
        proxyId: n % 4 === 0 ? null : (proxyIds[n % proxyIds.length] ?? null),
        profileId: n % 3 === 0 ? null : (profileIds[n % profileIds.length] ?? null),
        client: clients[n % clients.length] ?? null,
        timezone: zones[n % zones.length] ?? null,
        tags: [...(tagSets[n % tagSets.length] ?? [])],
        ownershipConfirmed: true,
      });
      if (n % 17 === 0)
        await agent.accounts.update({
          id,
          status: 'needs_captcha',
          statusReason: 'The app asks to confirm that a person is there.',
        });
      else if (n % 23 === 0)
        await agent.accounts.update({
          id,
          status: 'cooldown',
          statusReason: 'The app said “Try again later”.',
          cooldownUntil: new Date(Date.now() + 6 * 3_600_000).toISOString(),
        });
      else if (n % 41 === 0) await agent.accounts.update({ id, status: 'banned' });
    }
}

async function addPictures(agent: AgentClient): Promise<void> {
  const sizes = [
    [1080, 1080],
    [1080, 1350],
    [1600, 900],
    [900, 1600],
    [3000, 1000],
    [640, 640],
  ] as const;
  for (let n = 1; n <= 18; n += 1) {
    const [width, height] = sizes[n % sizes.length] ?? [1080, 1080];
    const type = n % 5 === 0 ? 'png' : 'jpeg';
    const bytes = await picture(width, height, n, type);
    const name = `${['shore', 'market', 'atelier'][n % 3]}-${n}.${type === 'png' ? 'png' : 'jpg'}`;
    await agent.media.create({
      file: new File([new Uint8Array(bytes)], name),
      folder: ['Summer/Beach', 'Summer/Market', ''][n % 3] ?? '',
    });
  }
}

/** A picture in two colours of its own. */
function picture(width: number, height: number, seed: number, type: 'jpeg' | 'png'): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  const gradient = paint.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, `hsl(${(seed * 47) % 360} 55% 62%)`);
  gradient.addColorStop(1, `hsl(${(seed * 47 + 70) % 360} 60% 34%)`);
  paint.fillStyle = gradient;
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = 'rgba(255, 255, 255, 0.35)';
  paint.beginPath();
  paint.arc(width * 0.62, height * 0.42, Math.min(width, height) * 0.24, 0, 2 * Math.PI);
  paint.fill();
  return type === 'png' ? canvas.encode('png') : canvas.encode('jpeg', 90);
}

/** What a branch in that town is called: `lisbon.two` is Lisbon II. */
function branch(town: string): string {
  return `${town.slice(0, 1).toUpperCase()}${town.slice(1).replace('.two', ' II')}`;
}
