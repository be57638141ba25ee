import { listSeparator } from '../csv/text-table.ts';
import type { ClockInterval, OpeningHours } from '../service-hours/schema.ts';
import { parseIntervals, readClock } from '../service-hours/written-hours.ts';
import type { ServiceArea, ServiceLevel } from './schema.ts';

/** The registers beside the services that a catalogue file can hold, one a file. */
export type RegisterKind = 'serviceAreas' | 'serviceLevels';

export interface RegisterRows {
  serviceAreas: ServiceArea;
  serviceLevels: ServiceLevel;
}

/** A column: the words it is headed with, the first being the one written; how a row stands in it, and what a cell sets. */
export interface RegisterColumn<Row> {
  words: readonly string[];
  /** The field it is a part of. */
  field: keyof Row & string;
  write(row: Row): string;
  /** Returns the field's value with the cell in it. What cannot be read becomes a value that the schema refuses. */
  read(cell: string, row: Row): unknown;
}

const yes: readonly string[] = ['ja', 'yes', 'true', '1'];
const no: readonly string[] = ['nej', 'no', 'false', '0'];

function yesOrNo(is: boolean): string {
  return is ? 'ja' : 'nej';
}

/** A word that is neither stays a word, which no schema of a yes or no takes. */
function readYesOrNo(cell: string): boolean | string {
  const word = cell.trim().toLocaleLowerCase('sv');
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : cell;
}

function readNumber(cell: string): number | string | null {
  const written = cell.trim();
  if (written === '') return null;
  return /^\d{1,7}$/.test(written) ? Number(written) : written;
}

function readNumbers(cell: string): (number | string | null)[] {
  return cell.trim() === '' ? [] : cell.split(listSeparator).map(readNumber);
}

function writeIntervals(intervals: readonly ClockInterval[]): string {
  return intervals.length === 0 ? 'stängt' : intervals.map(({ from, to }) => `${from}–${to}`).join(', ');
}

type Exception = OpeningHours['exceptions'][number];

function writeException({ date, intervals, reason }: Exception): string {
  return `${date}: ${writeIntervals(intervals)}${reason === '' ? '' : ` (${reason})`}`;
}

/** An exception as it was keeps the event of the calendar it came from; one that cannot be read has no date. */
function readException(written: string, before: readonly Exception[]): Exception {
  const same = before.find((exception) => writeException(exception) === written);
  if (same !== undefined) return same;
  const match = /^(\d{4}-\d\d-\d\d)\s*:\s*([^()]*?)\s*(?:\((.*)\))?$/.exec(written);
  return { date: match?.[1] ?? '', intervals: parseIntervals(match?.[2] ?? ''), reason: match?.[3] ?? '' };
}

const nameColumn = <Row extends { name: string }>(...words: string[]): RegisterColumn<Row> => ({
  words: [...words, 'namn', 'name'],
  field: 'name',
  write: ({ name }) => name,
  read: (cell) => cell.trim(),
});

const areaColumns: Readonly<Record<string, RegisterColumn<ServiceArea>>> = {
  name: nameColumn('område', 'tjänsteområde', 'area'),
  sortOrder: {
    words: ['ordning', 'order', 'sortorder'],
    field: 'sortOrder',
    write: ({ sortOrder }) => String(sortOrder),
    read: readNumber,
  },
  active: {
    words: ['i bruk', 'aktiv', 'active'],
    field: 'active',
    write: ({ active }) => yesOrNo(active),
    read: readYesOrNo,
  },
};

type LevelColumn = RegisterColumn<ServiceLevel>;

const days = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;

const dayColumns = Object.fromEntries(
  days.map((word, day): [string, LevelColumn] => [
    `day${day + 1}`,
    {
      words: [word],
      field: 'hours',
      write: ({ hours }) => writeIntervals(hours.week[day] ?? []),
      read: (cell, { hours }) => ({
        ...hours,
        week: hours.week.map((intervals, index) => (index === day ? parseIntervals(cell) : intervals)),
      }),
    },
  ]),
);

const priorities = { critical: 'kritisk', high: 'hög', normal: 'normal', low: 'låg' } as const;
type Priority = keyof typeof priorities;

const priorityColumns = Object.fromEntries(
  (Object.keys(priorities) as Priority[]).map((priority): [string, LevelColumn] => [
    `resolve-${priority}`,
    {
      words: [`löst inom, ${priorities[priority]}`],
      field: 'resolveWithinMinutes',
      write: ({ resolveWithinMinutes }) => String(resolveWithinMinutes[priority]),
      read: (cell, { resolveWithinMinutes }) => ({ ...resolveWithinMinutes, [priority]: readNumber(cell) }),
    },
  ]),
);

