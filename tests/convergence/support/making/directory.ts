import { newId } from '../../../../src/shared/identity/ids.ts';
import { type Effect, sets } from '../effects.ts';
import type { Makers } from './look.ts';

type DirectoryMakers = Makers<
  | 'directory.propose'
  | 'directory.decide'
  | 'directory.lookUp'
  | 'group.setMember'
  | 'absence.set'
  | 'absence.change'
  | 'absence.end'
  | 'absence.remove'
  | 'absence.importCalendar'
>;

export const directoryMakers: DirectoryMakers = {
  'directory.propose': async (look) => {
    const person = await look.one('people');
    if (person === undefined) return null;
    const id = newId();
    const changes = { title: look.word('Titel') };
    const args = { id, kind: 'people' as const, recordId: person.id, changes, seen: { title: person.title }, note: '' };
    return { args, effects: [sets('directoryProposals', id, { changes, status: 'waiting' })] };
  },
  'directory.decide': async (look) => {
    const proposal = await look.one('directoryProposals', ({ status }) => status === 'waiting');
    if (proposal === undefined) return null;
    const as = look.drawn.second % 4 === 0 ? 'refused' : 'approved';
    const reason = look.word('Beslut');
    const decided: Effect = sets('directoryProposals', proposal.id, { status: as, reason });
    const carriedOut: Effect = { does: 'set', kind: 'people', id: proposal.recordId, fields: proposal.changes };
    const told = Object.values(proposal.changes).map((word): Effect => ({ does: 'tell', word: String(word) }));
    const effects = as === 'approved' ? [decided, carriedOut, ...told] : [decided];
    return { args: { proposalId: proposal.id, as, reason }, effects };
  },
  'directory.lookUp': async (look) => {
    const person = await look.one('people', (row) => row.protected);
    if (person === undefined) return null;
    const id = newId();
    const args = { id, personId: person.id, reason: 'call' as const, note: '' };
    return { args, effects: [sets('protectedLookUps', id, { personId: person.id })] };
  },
  'group.setMember': async (look) => {
    const group = await look.one('groups');
    const user = await look.one('users', () => true, 'second');
    if (group === undefined || user === undefined) return null;
    const isMember = !user.groupIds.includes(group.id);
    const held = { does: 'hold', kind: 'users', id: user.id, field: 'groupIds', value: group.id } as const;
    return { args: { groupId: group.id, userId: user.id, isMember }, effects: [{ ...held, isHeld: isMember }] };
  },
  'absence.set': async (look) => {
    const person = await look.one('people');
    const reason = await look.one('absenceReasons', (row) => row.organisationId === person?.organisationId, 'second');
    if (person === undefined || reason === undefined) return null;
    const [id, note] = [newId(), look.word('Borta')];
    const when = { type: 'once' as const, startsAt: look.hoursFromNow(-1), endsAt: null };
    const args = { reasonId: reason.id, note, when, people: [{ id, personId: person.id }] };
    return { args, effects: [sets('absences', id, { note, reasonId: reason.id, personId: person.id })] };
  },
  'absence.change': async (look) => {
    const absence = await look.one('absences');
    if (absence === undefined) return null;
    const note = look.word('Ändrat');
    return { args: { absenceId: absence.id, set: { note } }, effects: [sets('absences', absence.id, { note })] };
  },
  'absence.end': async (look) => {
    const absence = await look.one('absences');
    if (absence === undefined) return null;
    // By a clock that is behind it has not begun, and never was.
    return { args: { absenceIds: [absence.id] }, effects: [{ does: 'unsettle', kind: 'absences', id: absence.id }] };
  },
  'absence.remove': async (look) => {
    const absence = await look.one('absences');
    if (absence === undefined) return null;
    return { args: { absenceIds: [absence.id] }, effects: [{ does: 'remove', kind: 'absences', id: absence.id }] };
  },
  'absence.importCalendar': async (look) => {
    const person = await look.one('people');
    const reason = await look.one('absenceReasons', (row) => row.organisationId === person?.organisationId, 'second');
    if (person === undefined || reason === undefined) return null;
    const isOld = await look.all('absences', (row) => row.personId === person.id && row.source === 'calendar');
    const removeIds = isOld.map(({ id }) => id);
    const [id, note] = [newId(), look.word('Kalender')];
    const times = { startsAt: look.hoursFromNow(24), endsAt: look.hoursFromNow(48) };
    const args = { personId: person.id, reasonId: reason.id, add: [{ id, uid: note, note, ...times }], removeIds };
    const removed = removeIds.map((old): Effect => ({ does: 'remove', kind: 'absences', id: old }));
    return { args, effects: [sets('absences', id, { note, personId: person.id }), ...removed] };
  },
};
