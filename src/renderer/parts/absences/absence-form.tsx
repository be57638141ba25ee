import { useMemo, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, SegmentedControl, TextField, useT } from '#renderer/ui/index.ts';
import { type Absence, mostPeopleAtOnce } from '#shared/absences/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { type AbsenceDraft, absenceProblems, noteMax, startAbsence, timeOf } from './absence-draft.ts';
import { useFormPeople, usePeople } from './form-people.ts';
import { AwayNotice, LeftOutNotice, PeopleField } from './people-fields.tsx';
import { ReasonField } from './reason-field.tsx';
import { OnceFields, WeeklyFields } from './time-fields.tsx';
import { useMinute, useReasons } from './use-absences.ts';

interface AbsenceFormProps {
  /** Whom it is set for; one or several. */
  people: readonly Person[];
  /** The one that is changed; a new one without. */
  absence?: Absence | undefined;
  /** Others can be added in the form. */
  mayAdd?: boolean;
  onSaved: () => void;
  /** The draft stays. */
  onLeave: () => void;
}

const nobody: readonly Person[] = [];

/** Sets an absence from now or planned, once or every week, for one or several people; by keyboard, with a draft that survives. */
export function AbsenceForm({ people: given, absence, mayAdd = false, onSaved, onLeave }: AbsenceFormProps) {
  const t = useT();
  // From the beginning of the minute on: what is set from now on is on at every other workstation too.
  const now = useMinute();
  const key = absence === undefined ? `new:${keyOf(given)}` : absence.id;
  const initial = useMemo(() => startAbsence(absence, now), [absence, now]);
  const draft = useDraft<AbsenceDraft>(`absence:${key}`, initial);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const change = (some: Partial<AbsenceDraft>) => draft.set({ ...value, ...some });
  const added = usePeople(value.addedIds) ?? nobody;
  const all = useMemo(
    () => [...given, ...added.filter(({ id }) => !given.some((person) => person.id === id))],
    [given, added],
  );
  const people = useFormPeople(all);
  const reasons = useReasons(people.organisationId);
  const leavesAway = absence === undefined && all.length > 1 && value.kind === 'once' && value.from.trim() === '';
  const isLeft = ({ id }: Person) => leavesAway && !value.includesAway && people.away.some((other) => other.id === id);
  const concerned = people.able.filter((person) => !isLeft(person));
  const reasonId = reasons.some(({ id }) => id === value.reasonId) ? value.reasonId : null;
  const problems = isTried ? absenceProblems({ ...value, reasonId }, now) : {};
  const [first] = concerned;
  const name = all.length === 1 && first !== undefined ? personName(first) : '';
  const heading = headingOf();

  function headingOf(): string {
    if (absence !== undefined) return t('absences.form.change', { name });
    if (all.length === 0) return t('absences.new');
    return all.length === 1 ? t('absences.form.title', { name }) : t('absences.form.titleMany', { count: all.length });
  }

  function sentenceOf(): string {
    if (absence !== undefined) return t('absences.form.changed');
    return t('absences.form.savedMany', { count: concerned.length });
  }

  async function save() {
    setTried(true);
    const time = timeOf(value, now, absence?.weekly?.except);
    if (reasonId === null || concerned.length === 0 || concerned.length > mostPeopleAtOnce) return;
    if (Object.keys(absenceProblems({ ...value, reasonId }, now)).length > 0 || !('when' in time)) return;
    const { when } = time;
    const note = value.note.trim();
    const isSaved =
      absence === undefined
        ? await submit('absence.set', {
            reasonId,
            note,
            when,
            people: concerned.map(({ id }) => ({ id: newId(), personId: id })),
          })
        : await submit('absence.change', { absenceId: absence.id, set: { reasonId, note, when } });
    if (!isSaved) return;
    draft.clear();
    announce(sentenceOf());
    onSaved();
  }

  function whyNothing(): string | null {
    if (problem !== null) return problem.words;
    if (!isTried || concerned.length > 0) return null;
    return t(all.length === 0 ? 'absences.form.noPeople' : 'absences.form.nobody');
  }

  if (!draft.loaded) return null;
  return (
    <WorkForm
      label={heading}
      onSubmit={() => void save()}
      onLeave={onLeave}
      takesFocus
      problem={whyNothing()}
      problemCount={Object.keys(problems).length}
      actions={
        <DraftActions
          save={saveWords()}
          isSaving={isSaving}
          leave={t('ui.cancel')}
          leaveKey="Esc"
          onLeave={onLeave}
          savedAt={draft.savedAt}
        />
      }
    >
      {(mayAdd || all.length > 1) && (
        <PeopleField
          people={all}
          fixed={given}
          mayAdd={mayAdd}
          onAdd={(id) => change({ addedIds: [...value.addedIds, id] })}
          onRemove={(id) => change({ addedIds: value.addedIds.filter((other) => other !== id) })}
        />
      )}
      <LeftOutNotice leftOut={people.leftOut} />
      {leavesAway && (
        <AwayNotice
          away={people.away}
          isIncluded={value.includesAway}
          onChange={(includesAway) => change({ includesAway })}
        />
      )}
      <ReasonField
        reasons={reasons}
        hasPeople={all.length > 0}
        value={reasonId}
        onChange={(id: Id | null) => change({ reasonId: id })}
        name={first?.givenName ?? ''}
        error={problems.reasonId === undefined ? undefined : t(problems.reasonId)}
      />
      <SegmentedControl
        label={t('absences.form.kind')}
        value={value.kind}
        onChange={(kind) => change({ kind })}
        options={[
          { id: 'once', label: t('absences.form.kind.once') },
          { id: 'weekly', label: t('absences.form.kind.weekly') },
        ]}
      />
      {value.kind === 'once' ? (
        <OnceFields draft={value} onChange={change} problems={problems} now={now} />
      ) : (
        <WeeklyFields draft={value} onChange={change} problems={problems} now={now} />
      )}
      <TextField
        label={t('absences.form.note')}
        isOptional
        help={t('absences.form.noteHelp')}
        value={value.note}
        onChange={(note) => change({ note })}
        error={problems.note === undefined ? undefined : t(problems.note, { max: noteMax })}
      />
    </WorkForm>
  );

  function saveWords(): string {
    if (absence !== undefined) return t('absences.form.saveChange');
    return all.length <= 1 ? t('absences.form.save') : t('absences.form.saveMany', { count: concerned.length });
  }
}

/** One draft for each choice of people, so that two begun do not mix. */
function keyOf(people: readonly Person[]): string {
  const [first] = people;
  if (first === undefined) return 'anybody';
  if (people.length === 1) return first.id;
  return `several:${people
    .map(({ id }) => id)
    .sort()
    .join('+')}`;
}
