import {
  accountStatus,
  email as emailSchema,
  handle as handleSchema,
  timezone as timezoneSchema,
} from '../../src-shared/domain/account.ts';
import { platform as platformSchema } from '../../src-shared/domain/platform.ts';
import type { FieldDefinition, GoodRow, ImportDefinition } from './import-definition.ts';
import { RowReading } from './row-reading.ts';
import { readTags } from './tag-cell.ts';

const field = (
  name: string,
  title: string,
  spellings: readonly string[] = [],
  secret = false,
): FieldDefinition => ({ name, title, required: false, secret, spellings });

const fields = [
  field('platform', 'Platform', ['network', 'site', 'socialnetwork']),
  field('handle', 'Handle', ['username', 'user', 'login', 'account', 'accountname', 'nickname']),
  field('display_name', 'Display name', ['name', 'fullname', 'title']),
  field('email', 'E-mail', ['mail', 'emailaddress', 'mailaddress']),
  field('password', 'Password', ['pass', 'pwd', 'passwd', 'passwort'], true),
  field('status', 'Status', ['state']),
  field('proxy_id', 'Proxy id'),
  field('proxy', 'Proxy', ['proxyname', 'proxyhost', 'proxyaddress']),
  field('profile_id', 'Browser profile id', ['browserprofileid']),
  field('profile', 'Browser profile', ['profilename', 'browserprofile']),
  field('device', 'Phone', ['devicename', 'phonename']),
  field('timezone', 'Time zone', ['tz', 'zone']),
  field('client', 'Client', ['brand', 'customer', 'company']),
  field('tags', 'Tags', ['tag', 'label', 'labels']),
  field('notes', 'Notes', ['note', 'comment', 'comments', 'remarks']),
  field('cookies', 'Cookies', ['cookie'], true),
];

const plain = ['email', 'password', 'status', 'proxy_id', 'profile_id'];

const longestCookies = 200_000;

/** How accounts are imported: their fields, and what a row has to be. */
export const accountsImport: ImportDefinition = {
  kind: 'accounts',
  owner: 'account',
  fields,
  plain,
  looksPlain: ([address = '', , status = '', proxyId = '', profileId = '']) =>
    emailSchema.safeParse(address).success &&
    (status === '' || accountStatus.safeParse(status.toLowerCase()).success) &&
    /^\d*$/.test(proxyId) &&
    /^\d*$/.test(profileId),
  check: (values, defaults, known, note) => {
    const row = new RowReading(values, note);
    const platform = row.word('platform', platformSchema.options, defaults.platform, {
      ig: 'instagram',
      insta: 'instagram',
      tik_tok: 'tiktok',
    });
    const { handle, email } = readIdentity(row);
    const displayName = row.limited('display_name', 80, 'The display name') ?? handle ?? email ?? '';
    const password = row.secret('password', 1000, 'The password');
    const status = row.word('status', accountStatus.options, 'active', {
      captcha: 'needs_captcha',
      disabled: 'inactive',
      enabled: 'active',
    });
    const proxyId = row.thing('proxy_id', 'proxy', known.proxies, 'proxy');
    const profileId = row.thing('profile_id', 'profile', known.profiles, 'browser profile');
    const deviceId = row.thing(null, 'device', known.devices, 'phone');
    const timezone = readTimezone(row);
    const client = row.limited('client', 80, 'The client');
    const tags = checkTags(row);
    const notes = row.secret('notes', 5000, 'The notes') ?? '';
    const cookies = readCookies(row);
    if (row.failed || platform === null || status === null) return null;
    const name = handle ?? email ?? '';
    return {
      columns: [
        platform,
        name,
        displayName.slice(0, 80),
        email,
        status,
        deviceId,
        proxyId,
        profileId,
        timezone,
        client,
        notes,
      ],
      tags,
      secrets: { ...(password === null ? {} : { password }), ...(cookies === null ? {} : { cookies }) },
      keys: keysOf(platform, handle, email),
      shown: shown(
        {
          platform,
          handle,
          email,
          display_name: displayName,
          status,
          timezone,
          client,
          tags: tags.join(', '),
        },
        row,
      ),
    };
  },
};

/** Handle and e-mail; a row needs one of them. An e-mail address in the place of the handle is taken as what it is. */
function readIdentity(row: RowReading): { handle: string | null; email: string | null } {
  const handleText = row.text('handle');
  const mailInPlace = handleText.lastIndexOf('@') > 0;
  const emailText = row.text('email') === '' && mailInPlace ? handleText : row.text('email');
  if (handleText === '' && emailText === '')
    row.error(null, 'A handle or an e-mail address is needed; this row has neither.');
  const email = emailSchema.safeParse(emailText);
  if (emailText !== '' && !email.success)
    row.error('email', 'An e-mail address such as anna@example.com was expected.');
  const handle = handleSchema.safeParse(handleText);
  const readable = handle.success || handleText === '' || (mailInPlace && emailText === handleText);
  if (!readable)
    row.error(
      'handle',
      'A handle of letters, digits, dots and underscores was expected, at most 30 of them.',
    );
  return { handle: handle.success ? handle.data : null, email: email.success ? email.data : null };
}

/**
 * A handle is there once on a platform. So is an account known by its e-mail alone; that two handles share an address is
 * possible, and told.
 */
function keysOf(platform: string, handle: string | null, email: string | null): GoodRow['keys'] {
  const byMail = email === null ? null : `${platform} ${email}`;
  if (handle === null) return byMail === null ? [] : [{ key: byMail, repeats: 'refused' }];
  const byHandle = { key: `${platform} ${handle}`, repeats: 'refused' as const };
  return byMail === null ? [byHandle] : [byHandle, { key: byMail, repeats: 'told' }];
}

function readTimezone(row: RowReading): string | null {
  const text = row.text('timezone');
  if (text === '') return null;
  const zone = timezoneSchema.safeParse(text);
  return zone.success
    ? zone.data
    : row.error(
        'timezone',
        `${row.quoted('timezone')} is no time zone. One such as Europe/Berlin was expected.`,
      );
}

function checkTags(row: RowReading): string[] {
  const tags = readTags(row.text('tags'));
  if (tags.length > 50) row.error('tags', `There are ${tags.length} tags; 50 are the most.`);
  if (tags.some((tag) => tag.length > 40))
    row.error('tags', 'A tag has more than 40 characters. Are they separated by | or ,?');
  return tags;
}

/** Cookies as browsers export them: a JSON array of objects with a name. */
function readCookies(row: RowReading): string | null {
  const text = row.secret('cookies', longestCookies, 'The cookies');
  if (text === null) return null;
  const expected =
    'Cookies as a JSON array were expected, such as [{"name": "…", "value": "…", "domain": "…"}].';
  try {
    const value = JSON.parse(text) as unknown;
    const isCookie = (each: unknown) => typeof each === 'object' && each !== null && 'name' in each;
    return Array.isArray(value) && value.every(isCookie) ? text : row.error('cookies', expected);
  } catch {
    return row.error('cookies', expected);
  }
}

function shown(values: Record<string, string | null>, row: RowReading): Record<string, string> {
  const all = {
    ...values,
    proxy: row.text('proxy') || row.text('proxy_id'),
    profile: row.text('profile') || row.text('profile_id'),
    device: row.text('device'),
    notes: row.text('notes').slice(0, 100),
    password: row.exact('password') === '' ? '' : '••••••',
    cookies: row.exact('cookies') === '' ? '' : '••••••',
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text ? [[name, text]] : [])));
}
