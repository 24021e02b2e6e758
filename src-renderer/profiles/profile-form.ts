import type { Fingerprint, NewProfile, Profile } from '../../src-shared/domain/profile.ts';

/** A profile as its form holds it: flat, and numbers may be being typed. */
export type ProfileForm = Omit<Fingerprint, 'deviceScaleFactor'> & {
  name: string;
  userAgent: string;
  width: number | string;
  height: number | string;
  deviceScaleFactor: number | string;
  timezone: string;
  locale: string;
};

/** A stored profile, to change. */
export function formOf({ name, userAgent, viewport, timezone, locale, fingerprint }: Profile): ProfileForm {
  return { name, userAgent, ...viewport, timezone, locale, ...fingerprint };
}

/** What the agent is asked to store. */
export function profileOf(form: ProfileForm): NewProfile {
  const { name, userAgent, width, height, timezone, locale, deviceScaleFactor, ...hints } = form;
  return {
    name,
    userAgent,
    viewport: { width: Number(width), height: Number(height) },
    timezone,
    locale,
    fingerprint: { ...hints, deviceScaleFactor: Number(deviceScaleFactor) },
  };
}

/** The field of the form that an answer's path is about: `viewport.width` → `width`. */
export function formField(path: string): string {
  return path.replace(/^(viewport|fingerprint)\./, '');
}

/** What can be told to be wrong before the agent is asked, by field. */
export function formProblems(form: ProfileForm): Record<string, string> {
  const side = (value: number | string) => Number(value) >= 200 && Number(value) <= 7680;
  const scale = Number(form.deviceScaleFactor);
  return {
    ...(form.name.trim() === '' ? { name: 'Give it a name.' } : {}),
    ...(form.userAgent.trim().length < 10 ? { userAgent: 'The user agent as the browser sends it.' } : {}),
    ...(side(form.width) ? {} : { width: 'From 200 to 7680.' }),
    ...(side(form.height) ? {} : { height: 'From 200 to 7680.' }),
    ...(scale >= 0.5 && scale <= 5 ? {} : { deviceScaleFactor: 'From 0.5 to 5.' }),
    ...(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(form.locale.trim())
      ? {}
      : { locale: 'A language such as en-US.' }),
  };
}
