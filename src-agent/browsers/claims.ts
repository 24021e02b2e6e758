import type { Claim, NewProfile } from '../../src-shared/domain/profile.ts';
import { readUserAgent } from '../profiles/profile-fit.ts';
import { acceptLanguages } from './browser-plan.ts';
import type { BrowserReport } from './browser-report.ts';
import type { Brand } from './emulation.ts';
import { navigatorPlatform } from './emulation.ts';

/** Claims under a heading: of pages, of workers, of requests. */
export type ClaimGroup = { readonly title: string; readonly claims: readonly Claim[] };

type Wanted = Omit<NewProfile, 'name'>;

/** Compares what the profile asks for with what the browser reports, line by line. */
export function compareClaims(wanted: Wanted, report: BrowserReport): ClaimGroup[] {
  return [
    { title: 'What pages see', claims: pageClaims(wanted, report.page) },
    { title: 'What workers see', claims: workerClaims(wanted, report.worker) },
    { title: 'What requests send', claims: headerClaims(wanted, report.headers) },
  ];
}

function pageClaims(wanted: Wanted, page: BrowserReport['page']): Claim[] {
  const { fingerprint: print, viewport } = wanted;
  return [
    same('User agent', wanted.userAgent, page.userAgent),
    same('Platform', navigatorPlatform(print.platform), page.platform),
    ...scopeClaims('', wanted, page),
    same('Language of dates and numbers', wanted.locale, page.locale),
    same('Architecture hint', print.architecture, page.hints.architecture ?? ''),
    same('Model hint', print.model, page.hints.model ?? ''),
    brands('Full versions', wanted, page.hints.fullVersionList ?? []),
    same('Page size', size(viewport), size(page.viewport)),
    same('Screen size', size(viewport), size(page.screen)),
    same('Device scale', String(print.deviceScaleFactor), String(page.deviceScaleFactor)),
    same('Touch points', print.touch ? '5' : '0', String(page.maxTouchPoints)),
    {
      ...same('Pointer', print.touch ? 'coarse' : 'not coarse', page.pointer),
      agrees: print.touch === (page.pointer === 'coarse'),
    },
    {
      ...same(
        'Colour scheme',
        print.colorScheme === 'no-preference' ? 'as the computer has it' : print.colorScheme,
        page.colorScheme,
      ),
      agrees: print.colorScheme === 'no-preference' || print.colorScheme === page.colorScheme,
    },
  ];
}

function workerClaims(wanted: Wanted, worker: BrowserReport['worker']): Claim[] {
  return [
    same('User agent in a worker', wanted.userAgent, worker.userAgent),
    ...scopeClaims(' in a worker', wanted, worker),
  ];
}

function scopeClaims(where: string, wanted: Wanted, found: BrowserReport['worker']): Claim[] {
  const { fingerprint: print } = wanted;
  const languages = acceptLanguages(wanted.locale).split(',').join(', ');
  return [
    same(`Languages${where}`, languages, found.languages.join(', ')),
    {
      ...same(`Time zone${where}`, wanted.timezone, found.timezone),
      agrees: zone(wanted.timezone) === zone(found.timezone),
    },
    same(`Mobile hint${where}`, yesNo(print.mobile), yesNo(found.hints.mobile ?? false)),
    same(`Platform hint${where}`, print.platform, found.hints.platform ?? ''),
    same(`Platform version hint${where}`, print.platformVersion, found.hints.platformVersion ?? ''),
    brands(`Brands${where}`, wanted, found.hints.brands ?? []),
  ];
}

function headerClaims(wanted: Wanted, headers: BrowserReport['headers']): Claim[] {
  const { fingerprint: print } = wanted;
  const [first = '', ...rest] = acceptLanguages(wanted.locale).split(',');
  const quoted = (name: string, value: string) =>
    same(name, `"${value}"`, headers[name.toLowerCase()] ?? 'not sent');
  return [
    same('User-Agent', wanted.userAgent, headers['user-agent'] ?? 'not sent'),
    same(
      'Accept-Language',
      [first, ...rest.map((language) => `${language};q=0.9`)].join(','),
      headers['accept-language'] ?? 'not sent',
    ),
    same('Sec-CH-UA-Mobile', print.mobile ? '?1' : '?0', headers['sec-ch-ua-mobile'] ?? 'not sent'),
    quoted('Sec-CH-UA-Platform', print.platform),
    quoted('Sec-CH-UA-Platform-Version', print.platformVersion),
    quoted('Sec-CH-UA-Arch', print.architecture),
    quoted('Sec-CH-UA-Model', print.model),
    brands('Sec-CH-UA', wanted, readBrands(headers['sec-ch-ua'] ?? '')),
    brands('Sec-CH-UA-Full-Version-List', wanted, readBrands(headers['sec-ch-ua-full-version-list'] ?? '')),
  ];
}

/** The brands are the browser's own; the profile only says which version of Chrome it is. */
function brands(name: string, { userAgent }: Wanted, found: readonly Brand[]): Claim {
  const major = String(readUserAgent(userAgent).chromeMajor ?? '');
  return {
    name,
    wanted: `version ${major}`,
    reported: found.map(({ brand, version }) => `${brand} ${version}`).join(', ') || 'none',
    agrees: found.some(({ brand, version }) => /Chrom/.test(brand) && version.split('.')[0] === major),
  };
}

function readBrands(header: string): Brand[] {
  return [...header.matchAll(/"([^"]*)";v="([^"]*)"/g)].map(([, brand = '', version = '']) => ({
    brand,
    version,
  }));
}

function same(name: string, wanted: string, reported: string): Claim {
  return { name, wanted, reported, agrees: wanted === reported };
}

/** Zones have older names for the same thing, and browsers answer with those: Asia/Calcutta for Asia/Kolkata. */
function zone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return name;
  }
}

function size({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width} × ${height}`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
