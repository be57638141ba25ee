import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** A record being written: its fields as they are typed, and as they were when the writing began. */
export interface RecordDraft<Fields> {
  base: Fields;
  fields: Fields;
  organisationId: OrganisationId | null;
}

type RecordKind = CommandArgs<'record.set'>['kind'];
type Values = CommandArgs<'record.set'>['set'];

/** How the fields of one kind of record become its values, and what stands in the way. */
export interface RecordWriting<Fields, Problems extends object> {
  kind: RecordKind;
  /** What must be put right before the record can be saved, by field; empty when nothing must. */
  problemsOf: (draft: RecordDraft<Fields>) => Problems;
  valuesOf: (fields: Fields) => Values;
  /** Values that a new record has beside the written ones. */
  newValues?: Values;
}

/** Returns the draft of a record whose fields say `fields`. */
export function startRecord<Fields>(fields: Fields, organisationId: OrganisationId | null): RecordDraft<Fields> {
  return { base: fields, fields, organisationId };
}

/** Returns the command that makes the record, or null while the draft has problems. */
export function createRecordArgs<Fields>(
  { kind, problemsOf, valuesOf, newValues }: RecordWriting<Fields, object>,
  draft: RecordDraft<Fields>,
  id: Id,
): CommandArgs<'record.create'> | null {
  const { organisationId, fields } = draft;
  if (organisationId === null || Object.keys(problemsOf(draft)).length > 0) return null;
  return { kind, id, organisationId, values: { ...valuesOf(fields), ...newValues } };
}

/** Returns the command for what was changed, with the values seen when the writing began; null when nothing was. */
export function changeRecordArgs<Fields>(
  { kind, valuesOf }: RecordWriting<Fields, object>,
  draft: RecordDraft<Fields>,
  id: Id,
): CommandArgs<'record.set'> | null {
  const [set, was] = [valuesOf(draft.fields), valuesOf(draft.base)];
  const changed = (name: string) => JSON.stringify(set[name]) !== JSON.stringify(was[name]);
  const only = (values: Values) => Object.fromEntries(Object.entries(values).filter(([name]) => changed(name)));
  const named = only(set);
  return Object.keys(named).length === 0 ? null : { kind, id, set: named, was: only(was) };
}

const keywordMax = 60;
const keywordsMost = 50;

/** Returns the words between the commas, each once. */
export function keywordsOf(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

/** True when a record cannot keep the words between the commas: too many, or one too long. */
export function areKeywordsTooMany(text: string): boolean {
  const keywords = keywordsOf(text);
  return keywords.length > keywordsMost || keywords.some((word) => word.length > keywordMax);
}
