import type { MenuItem } from '../ports.ts';

/**
 * The native menu. All by role, so that the system translates and wires them; without an Edit menu, text fields
 * on macOS have no copy and paste.
 */
export function applicationMenu(facts: { readonly mac: boolean; readonly packaged: boolean }): MenuItem[] {
  const development: MenuItem[] = facts.packaged ? [] : [{ role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(facts.mac ? [{ role: 'appMenu' } as const] : [{ role: 'fileMenu' } as const]),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        ...development,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
