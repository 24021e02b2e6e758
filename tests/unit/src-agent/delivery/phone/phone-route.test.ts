import { expect, test } from 'vitest';
import { phoneApps } from '../../../../../src-agent/delivery/phone/apps.ts';
import { phoneKinds } from '../../../../../src-agent/delivery/phone/phone-route.ts';
import { platform } from '../../../../../src-shared/domain/platform.ts';

test.each(platform.options)('what the route says it takes of %s is what the app can do', (name) => {
  const can = Object.keys(phoneApps[name].posts);
  const warmup = phoneApps[name].engagement === null ? [] : ['warmup'];
  expect([...phoneKinds[name]].toSorted()).toEqual([...can, ...warmup].toSorted());
});
