import { z } from 'zod';
import { DateField, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { readPhones, writePhones } from '#shared/directory/phone-text.ts';
import type { DirectoryKind } from '#shared/directory/proposal-schema.ts';
import { phoneSchema } from '#shared/directory/schema.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { OnePersonField, PeopleField } from '../people-fields.tsx';
import { UnitField } from '../unit-field.tsx';

export type Input = 'line' | 'text' | 'phones' | 'words' | 'date' | 'unit' | 'person' | 'people';

/** A name is needed of somebody new, and either part of it is enough: neither is said to be optional. */
export interface ProposedField {
  isNamePart?: true;
  name: string;
  label: MessageId;
  input: Input;
}

/** What can be filled in for each kind; the rest is said in words. */
export const proposedFields: Readonly<Record<DirectoryKind, readonly ProposedField[]>> = {
  people: [
    { name: 'title', label: 'directory.field.title', input: 'line' },
    { name: 'unitId', label: 'directory.field.unit', input: 'unit' },
    { name: 'phones', label: 'directory.propose.numbers', input: 'phones' },
    { name: 'email', label: 'directory.field.email', input: 'line' },
    { name: 'tasks', label: 'directory.propose.tasks', input: 'words' },
    { name: 'substituteIds', label: 'directory.field.substitutes', input: 'people' },
    { name: 'note', label: 'directory.field.note', input: 'text' },
    { name: 'leftOn', label: 'directory.field.leftOn', input: 'date' },
    { name: 'successorId', label: 'directory.field.successor', input: 'person' },
  ],
  units: [
    { name: 'name', label: 'directory.field.name', input: 'line' },
    { name: 'phones', label: 'directory.propose.numbers', input: 'phones' },
    { name: 'address', label: 'directory.field.address', input: 'line' },
    { name: 'email', label: 'directory.field.email', input: 'line' },
    { name: 'tasks', label: 'directory.propose.tasks', input: 'words' },
    { name: 'note', label: 'directory.field.note', input: 'text' },
  ],
  functions: [
    { name: 'phones', label: 'directory.propose.numbers', input: 'phones' },
    { name: 'words', label: 'directory.propose.tasks', input: 'words' },
    { name: 'personIds', label: 'directory.field.doneBy', input: 'people' },
    { name: 'note', label: 'directory.field.note', input: 'text' },
  ],
};

/** What is asked of somebody whom the directory lacks. */
export const fieldsOfNew: readonly ProposedField[] = [
  { name: 'givenName', label: 'directory.field.givenName', input: 'line', isNamePart: true },
  { name: 'familyName', label: 'directory.field.familyName', input: 'line', isNamePart: true },
  ...proposedFields.people.filter(({ name }) => name !== 'leftOn' && name !== 'successorId'),
];

/** What a field says that says nothing. */
export const emptyOf: Readonly<Record<Input, '' | null | []>> = {
  line: '',
  text: '',
  phones: [],
  words: [],
  people: [],
  date: null,
  unit: null,
  person: null,
};

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Returns a value as the form has it written. */
export function writeProposed(value: unknown, input: Input): string {
  if (input === 'phones') return writePhones(z.array(phoneSchema).safeParse(value).data ?? []).join('\n');
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : '';
}

/** Returns what is written as the record has it; lines that are no numbers are left out. */
export function readProposed(text: string, input: Input): unknown {
  switch (input) {
    case 'phones':
      return readPhones(text.split('\n')).phones;
    case 'words':
    case 'people':
      return linesOf(text);
    case 'date':
    case 'unit':
    case 'person':
      return text === '' ? null : text;
    case 'line':
    case 'text':
      return text.trim();
    default:
      return assertNever(input);
  }
}

interface ProposedInputProps {
  field: ProposedField;
  /** Whose units there are to choose from. */
  organisationId: OrganisationId | '';
  /** As it is written; people by their identifiers, one a line. */
  value: string;
  onChange: (written: string) => void;
  /** What cannot be read as a number. */
  wrong: readonly string[];
  error?: string | undefined;
}

/** One field of a proposal. */
export function ProposedInput({ field, organisationId, value, onChange, wrong, error }: ProposedInputProps) {
  const { label, input } = field;
  const t = useT();
  const one = value === '' ? null : value;
  const changeOne = (chosen: string | null) => onChange(chosen ?? '');
  switch (input) {
    case 'line':
      return (
        <TextField
          label={t(label)}
          isOptional={field.isNamePart !== true}
          value={value}
          onChange={onChange}
          error={error}
        />
      );
    case 'text':
    case 'words':
      return <TextArea label={t(label)} isOptional rows={2} value={value} onChange={onChange} />;
    case 'phones':
      return (
        <TextArea
          label={t(label)}
          help={t('directory.propose.numbersHelp')}
          isOptional
          rows={2}
          value={value}
          onChange={onChange}
          error={wrong.length > 0 ? t('directory.propose.numbersWrong', { text: wrong.join(', ') }) : undefined}
        />
      );
    case 'people':
      return (
        <PeopleField
          label={t(label)}
          help={undefined}
          value={linesOf(value)}
          onChange={(ids) => onChange(ids.join('\n'))}
        />
      );
    case 'person':
      return <OnePersonField label={t(label)} error={undefined} value={one} onChange={changeOne} />;
    case 'unit':
      return <UnitField label={t(label)} isOptional organisationId={organisationId} value={one} onChange={changeOne} />;
    case 'date':
      return <DateField label={t(label)} isOptional value={one} onChange={changeOne} />;
    default:
      return assertNever(input);
  }
}
