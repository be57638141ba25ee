import type { CommandDescription, CommandField } from '../command-description.ts';

function reasonIn(...path: string[]): CommandField {
  return {
    path,
    label: 'absences.form.reason',
    shape: { type: 'reference', kind: 'absenceReasons' },
    isOpen: true,
  };
}

function noteIn(...path: string[]): CommandField {
  return { path, label: 'absences.form.note', shape: { type: 'text', isLong: true }, isOpen: true };
}

const aboutPerson = { kind: 'people', path: ['personId'] } as const;
const aboutAbsence = { kind: 'absences', path: ['absenceId'] } as const;

/** The commands about absences, in words. */
export const absenceCommandDescriptions = {
  'absence.set': {
    title: 'commands.absence_set',
    about: null,
    makes: null,
    fields: [reasonIn('reasonId'), noteIn('note')],
  },
  'absence.change': {
    title: 'commands.absence_change',
    about: aboutAbsence,
    makes: null,
    fields: [reasonIn('set', 'reasonId'), noteIn('set', 'note')],
  },
  'absence.end': { title: 'commands.absence_end', about: null, makes: null, fields: [] },
  'absence.remove': { title: 'commands.absence_remove', about: null, makes: null, fields: [] },
  'absence.importCalendar': {
    title: 'commands.absence_importCalendar',
    about: aboutPerson,
    makes: null,
    fields: [reasonIn('reasonId')],
  },
} as const satisfies Record<string, CommandDescription>;
