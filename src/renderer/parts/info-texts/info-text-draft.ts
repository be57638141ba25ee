import {
  areKeywordsTooMany,
  keywordsOf,
  type RecordDraft,
  type RecordWriting,
  startRecord,
} from '#renderer/parts/records/record-draft.ts';
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

export type InfoTextDraft = RecordDraft<InfoTextFields>;

export const titleMax = 200;
export const bodyMax = 20_000;
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
  return startRecord(fields, info?.organisationId ?? organisationId);
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
  if (areKeywordsTooMany(fields.keywords)) problems.keywords = 'infoTexts.edit.keywordsTooMany';
  if (fields.validFrom !== null && fields.validUntil !== null && fields.validUntil < fields.validFrom) {
    problems.validUntil = 'infoTexts.edit.datesWrong';
  }
  return problems;
}

/** How an info text is written; a new one is in force. */
export const infoTextWriting: RecordWriting<InfoTextFields, InfoTextProblems> = {
  kind: 'infoTexts',
  problemsOf: infoTextProblems,
  valuesOf: (fields) => ({ ...fields, title: fields.title.trim(), keywords: keywordsOf(fields.keywords) }),
  newValues: { active: true },
};
