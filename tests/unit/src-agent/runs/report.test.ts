import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { type ReportContent, renderReport } from '../../../../src-agent/runs/report.ts';
import { duration } from '../../../../src-agent/runs/report-words.ts';
import { attempt, job, run, step } from '../../../support/report-content.ts';

type Element = { name: string; attributes: Record<string, string>; text: string };

/** Reads the page as a browser does: every element with its attributes and the text inside it. */
function elements(page: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element = { name, attributes, text: '' };
      all.push(element);
      open.push(element);
    },
    ontext: (text) => open.forEach((element) => (element.text += text)),
    onclosetag: () => open.pop(),
  });
  parser.end(page);
  return all;
}

const content = (change: Partial<ReportContent> = {}): ReportContent => ({
  run: run(),
  jobs: [job({ id: 1 })],
  steps: [step({ id: 11, jobId: 1, attemptId: 5, hasBefore: true, hasAfter: true })],
  attempts: [attempt({ id: 5, jobId: 1 })],
  picture: (id, when) => Buffer.from(`${id} ${when}`).toString('base64'),
  ...change,
});
const visible = (page: string) =>
  (elements(page).find(({ name }) => name === 'main')?.text ?? '').replace(/\s+/g, ' ');

describe('the report', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</blockquote></article><iframe src="https://example.com">',
    '&lt;b&gt; is not <b>',
    '</style><script src=//example.com></script>',
    'line one\nline two\u2028three 🎉',
  ])('shows hostile text as text: %j', (text) => {
    const problem = { code: 'challenge' as const, message: text, nextAction: text };
    const page = renderReport(
      content({
        run: run({ campaignName: text }),
        jobs: [
          job({ id: 1, caption: text, accountHandle: text, deviceName: text, status: 'failed', problem }),
        ],
        steps: [
          step({
            id: 11,
            jobId: 1,
            attemptId: 5,
            title: text,
            screen: text,
            selector: text,
            problem,
            hasAfter: true,
          }),
        ],
        attempts: [attempt({ id: 5, jobId: 1 }), attempt({ id: 6, jobId: 1, number: 2, problem })],
      }),
    );
    const found = elements(page);
    const safe = elements(renderReport(content()));
    expect(found.find(({ name }) => name === 'blockquote')?.text).toBe(text);
    expect(found.find(({ name }) => name === 'h1')?.text).toBe(text);
    expect(found.find(({ name }) => name === 'code')?.text).toBe(text);
    expect(found.find(({ name }) => name === 'img')?.attributes['alt']).toContain(text);
    const known = new Set([...safe.map(({ name }) => name), 'strong']);
    expect(found.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    const attributes = found.flatMap((element) => Object.keys(element.attributes));
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
  });

  test('is one file that needs nothing from elsewhere and forbids everything else', () => {
    const page = renderReport(content());
    const links = elements(page).flatMap(({ attributes }) => [attributes['src'], attributes['href']]);
    expect(links.filter((link) => link !== undefined && !/^(data:image\/png;base64,|#)/.test(link))).toEqual(
      [],
    );
    const style = elements(page).find(({ name }) => name === 'style')?.text ?? '';
    const policy = elements(page).find(({ attributes }) => attributes['http-equiv'] !== undefined);
    expect(policy?.attributes['content']).toContain("default-src 'none'");
    expect(policy?.attributes['content']).toContain(createHash('sha256').update(style).digest('base64'));
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('holds each picture once, opens it large and leads back to its job', () => {
    const found = elements(renderReport(content()));
    expect(found.filter(({ name }) => name === 'img').map(({ attributes }) => attributes['src'])).toEqual(
      ['11 before', '11 after'].map(
        (text) => `data:image/png;base64,${Buffer.from(text).toString('base64')}`,
      ),
    );
    const ids = new Set(found.map(({ attributes }) => attributes['id']));
    const targets = found.flatMap(({ attributes }) => attributes['href']?.slice(1) ?? []);
    expect(targets).toEqual(['picture-11-before', 'job-1', 'picture-11-after', 'job-1']);
    expect(targets.every((target) => ids.has(target))).toBe(true);
  });

  test('leaves out pictures that were not kept', () => {
    const page = renderReport(content({ picture: () => null }));
    expect(elements(page).filter(({ name }) => name === 'img')).toEqual([]);
  });

  test('tells what happened and what to do, attempt by attempt', () => {
    const problem = {
      code: 'outcome_unknown' as const,
      message: 'The phone went away while it was sharing.',
      nextAction: 'Look at the profile on the phone.',
    };
    const text = visible(
      renderReport(
        content({
          run: run({ status: 'waiting', finishedAt: null }),
          jobs: [
            job({ id: 1, status: 'needs_review', problem }),
            job({ id: 2, accountHandle: 'other', deviceId: 8 }),
          ],
          attempts: [
            attempt({ id: 5, jobId: 1, state: 'not_published' }),
            attempt({ id: 6, jobId: 1, number: 2, state: 'unknown', problem }),
            attempt({ id: 7, jobId: 2 }),
          ],
          steps: [
            step({ id: 11, jobId: 1, attemptId: 5, title: 'Open the profile' }),
            step({
              id: 12,
              jobId: 1,
              attemptId: 6,
              title: 'Tap Share',
              outcome: 'stopped',
              durationMs: 61_000,
            }),
          ],
        }),
      ),
    );
    expect(text).toMatch(/Waiting for you.*1 of 2.*Phones 2.*not finished.*Need you 1/);
    expect(text).toMatch(
      /Needs you.*went away while it was sharing.*What to do: Look at the profile.*Attempt 1: seen not to be published.*Open the profile.*Attempt 2: outcome not known.*Tap Share.*1 min 1 s.*@other/,
    );
  });

  test('shows times in the zone it is given', () => {
    expect(visible(renderReport(content({ timeZone: 'Asia/Tokyo' })))).toMatch(
      /Started 21 November 2026.* 19:00/,
    );
    expect(visible(renderReport(content()))).toMatch(/Started 21 November 2026.* 10:00/);
  });
});

test.each([
  [0, '0.0 s'],
  [9_940, '9.9 s'],
  [9_960, '10 s'],
  [59_600, '1 min 0 s'],
  [3_599_000, '59 min 59 s'],
  [4_320_000, '1 h 12 min'],
])('%i ms reads %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});
