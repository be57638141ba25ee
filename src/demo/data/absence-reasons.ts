import type { AbsenceIcon, AbsenceReason } from '#shared/absences/schema.ts';
import { namedId } from './ids.ts';
import { municipalities, provider } from './organisations.ts';

interface ReasonText {
  readonly key: string;
  readonly name: string;
  readonly spoken: string;
  readonly nameEnglish: string;
  readonly spokenEnglish: string;
  readonly icon: AbsenceIcon;
}

const reason = (key: string, icon: AbsenceIcon, swedish: [string, string], english: [string, string]): ReasonText => ({
  key,
  icon,
  name: swedish[0],
  spoken: swedish[1],
  nameEnglish: english[0],
  spokenEnglish: english[1],
});

const reasonTexts = [
  reason('meeting', 'meeting', ['Möte', 'är på möte'], ['Meeting', 'is in a meeting']),
  reason('lunch', 'lunch', ['Lunch', 'är på lunch'], ['Lunch', 'is at lunch']),
  reason(
    'gone-home',
    'gone-home',
    ['Gått för dagen', 'har gått för dagen'],
    ['Gone for the day', 'has left for the day'],
  ),
  reason('holiday', 'holiday', ['Semester', 'är på semester'], ['Holiday', 'is on holiday']),
  reason('leave', 'leave', ['Ledig', 'är ledig'], ['Day off', 'has the day off']),
  reason('travel', 'travel', ['Tjänsteresa', 'är på tjänsteresa'], ['Business trip', 'is travelling on business']),
  reason('training', 'training', ['Kurs', 'är på kurs'], ['Course', 'is on a course']),
  reason('field', 'field', ['Tjänsteärende', 'är ute i ett tjänsteärende'], ['Out on duty', 'is out on duty']),
  reason(
    'remote',
    'remote',
    ['Arbetar på annan plats', 'arbetar på annan plats'],
    ['Works elsewhere', 'is working elsewhere'],
  ),
  reason('ill', 'ill', ['Sjuk', 'är inte i tjänst'], ['Ill', 'is not on duty']),
  reason('child-care', 'parental', ['Vård av barn', 'är inte i tjänst'], ['Care of a child', 'is not on duty']),
  reason('parental', 'parental', ['Föräldraledig', 'är föräldraledig'], ['Parental leave', 'is on parental leave']),
  reason('other', 'other', ['Frånvarande', 'går inte att nå'], ['Away', 'cannot be reached']),
] as const;

/** Returns the identifier of an organisation's reason by its key. */
export function reasonId(organisationId: string, key: string): string {
  return namedId(`absence-reason:${organisationId}:${key}`);
}

/** Returns why people are away, the same in every organisation. */
export function makeAbsenceReasons(): AbsenceReason[] {
  return [...municipalities.map(({ id }) => id), provider].flatMap((organisationId) =>
    reasonTexts.map(({ key, ...text }, index) => ({
      id: reasonId(organisationId, key),
      organisationId,
      version: 0,
      ...text,
      sortOrder: index + 1,
      active: true,
    })),
  );
}
