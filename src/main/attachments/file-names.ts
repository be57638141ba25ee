import { extname } from 'node:path';

/** Kinds of file that programs show and do not carry out. Everything else can be saved, not opened from here. */
const openable: ReadonlySet<string> = new Set([
  ...['.png', '.jpg', '.jpeg', '.gif', '.webp', '.heic', '.bmp', '.tif', '.tiff'],
  ...['.pdf', '.txt', '.log', '.csv', '.rtf', '.eml', '.msg'],
  ...['.docx', '.xlsx', '.pptx', '.odt', '.ods', '.odp'],
  ...['.mp4', '.mov', '.webm', '.mp3', '.m4a', '.wav', '.ogg'],
]);

const windowsDevices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Returns a name that is one file in one folder on every system: without separators, control characters and the marks that
 * turn the direction of writing ("gpj.exe" shown as "exe.jpg").
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .slice(0, 150)
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'fil';
  return windowsDevices.test(plain) ? `_${plain}` : plain;
}

/** Whether a file of this name may be handed to the system's program for it. */
export function mayBeOpened(name: string): boolean {
  return openable.has(extname(safeFileName(name)).toLowerCase());
}
