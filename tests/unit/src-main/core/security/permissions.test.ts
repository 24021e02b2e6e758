import { describe, expect, it } from 'vitest';
import type { SessionPort } from '../../../../../src-main/core/ports.ts';
import { guardPermissions, permissions } from '../../../../../src-main/core/security/permissions.ts';
import type { PermissionName } from '../../../../../src-main/core/ports.ts';

type Handlers = {
  request: Parameters<SessionPort['setPermissionRequestHandler']>[0];
  check: Parameters<SessionPort['setPermissionCheckHandler']>[0];
  device: Parameters<SessionPort['setDevicePermissionHandler']>[0];
};

function guarded(): Handlers {
  const handlers: Partial<Handlers> = {};
  guardPermissions({
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setDevicePermissionHandler: (handler) => void (handlers.device = handler),
  });
  const { request, check, device } = handlers;
  if (!request || !check || !device) throw new Error('a decider was left at its default');
  return { request, check, device };
}

const names = [...Object.keys(permissions), 'one-of-a-later-version', 'constructor', '__proto__'];

/** What is granted when every permission there is is asked for, both ways. */
function granted(address: string, isMainFrame: boolean): { requested: string[]; checked: string[] } {
  const { request, check } = guarded();
  const requested: string[] = [];
  for (const name of names as PermissionName[]) {
    request(null, name, (yes) => yes && requested.push(name), { isMainFrame, requestingUrl: address });
  }
  const checked = (names as PermissionName[]).filter((name) => check(null, name, address, { isMainFrame }));
  return { requested, checked };
}

describe('guardPermissions', () => {
  it('grants our own top frame three harmless permissions and nothing else', () => {
    const three = ['notifications', 'clipboard-sanitized-write', 'fullscreen'];
    expect(granted('app://control/runs/1', true)).toEqual({ requested: three, checked: three });
  });

  it.each([
    ['a frame inside our page', 'app://control/', false],
    ['another page', 'https://evil.example/', true],
    ['a look-alike', 'app://control.evil/', true],
    ['nobody', '', true],
  ])('grants %s nothing', (_who, address, isMainFrame) => {
    expect(granted(address, isMainFrame)).toEqual({ requested: [], checked: [] });
  });

  it('grants no device to anyone', () => expect(guarded().device()).toBe(false));
});
