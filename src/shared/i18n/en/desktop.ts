import type { desktop as source } from '../sv/desktop.ts';

export const desktop: Readonly<Record<keyof typeof source, string>> = {
  'desktop.menu.file': 'File',
  'desktop.menu.newWindow': 'New window',
  'desktop.menu.quit': 'Quit Växelbord',
  'desktop.menu.edit': 'Edit',
  'desktop.menu.undo': 'Undo',
  'desktop.menu.redo': 'Redo',
  'desktop.menu.cut': 'Cut',
  'desktop.menu.copy': 'Copy',
  'desktop.menu.paste': 'Paste',
  'desktop.menu.selectAll': 'Select all',
  'desktop.menu.view': 'View',
  'desktop.menu.actualSize': 'Actual size',
  'desktop.menu.zoomIn': 'Zoom in',
  'desktop.menu.zoomOut': 'Zoom out',
  'desktop.menu.fullScreen': 'Full screen',
  'desktop.menu.reload': 'Reload the window',
  'desktop.menu.developerTools': 'Developer tools',
  'desktop.menu.window': 'Window',
  'desktop.menu.minimise': 'Minimise',
  'desktop.menu.help': 'Help',
  'desktop.menu.logs': 'Open the folder with logs',
  'desktop.failure.title': 'Something went wrong in Växelbord',
  'desktop.failure.detail':
    'Everything that has been saved is still there. Restart the application if something does not respond. The error is in the log: {folder}',
  'desktop.failure.continue': 'Continue',
  'desktop.failure.restart': 'Restart',
  'desktop.start.title': 'Växelbord cannot start',
  'desktop.storage.full': 'The disk is full',
  'desktop.storage.unwritable': "The application's folder cannot be written",
  'desktop.storage.detail':
    'You can read, but nothing new can be saved until there is room and permission to write in {folder}. What has been saved is still there.',
  'desktop.storage.ok': 'Continue and read',
  'desktop.window.crashed': 'The window stops again and again',
  'desktop.window.crashedDetail':
    'It has been restarted several times without going on to work. Everything that has been saved is still there. Restart the application; if that does not help, contact whoever looks after the computer. The log: {folder}',
};
