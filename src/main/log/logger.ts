import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Level = 'info' | 'warning' | 'error';
type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** The application's log. Events and fields name states, codes and counts, never what people wrote or who they are. */
export interface Logger {
  info(event: string, fields?: Fields): void;
  warning(event: string, fields?: Fields): void;
  error(event: string, error: unknown, fields?: Fields): void;
}

const rotateAtBytes = 5_000_000;

/** Returns what a log may say about a thrown value: its kind, code and message, and the stack of a programming error. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const fields = { error: error.name, message: error.message, stack: error.stack ?? '' };
  return 'code' in error && typeof error.code === 'string' ? { ...fields, code: error.code } : fields;
}

/**
 * Returns a logger that appends one JSON line per event to `vaxelbord.log` in the folder and keeps one earlier file. It
 * writes synchronously: lines are few, and the last one before a crash is the one that matters. A log that cannot be
 * written says so once on standard error and never stops the application.
 */
export function createFileLogger(folder: string): Logger {
  const file = join(folder, 'vaxelbord.log');
  let complained = false;
  let size = 0;
  const complain = (error: unknown) => {
    if (complained) return;
    complained = true;
    process.stderr.write(`The log ${file} cannot be written: ${String(error)}\n`);
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch (error) {
    complain(error);
  }
  const write = (level: Level, event: string, fields: Fields) => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`;
    try {
      if (size > rotateAtBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += line.length;
    } catch (error) {
      complain(error);
    }
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warning: (event, fields = {}) => write('warning', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...fields, ...errorFields(error) }),
  };
}
