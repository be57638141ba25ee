import type { AbsenceTime } from '#shared/absences/decisions.ts';
import { localDate } from '#shared/absences/occurrences.ts';
import type { Absence } from '#shared/absences/schema.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { localTimeOf, parseClockTime } from '#shared/time/local-time.ts';
import { readTime } from './read-time.ts';

/** What is being filled in: times as they were written, so that nothing that was typed is lost. */
export interface AbsenceDraft {
  reasonId: Id | null;
  kind: 'once' | 'weekly';
  from: string;
  until: string;
  /** 1 is Monday. */
  days: number[];
  clockFrom: string;
  clockTo: string;
  startsOn: string | null;
  endsOn: string | null;
  /** 1: every week; left out in drafts from before there was a choice. */
  interval?: number;
  /** A date in a week in which it holds. */
  countsFrom?: string | null;
  note: string;
  /** Those who were added in the form. */
  addedIds: Id[];
  /** Also those who are away already. */
  includesAway: boolean;
}

export const noteMax = 500;

/** A time as a person would write it so that it is read as the same. */
function written(instant: Instant): string {
  const { date, time } = localTimeOf(instant);
  return time === '00:00' ? date : `${date} ${time}`;
}

/** Returns the draft a form begins with: empty for a new absence, as it stands for one that is changed. */
export function startAbsence(absence: Absence | undefined, now: Instant): AbsenceDraft {
  const weekly = absence?.weekly ?? null;
  return {
    reasonId: absence?.reasonId ?? null,
    kind: weekly === null ? 'once' : 'weekly',
    from: absence === undefined || weekly !== null ? '' : written(absence.startsAt),
    until: absence?.endsAt == null || weekly !== null ? '' : written(absence.endsAt),
    days: weekly?.days ?? [],
    clockFrom: weekly === null || (weekly.from === '00:00' && weekly.to === '24:00') ? '' : weekly.from,
    clockTo: weekly === null || weekly.to === '24:00' ? '' : weekly.to,
    startsOn: weekly?.startsOn ?? localDate(now).toString(),
    endsOn: weekly?.endsOn ?? null,
    interval: weekly?.interval ?? 1,
    countsFrom: weekly?.countsFrom ?? null,
    note: absence?.note ?? '',
    addedIds: [],
    includesAway: false,
  };
}

export type AbsenceProblems = Partial<
  Record<'reasonId' | 'from' | 'until' | 'days' | 'clockFrom' | 'clockTo' | 'endsOn' | 'note', MessageId>
>;

/** Returns the time the draft says, or what must be put right. */
export function timeOf(
  draft: AbsenceDraft,
  now: Instant,
  except: readonly string[] = [],
): { when: AbsenceTime } | { problems: AbsenceProblems } {
  return draft.kind === 'once' ? onceOf(draft, now) : weeklyOf(draft, now, except);
}

function onceOf({ from, until }: AbsenceDraft, now: Instant): { when: AbsenceTime } | { problems: AbsenceProblems } {
  const startsAt = from.trim() === '' ? now : readTime(from, now, true);
  if (startsAt === null) return { problems: { from: 'absences.form.timeUnread' } };
  // "13" after a beginning tomorrow at eight is tomorrow as well.
  const after = startsAt > now ? startsAt : now;
  const endsAt = until.trim() === '' ? null : readTime(until, after);
  if (endsAt === null) {
    return until.trim() === ''
      ? { when: { type: 'once', startsAt, endsAt } }
      : { problems: { until: 'absences.form.timeUnread' } };
  }
  if (endsAt <= startsAt) return { problems: { until: 'absences.form.endsBefore' } };
  return { when: { type: 'once', startsAt, endsAt } };
}

function weeklyOf(
  { days, clockFrom, clockTo, startsOn, endsOn, interval = 1, countsFrom = null }: AbsenceDraft,
  now: Instant,
  except: readonly string[],
): { when: AbsenceTime } | { problems: AbsenceProblems } {
  const problems: AbsenceProblems = {};
  const from = clockFrom.trim() === '' ? '00:00' : parseClockTime(clockFrom);
  const to = clockTo.trim() === '' ? '24:00' : parseClockTime(clockTo);
  if (days.length === 0) problems.days = 'absences.form.daysMissing';
  if (from === null) problems.clockFrom = 'absences.form.timeUnread';
  if (to === null) problems.clockTo = 'absences.form.timeUnread';
  else if (from !== null && to <= from) problems.clockTo = 'absences.form.endsBefore';
  const begins = startsOn ?? localDate(now).toString();
  if (endsOn !== null && endsOn < begins) problems.endsOn = 'absences.form.endsBefore';
  if (from === null || to === null || Object.keys(problems).length > 0) return { problems };
  const weeks = { interval, countsFrom: interval === 1 ? null : (countsFrom ?? begins) };
  const rule = { days: [...days].sort(), from, to, startsOn: begins, endsOn, ...weeks, except: [...except] };
  return { when: { type: 'weekly', rule } };
}

/** Returns what must be put right before the absence can be saved, by field. */
export function absenceProblems(draft: AbsenceDraft, now: Instant): AbsenceProblems {
  const time = timeOf(draft, now);
  const problems: AbsenceProblems = 'problems' in time ? { ...time.problems } : {};
  if (draft.reasonId === null) problems.reasonId = 'absences.form.reasonMissing';
  if (draft.note.length > noteMax) problems.note = 'absences.form.noteTooLong';
  return problems;
}
