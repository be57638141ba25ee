import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { menuKeys } from '#shared/desktop/menu-keys.ts';
import type { Translate } from '#shared/i18n/translator.ts';

/** What the entries of the menu do that the system does not know of itself. */
export interface MenuActions {
  readonly openWindow: () => void;
  readonly openLogFolder: () => void;
}

/** Sets the application menu in the chosen language. Copy and paste keys work through it on every system. */
export function setMenu(t: Translate, { openWindow, openLogFolder }: MenuActions): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [
        separator,
        { role: 'reload', label: t('desktop.menu.reload') },
        { role: 'toggleDevTools', label: t('desktop.menu.developerTools') },
      ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('desktop.menu.file'),
        submenu: [
          { label: t('desktop.menu.newWindow'), accelerator: menuKeys.newWindow, click: openWindow },
          separator,
          { role: 'quit', label: t('desktop.menu.quit') },
        ],
      },
      {
        label: t('desktop.menu.edit'),
        submenu: [
          { role: 'undo', label: t('desktop.menu.undo') },
          { role: 'redo', label: t('desktop.menu.redo') },
          separator,
          { role: 'cut', label: t('desktop.menu.cut') },
          { role: 'copy', label: t('desktop.menu.copy') },
          { role: 'paste', label: t('desktop.menu.paste') },
          { role: 'selectAll', label: t('desktop.menu.selectAll') },
        ],
      },
      {
        label: t('desktop.menu.view'),
        submenu: [
          { role: 'resetZoom', label: t('desktop.menu.actualSize') },
          { role: 'zoomIn', label: t('desktop.menu.zoomIn') },
          { role: 'zoomOut', label: t('desktop.menu.zoomOut') },
          separator,
          { role: 'togglefullscreen', label: t('desktop.menu.fullScreen') },
          ...development,
        ],
      },
      { label: t('desktop.menu.window'), submenu: [{ role: 'minimize', label: t('desktop.menu.minimise') }] },
      { label: t('desktop.menu.help'), submenu: [{ label: t('desktop.menu.logs'), click: openLogFolder }] },
    ]),
  );
}
