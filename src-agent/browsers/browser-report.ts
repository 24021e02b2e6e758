import { z } from 'zod';

const hints = z.object({
  mobile: z.boolean().optional(),
  platform: z.string().optional(),
  platformVersion: z.string().optional(),
  architecture: z.string().optional(),
  model: z.string().optional(),
  brands: z.array(z.object({ brand: z.string(), version: z.string() })).optional(),
  fullVersionList: z.array(z.object({ brand: z.string(), version: z.string() })).optional(),
});

const scope = z.object({
  userAgent: z.string(),
  languages: z.array(z.string()),
  timezone: z.string(),
  locale: z.string(),
  hints,
});

/** What a page of the browser finds out about it; sizes in CSS pixels. */
export const browserReport = z.object({
  page: scope.extend({
    platform: z.string(),
    maxTouchPoints: z.number(),
    viewport: z.object({ width: z.number(), height: z.number() }),
    screen: z.object({ width: z.number(), height: z.number() }),
    deviceScaleFactor: z.number(),
    colorScheme: z.string(),
    pointer: z.string(),
  }),
  worker: scope,
});
export type BrowserReport = z.infer<typeof browserReport> & {
  /** Of the request the page was asked for with; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
};

const readScope = `const readScope = async () => {
  const data = navigator.userAgentData;
  const wanted = ['platformVersion', 'architecture', 'model', 'fullVersionList'];
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return {
    userAgent: navigator.userAgent,
    languages: [...navigator.languages],
    timezone: timeZone,
    locale,
    hints: data ? await data.getHighEntropyValues(wanted) : {},
  };
};`;

/** Runs in a page and answers its report; the worker is one of the page's own. */
export const reportExpression = `(async () => {
  ${readScope}
  const source = ${JSON.stringify(`${readScope} readScope().then((found) => postMessage(found));`)};
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = await new Promise((resolve, reject) => {
    const started = new Worker(address);
    started.onmessage = ({ data }) => resolve(data);
    started.onerror = () => reject(new Error('the worker did not start'));
  });
  URL.revokeObjectURL(address);
  const media = (query) => matchMedia(query).matches;
  return {
    page: {
      ...(await readScope()),
      platform: navigator.platform,
      maxTouchPoints: navigator.maxTouchPoints,
      viewport: { width: innerWidth, height: innerHeight },
      screen: { width: screen.width, height: screen.height },
      deviceScaleFactor: devicePixelRatio,
      colorScheme: media('(prefers-color-scheme: dark)') ? 'dark' : 'light',
      pointer: media('(pointer: coarse)') ? 'coarse' : media('(pointer: fine)') ? 'fine' : 'none',
    },
    worker,
  };
})()`;
