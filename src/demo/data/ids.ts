import { v5 as uuidV5 } from 'uuid';
import type { Id } from '#shared/identity/ids.ts';
import type { Random } from './random.ts';

const namespace = '6f1d4c1e-5d0b-5a53-9a0e-2f3a7c6b8d10';

/** Returns the identifier of a demonstration row with a lasting name ("unit:burlov:svenshogsskolan"), the same on every day. */
export function namedId(name: string): Id {
  return uuidV5(name, namespace);
}

/** Returns an identifier in the shape of UUIDv7 whose time part is `at`, so that rows sort by when they were made. */
export function timedId(at: number, random: Random): Id {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  const hex = (digits: number) =>
    random
      .integer(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}
