import type { ReferenceKind } from '#renderer/data/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { RecordKind } from '#shared/records/schema.ts';
import type { Row } from '#shared/sync/kinds.ts';

/** Kinds a field may refer to; all have a name. */
export type NamedKind = Extract<
  ReferenceKind,
  'groups' | 'serviceAreas' | 'serviceLevels' | 'services' | 'suppliers' | 'scripts' | 'queues' | 'users'
>;

/** How a field is filled in. */
export type FieldInput =
  | { type: 'line' }
  | { type: 'text'; rows: number }
  | { type: 'whole'; min: number; max: number }
  | { type: 'flag' }
  | { type: 'choice'; options: readonly { value: string | number; label: MessageId }[] }
  | { type: 'date' }
  /** Several texts, one a line. */
  | { type: 'lines' }
  | { type: 'reference'; kind: NamedKind }
  | { type: 'references'; kind: NamedKind }
  | { type: 'person' }
  | { type: 'people' }
  /** The account of a person of the organisation that another field names, or none. */
  | { type: 'account'; of: string }
  | { type: 'customer' }
  /** Units of the organisation that another field names. */
  | { type: 'units'; of: string }
  /** One unit of the organisation that another field names. */
  | { type: 'unit'; of: string }
  | { type: 'phones' }
  /** A line that is null when it is empty. */
  | { type: 'line-or-none' }
  /** A number that calls come to: E.164 or an extension, however it is written. */
  | { type: 'called-number' }
  /** A place on the map. */
  | { type: 'place' }
  | { type: 'hours' }
  /** Hours of its own, or null. */
  | { type: 'own-hours' }
  | { type: 'resolve-within' }
  | { type: 'pauses' }
  | { type: 'waiting' }
  | { type: 'agreed-services' }
  /** Colleagues, ticked. */
  | { type: 'users' }
  /** When each colleague whom another field names is asked. */
  | { type: 'priorities'; of: string }
  /** What callers need somebody to know, and what each colleague whom another field names knows of it. */
  | { type: 'skills'; of: string }
  | { type: 'overflow' }
  | { type: 'thresholds' }
  /** How many are to be answered within what time, and how the abandoned count. */
  | { type: 'service-level-rule' };

/** One field of a kind's form. */
export interface FieldSpec {
  name: string;
  label: MessageId;
  help?: MessageId;
  /** May be left out: an empty value is stored as null where the schema says so. */
  isOptional?: boolean;
  /** Asked for when a record is made, and never changed. */
  isOfNew?: true;
  input: FieldInput;
}

/** Values of a record by field, as its row has them. */
export type Values = Readonly<Record<string, unknown>>;

/** Kinds that are kept here; articles, info texts and views have places of their own, and people are too many to be held whole. */
export type KeptKind = Exclude<RecordKind, 'articles' | 'savedViews' | 'infoTexts' | 'people'>;

/** Kinds that are filled in by a form of fields. */
export type FormKind = KeptKind | 'people';

/** A column of a kind's list: a field, and how wide it is. */
export interface ColumnSpec {
  name: string;
  width: number;
  grow?: number;
  hideBelow?: number;
}

/** All that tells one kind's list and form from another's. */
export interface RecordSpec<K extends FormKind = FormKind> {
  kind: K;
  /** The section's name, in the plural. */
  title: MessageId;
  /** "Ny tjänst". */
  create: MessageId;
  /** None is made here: they come from elsewhere, and only what the form shows is changed. */
  isGiven?: true;
  /** What an empty list says. */
  empty: MessageId;
  fields: readonly FieldSpec[];
  columns: readonly ColumnSpec[];
  /** What a new one begins with: every field of the schema but the row's own. */
  blank: Values;
  /** What beyond the schema must hold, by field. */
  check?: (values: Values) => Readonly<Partial<Record<string, MessageId>>>;
  /** What else a change changes. */
  alongWith?: (set: Values, row: Row<FormKind>) => Values;
  /** A field of which no two in use may have the same value, and the words that say so. */
  unique?: { field: string; taken: MessageId };
  /** Two may have the same name: something else tells them apart. */
  mayShareName?: true;
}
