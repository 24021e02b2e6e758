import { nativeImage } from 'electron/common';
import { Menu, Tray } from 'electron/main';
import type { TrayPort } from '../core/ports.ts';

/** The icon in the menu bar, empty until it is first drawn. */
export function electronTray(): TrayPort {
  const tray = new Tray(nativeImage.createEmpty());
  return {
    setImage: (path) => tray.setImage(path),
    setToolTip: (text) => tray.setToolTip(text),
    setMenu: (items) => tray.setContextMenu(Menu.buildFromTemplate(items)),
    destroy: () => tray.destroy(),
  };
}
