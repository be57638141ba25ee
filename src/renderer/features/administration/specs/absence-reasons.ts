import { absenceIconSchema } from '#shared/absences/schema.ts';
import type { RecordSpec } from '../field-spec.ts';

/** Why people are away, and what callers are told of it. */
export const absenceReasonsSpec: RecordSpec = {
  kind: 'absenceReasons',
  title: 'administration.absenceReasons',
  create: 'administration.absenceReasons.create',
  empty: 'administration.absenceReasons.empty',
  fields: [
    { name: 'name', label: 'administration.field.reasonName', input: { type: 'line' } },
    {
      name: 'spoken',
      label: 'administration.field.spoken',
      help: 'administration.help.spoken',
      input: { type: 'line' },
    },
    { name: 'nameEnglish', label: 'administration.field.reasonNameEnglish', input: { type: 'line' } },
    {
      name: 'spokenEnglish',
      label: 'administration.field.spokenEnglish',
      help: 'administration.help.spokenEnglish',
      input: { type: 'line' },
    },
    {
      name: 'icon',
      label: 'administration.field.icon',
      input: {
        type: 'choice',
        options: absenceIconSchema.options.map((value) => ({ value, label: `absences.icon.${value}` as const })),
      },
    },
    { name: 'sortOrder', label: 'administration.field.sortOrder', input: { type: 'whole', min: 0, max: 1_000 } },
  ],
  columns: [
    { name: 'name', width: 130, grow: 1 },
    { name: 'spoken', width: 160, grow: 1 },
    { name: 'sortOrder', width: 90, hideBelow: 420 },
  ],
  blank: { name: '', nameEnglish: '', spoken: '', spokenEnglish: '', icon: 'other', sortOrder: 100, active: true },
};
