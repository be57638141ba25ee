import type { MessageId } from '../i18n/sv/index.ts';
import type { RowKind } from '../sync/kinds.ts';
import type { RefusalCode } from './refusal.ts';

/** What kind of thing a person wrote or chose, so that it can be said in words and asked for again. */
export type FieldShape =
  | { type: 'text'; isLong: boolean }
  /** `words` and the value, with a full stop between, name the text of each value. */
  | { type: 'choice'; words: string; values: readonly string[] }
  | { type: 'instant' }
  | { type: 'whole' }
  | { type: 'reference'; kind: RowKind }
  | { type: 'organisation' }
  /** Several short texts. */
  | { type: 'texts' }
  | { type: 'flag' }
  /** The answered questions of a guided fault report. */
  | { type: 'answers' };

/** One thing in a command's arguments that says something to the person who gave it. */
export interface CommandField {
  /** Keys of the arguments, from the outside in. */
  path: readonly string[];
  label: MessageId;
  shape: FieldShape;
  /** Whether it can be corrected; what the command is about and what a machine said cannot. */
  isOpen: boolean;
}

/** A row that arguments name, by the argument with its identifier; its kind is always the same, or stands in the arguments too. */
export type RowArgument =
  | { kind: RowKind; path: readonly string[] }
  | { kindPath: readonly string[]; path: readonly string[] };

/** A command in words: what it is called, what it is about, what it makes, what was written in it. */
export interface CommandDescription {
  title: MessageId;
  /** The existing row it is about; null when it makes something new. */
  about: RowArgument | null;
  /** The row it makes. */
  makes: RowArgument | null;
  fields: readonly CommandField[];
  /** Fields that are absent together; a refusal that asks for them opens their places. */
  groups?: readonly { path: readonly string[]; empty: unknown; neededFor: RefusalCode }[];
}
