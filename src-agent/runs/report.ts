import { accountName } from '../../src-shared/account-name.ts';
import { createHash } from 'node:crypto';
import type { Attempt, Job, Step } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Run } from '../../src-shared/domain/run.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { Html, html } from './html.ts';
import { reportStyle } from './report-style.ts';
import { attemptWords, between, duration, type Shown, shownJob, shownRun } from './report-words.ts';

/** What a report is made of. `picture` answers base64 of a PNG or WebP, or null when none was kept. */
export type ReportContent = {
  readonly run: Run;
  readonly jobs: readonly Job[];
  readonly steps: readonly Step[];
  readonly attempts: readonly Attempt[];
  readonly picture: (stepId: number, when: 'before' | 'after') => string | null;
  /** IANA name of the zone times are shown in. */
  readonly timeZone?: string;
};

/**
 * The run as one HTML file: no script, nothing from elsewhere, its own policy that forbids both, so that it can
 * be mailed and kept. Pictures open large through `:target`, so each is in the file once.
 */
export function renderReport(content: ReportContent): string {
  const { run, jobs } = content;
  const at = clock(content.timeZone ?? 'UTC');
  const state = shownRun(run.status);
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${digest(reportStyle)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${run.campaignName} – run ${run.id}</title>
        ${new Html(`<style>${reportStyle}</style>`)}
      </head>
      <body>
        <main>
          <p class="brand">Switchyard · Run ${run.id}</p>
          <h1>${run.campaignName}</h1>
          <p class="meta">${badge(state)} Started ${at(run.startedAt)}</p>
          ${bar(jobs)} ${facts(content)} ${jobs.map((job) => jobCard(job, content))}
          <footer>Times in ${content.timeZone ?? 'UTC'}. Click a picture to see it large.</footer>
        </main>
      </body>
    </html> `.text;
}

function facts({ run, jobs }: ReportContent): Html {
  const count = (tone: Shown['tone']) => jobs.filter((job) => shownJob(job.status).tone === tone).length;
  const phones = new Set(jobs.flatMap(({ deviceId }) => (deviceId === null ? [] : [deviceId]))).size;
  const rows: [string, string][] = [
    ['Published', `${count('good')} of ${jobs.length}`],
    ['Phones', String(phones)],
    ['Took', between(run.startedAt, run.finishedAt) ?? 'not finished'],
  ];
  if (count('bad') > 0) rows.push(['Failed', String(count('bad'))]);
  if (count('ask') > 0) rows.push(['Need you', String(count('ask'))]);
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function bar(jobs: readonly Job[]): Html {
  const tones = ['good', 'busy', 'ask', 'bad', 'quiet'] as const;
  const sorted = tones.flatMap((tone) =>
    jobs.map((job) => shownJob(job.status).tone).filter((t) => t === tone),
  );
  const width = sorted.length === 0 ? 0 : 100 / sorted.length;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${sorted.map((tone, index) => html`<rect class="${tone}" x="${index * width}" width="${width}" height="1" />`)}
  </svg>`;
}

function jobCard(job: Job, content: ReportContent): Html {
  const state = shownJob(job.status);
  const took = between(job.startedAt, job.finishedAt);
  const attempts = content.attempts
    .filter(({ jobId }) => jobId === job.id)
    .toSorted((a, b) => a.number - b.number);
  return html`<article id="job-${job.id}">
    <header>
      <h2>${accountName(job.accountHandle)}</h2>
      ${badge(state)}
      <p class="where">
        ${[platformName(job.platform), job.deviceName, took].filter((text) => text !== null).join(' · ')}
      </p>
    </header>
    <blockquote>${job.caption}</blockquote>
    ${job.problem === null ? null : problemBox(job.problem, state)}
    ${attempts.map((attempt) => attemptPart(attempt, attempts.length > 1, job, content))}
  </article>`;
}

function attemptPart(attempt: Attempt, numbered: boolean, job: Job, content: ReportContent): Html {
  const steps = content.steps.filter(({ attemptId }) => attemptId === attempt.id);
  const heading = numbered ? `Attempt ${attempt.number}: ${attemptWords(attempt.state)}` : 'Steps';
  return html`<h3>${heading}</h3>
    ${
      attempt.problem === null || attempt.problem.message === job.problem?.message
        ? null
        : html`<p class="meta">${attempt.problem.message}</p>`
    }
    <ol>
      ${steps.map((step) => stepRow(step, job, content))}
    </ol>`;
}

function stepRow(step: Step, job: Job, content: ReportContent): Html {
  const tone = { running: 'busy', done: 'good', stopped: 'bad' }[step.outcome];
  const pictures = (['before', 'after'] as const).flatMap((when) => {
    const image = (when === 'before' ? step.hasBefore : step.hasAfter)
      ? content.picture(step.id, when)
      : null;
    return image === null ? [] : [thumbnail(step, job, when, image)];
  });
  const how = [
    ...(step.screen === null ? [] : [html`Screen: ${step.screen}`]),
    ...(step.selector === null ? [] : [html`Element: <code>${step.selector}</code>`]),
    ...(step.problem === null ? [] : [html`${step.problem.message}`]),
  ];
  return html`<li class="${tone}">
    <div class="words">
      <span class="title">${step.title}</span>
      ${how.map((line) => html`<span class="how">${line}</span>`)}
    </div>
    <div class="pictures">${pictures}</div>
    <span class="time">${step.durationMs === null ? '' : duration(step.durationMs)}</span>
  </li>`;
}

function thumbnail(step: Step, job: Job, when: 'before' | 'after', image: string): Html {
  const name = `picture-${step.id}-${when}`;
  const words = `${when === 'before' ? 'Before' : 'After'}: ${step.title}, ${accountName(job.accountHandle)}`;
  return html`<div class="slot">
    <figure id="${name}">
      <a href="#${name}"
        ><img src="data:${imageType(image)};base64,${image}" alt="${words}" loading="lazy"
      /></a>
      <figcaption>${when}</figcaption>
      <a class="close" href="#job-${job.id}">Close</a>
    </figure>
  </div>`;
}

function problemBox(problem: Problem, state: Shown): Html {
  return html`<div class="problem ${state.tone}">
    <p>${problem.message}</p>
    <p class="next"><strong>What to do:</strong> ${problem.nextAction}</p>
  </div>`;
}

function badge({ words, tone }: Shown): Html {
  return html`<span class="badge ${tone}">${words}</span>`;
}

/** Told by the first bytes in base64: WebP files begin with RIFF. */
function imageType(base64: string): string {
  return base64.startsWith('UklGR') ? 'image/webp' : 'image/png';
}

function clock(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (instant) => format.format(new Date(instant));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