const pauses = {
  'waiting-for-user': 'användaren',
  'waiting-for-supplier': 'leverantören',
  'waiting-for-delivery': 'leverans',
} as const;
type Pausing = keyof typeof pauses;

const levelColumns: Readonly<Record<string, LevelColumn>> = {
  name: nameColumn('servicenivå', 'nivå', 'level'),
  ...dayColumns,
  holidays: {
    words: ['stängt på helgdagar'],
    field: 'hours',
    write: ({ hours }) => yesOrNo(hours.closedOnPublicHolidays),
    read: (cell, { hours }) => ({ ...hours, closedOnPublicHolidays: readYesOrNo(cell) }),
  },
  beforeHoliday: {
    words: ['stänger dagen före röd dag'],
    field: 'hours',
    write: ({ hours }) => hours.beforeHolidayUntil ?? '',
    read: (cell, { hours }) => ({ ...hours, beforeHolidayUntil: readClock(cell) }),
  },
  exceptions: {
    words: ['undantag'],
    field: 'hours',
    write: ({ hours }) => hours.exceptions.map(writeException).join(` ${listSeparator} `),
    read: (cell, { hours }) => ({
      ...hours,
      exceptions:
        cell.trim() === ''
          ? []
          : cell.split(listSeparator).map((written) => readException(written.trim(), hours.exceptions)),
    }),
  },
  customer: {
    words: ['kundens öppettider'],
    field: 'withinCustomerHours',
    write: ({ withinCustomerHours }) => yesOrNo(withinCustomerHours),
    read: readYesOrNo,
  },
  start: {
    words: ['påbörjat inom'],
    field: 'startWithinMinutes',
    write: ({ startWithinMinutes }) => String(startWithinMinutes),
    read: readNumber,
  },
  ...priorityColumns,
  answer: {
    words: ['svar inom arbetsdagar'],
    field: 'answerWithinWorkingDays',
    write: ({ answerWithinWorkingDays }) => String(answerWithinWorkingDays ?? ''),
    read: readNumber,
  },
  warn: {
    words: ['varna före'],
    field: 'warnBeforeMinutes',
    write: ({ warnBeforeMinutes }) => String(warnBeforeMinutes),
    read: readNumber,
  },
  paused: {
    words: ['klockan står vid väntan på'],
    field: 'pausedBy',
    write: ({ pausedBy }) => pausedBy.map((status) => pauses[status]).join(` ${listSeparator} `),
    read: (cell) =>
      cell.trim() === ''
        ? []
        : cell.split(listSeparator).map((word) => {
            const written = word.trim().toLocaleLowerCase('sv');
            return (Object.keys(pauses) as Pausing[]).find((status) => pauses[status] === written) ?? written;
          }),
  },
  remind: {
    words: ['påminn efter arbetsdagar'],
    field: 'waiting',
    write: ({ waiting }) => waiting.remindAfterWorkingDays.join(` ${listSeparator} `),
    read: (cell, { waiting }) => ({ ...waiting, remindAfterWorkingDays: readNumbers(cell) }),
  },
  close: {
    words: ['stäng efter arbetsdagar'],
    field: 'waiting',
    write: ({ waiting }) => String(waiting.closeAfterWorkingDays ?? ''),
    read: (cell, { waiting }) => ({ ...waiting, closeAfterWorkingDays: readNumber(cell) }),
  },
  byRule: {
    words: ['av sig själv'],
    field: 'waiting',
    write: ({ waiting }) => yesOrNo(waiting.byRule),
    read: (cell, { waiting }) => ({ ...waiting, byRule: readYesOrNo(cell) }),
  },
};

/** The columns of a register's file by their names in code, in the order they are written; `id` comes before them. */
export const registerColumns: {
  readonly [K in RegisterKind]: Readonly<Record<string, RegisterColumn<RegisterRows[K]>>>;
} = { serviceAreas: areaColumns, serviceLevels: levelColumns };

/** Returns a row as the cells of its line in a file, by column. */
export function registerCells<K extends RegisterKind>(kind: K, row: RegisterRows[K]): Record<string, string> {
  const columns = Object.entries(registerColumns[kind]) as [string, RegisterColumn<RegisterRows[K]>][];
  return { id: row.id, ...Object.fromEntries(columns.map(([name, { write }]) => [name, write(row)])) };
}
