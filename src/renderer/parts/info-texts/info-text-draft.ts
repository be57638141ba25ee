import type { CommandArgs } from '#shared/commands/registry.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { InfoText } from '#shared/info-texts/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** What is written in the form. */
export interface InfoTextFields {
  title: string;
  body: string;
  /** With commas between. */
  keywords: string;
  unitId: Id | null;
  validFrom: string | null;
  validUntil: string | null;
}

/** `base` is how the text was when the writing began. */
export interface InfoTextDraft {
  base: InfoTextFields;
  fields: InfoTextFields;
  organisationId: OrganisationId | null;
}

export const titleMax = 200;
export const bodyMax = 20_000;
const keywordMax = 60;
const keywordsMost = 50;

/** Returns the words between the commas, each once. */
function keywordsOf(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

/** Returns the draft of an info text; an empty one for a new text. */
export function startInfoText(info: InfoText | undefined, organisationId: OrganisationId | null): InfoTextDraft {
  const fields: InfoTextFields = {
    title: info?.title ?? '',
    body: info?.body ?? '',
    keywords: (info?.keywords ?? []).join(', '),
    unitId: info?.unitId ?? null,
    validFrom: info?.validFrom ?? null,
    validUntil: info?.validUntil ?? null,
  };
  return { base: fields, fields, organisationId: info?.organisationId ?? organisationId };
}

export type InfoTextProblems = Partial<
  Record<'title' | 'body' | 'keywords' | 'validUntil' | 'organisationId', MessageId>
>;

/** Returns what must be put right before the text can be saved, by field. */
export function infoTextProblems({ fields, organisationId }: InfoTextDraft): InfoTextProblems {
  const problems: InfoTextProblems = {};
  const title = fields.title.trim();
  if (organisationId === null) problems.organisationId = 'infoTexts.edit.organisationMissing';
  if (title === '') problems.title = 'infoTexts.edit.titleMissing';
  else if (title.length > titleMax) problems.title = 'infoTexts.edit.tooLong';
  if (fields.body.length > bodyMax) problems.body = 'infoTexts.edit.tooLong';
  const keywords = keywordsOf(fields.keywords);
  if (keywords.length > keywordsMost || keywords.some((word) => word.length > keywordMax)) {
    problems.keywords = 'infoTexts.edit.keywordsTooMany';
  }
  if (fields.validFrom !== null && fields.validUntil !== null && fields.validUntil < fields.validFrom) {
    problems.validUntil = 'infoTexts.edit.datesWrong';
  }
  return problems;
}

type Values = CommandArgs<'record.set'>['set'];

function valuesOf(fields: InfoTextFields): Values {
  return { ...fields, title: fields.title.trim(), keywords: keywordsOf(fields.keywords) };
}

/** Returns the command that makes the text, or null while the draft has problems. */
export function createInfoTextArgs(draft: InfoTextDraft, id: Id): CommandArgs<'record.create'> | null {
  const { organisationId, fields } = draft;
  if (organisationId === null || Object.keys(infoTextProblems(draft)).length > 0) return null;
  return { kind: 'infoTexts', id, organisationId, values: { ...valuesOf(fields), active: true } };
}

/** Returns the command for what was changed, with the values seen when the writing began; null when nothing was. */
export function changeInfoTextArgs(draft: InfoTextDraft, id: Id): CommandArgs<'record.set'> | null {
  const [set, was] = [valuesOf(draft.fields), valuesOf(draft.base)];
  const changed = (name: string) => JSON.stringify(set[name]) !== JSON.stringify(was[name]);
  const only = (values: Values) => Object.fromEntries(Object.entries(values).filter(([name]) => changed(name)));
  const named = only(set);
  return Object.keys(named).length === 0 ? null : { kind: 'infoTexts', id, set: named, was: only(was) };
}
