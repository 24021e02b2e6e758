import type { Front } from './phone-state.ts';

/** How Android names an app: its package, and the activity that all its screens belong to. */
type AppComponent = { readonly packageName: string; readonly activity: string };

/** What can be started and then is in front. */
type Startable = Exclude<Front, 'crashed'>;

/** The apps of the phone that somebody uses. */
export const appComponents: Readonly<Record<Startable, AppComponent>> = {
  launcher: { packageName: 'com.switchyard.launcher', activity: '.Launcher' },
  gallery: { packageName: 'com.switchyard.gallery', activity: '.Gallery' },
  instagram: {
    packageName: 'com.instagram.android',
    activity: 'com.instagram.mainactivity.InstagramMainActivity',
  },
  threads: {
    packageName: 'com.instagram.barcelona',
    activity: 'com.instagram.barcelona.mainactivity.BarcelonaActivity',
  },
  tiktok: {
    packageName: 'com.zhiliaoapp.musically',
    activity: 'com.ss.android.ugc.aweme.main.MainActivity',
  },
};

/** What is in front once that package is started, or null when it has no screens. */
export function frontOf(packageName: string): Startable | null {
  const all = Object.keys(appComponents) as Startable[];
  return all.find((front) => appComponents[front].packageName === packageName) ?? null;
}
