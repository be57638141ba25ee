import type { absences as source } from '../sv/absences.ts';

/** Words of absences (Hänvisning): what is told to callers, the form, the view. */
export const absences: Readonly<Record<keyof typeof source, string>> = {
  'absences.title': 'Absences',

  'absences.words.until': '{name} {spoken}, back {back}',
  'absences.words.open': '{name} {spoken}, it is not known for how long',
  'absences.words.passed': '{name} should have been back {back}',
  'absences.words.next': '{name} is not set as away now, next is {reason} {when}',
  'absences.words.none': '{name} is not set as away',
  'absences.spoken.unknown': 'cannot be reached',
  'absences.reason.unknown': 'Unknown reason',
  'absences.day.today': 'today',
  'absences.day.tomorrow': 'tomorrow',
  'absences.at': '{day} at {time}',
  'absences.at.today': 'at {time}',
  'absences.back': 'back {back}',
  'absences.backUnknown': 'until unknown',
  'absences.from': 'from {time}',
  'absences.until': 'until {time}',
  'absences.allDay': 'all day',

  'absences.summary': 'Absences of {name}',
  'absences.summary.passed': 'The end has passed',
  'absences.summary.days': 'Today and three days ahead',
  'absences.summary.free': 'nothing',
  'absences.summary.note': 'Note: {note}',
  'absences.summary.set': 'Set as away',
  'absences.summary.end': 'Is back',
  'absences.mark.away': 'Away, back {back}',
  'absences.mark.open': 'Away, nobody knows for how long',
  'absences.mark.passed': 'Should have been back {back}',
};
