import type { MessageId } from '#shared/i18n/sv/index.ts';

/** One action with its key: the source of help, palette, hints and tests. */
export interface KeyBinding {
  /** `Ctrl+Enter`, `F2`, `j`: at most two fingers, nothing that needs a bracket or backslash. */
  readonly keys: string;
  /** What it does, as a verb. */
  readonly label: MessageId;
  /** Kept out of the palette: it only makes sense with the key (moving, choosing by number). */
  readonly isOnlyKey?: boolean;
}

/** The bindings of one view or of the frame, by action. A view exports its table; the frame checks all for collisions. */
export type KeyTable<Action extends string = string> = Readonly<Record<Action, KeyBinding>>;
