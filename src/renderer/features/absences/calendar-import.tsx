import { useMemo, useState } from 'react';
import { useRelated, useRow } from '#renderer/data/index.ts';
import { useAbsenceClock, useMaySet, useReasons } from '#renderer/parts/absences/index.ts';
import {
  type CalendarFile,
  CalendarFileProblem,
  calendarFileTypes,
  readCalendarFile,
} from '#renderer/parts/calendar-files/index.ts';
import { FileChoice } from '#renderer/parts/import/index.ts';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import {
  announce,
  Banner,
  Button,
  Checkbox,
  DetailHeader,
  DetailPane,
  Section,
  Select,
  useTranslator,
} from '#renderer/ui/index.ts';
import { reasonName } from '#shared/absences/absence-words.ts';
import { calendarDays, calendarSpan, dropped, type PlannedTime, planCalendar } from '#shared/absences/plan-calendar.ts';
import { mostFromCalendar } from '#shared/absences/schema.ts';
import type { CalendarEvent } from '#shared/calendars/read-calendar.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import styles from './absences.module.css';
import { PlannedTable } from './planned-table.tsx';

const none: readonly CalendarEvent[] = [];

interface CalendarImportProps {
  /** Whose calendar it is, where that is known. */
  personId: Id | null;
  onLeave: () => void;
}

/** A person's calendar file (.ics): what each event becomes is shown first, then taken in at once. */
export function CalendarImport({ personId: given, onLeave }: CalendarImportProps) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useAbsenceClock(60_000);
  const [chosen, setChosen] = useState<{ personId: Id | null; name: string }>({ personId: given, name: '' });
  const person = useRow('people', chosen.personId);
  const maySet = useMaySet();
  const mine = useRelated('absences', 'personId', chosen.personId);
  const reasons = useReasons(person?.organisationId ?? null);
  const [reasonId, setReasonId] = useState<Id | null>(null);
  const reason =
    reasons.find(({ id }) => id === reasonId) ?? reasons.find(({ icon }) => icon === 'meeting') ?? reasons[0];
  const [withTitles, setWithTitles] = useState(false);
  const [dropsMissing, setDropsMissing] = useState(false);
  const [file, setFile] = useState<CalendarFile | null>(null);
  const { submit, problem, isSaving } = useSubmission();
  const events = file?.type === 'read' && 'events' in file.read ? file.read.events : none;
  const plan = useMemo(() => {
    const before = mine.filter(({ source, endedAt }) => source === 'calendar' && endedAt === null);
    return planCalendar(events, before, { now, withTitles });
  }, [events, mine, now, withTitles]);
  const times: readonly PlannedTime[] = dropsMissing
    ? [...plan.times, ...plan.missing.map((absence) => dropped(absence, absence.note))]
    : plan.times;
  const add = times.filter(({ outcome }) => outcome === 'add');
  const drop = times.flatMap(({ outcome, absence }) => (outcome === 'drop' && absence !== null ? [absence.id] : []));
  const isTooMuch = add.length > mostFromCalendar || drop.length > mostFromCalendar;
  const changes = add.length + drop.length;
  const whyNot = person === undefined ? null : maySet(person);

  async function choose(next: File) {
    setFile(await readCalendarFile(next, calendarSpan(now)));
  }

  async function apply() {
    if (person === undefined || reason === undefined) return;
    const isSaved = await submit('absence.importCalendar', {
      personId: person.id,
      reasonId: reason.id,
      add: add.map(({ uid, note, startsAt, endsAt }) => ({ id: newId(), uid, note, startsAt, endsAt })),
      removeIds: drop,
    });
    if (isSaved) announce(t('absences.import.done'));
  }

  return (
    <DetailPane label={t('absences.import.title')}>
      <DetailHeader
        title={t('absences.import.title')}
        actions={
          <Button size="small" variant="quiet" onPress={onLeave}>
            {t('absences.import.leave')}
          </Button>
        }
      />
      <div className={styles.body}>
        <Section title={t('absences.import.file')}>
          <p className={styles.quiet}>{t('absences.import.help', { days: calendarDays })}</p>
          <PersonField
            label={t('absences.import.person')}
            help={t('absences.import.pickPerson')}
            value={person === undefined ? chosen : { personId: person.id, name: personName(person) }}
            onChange={(next) => setChosen(next)}
          />
          {whyNot !== null && person !== undefined && (
            <Banner tone="soon">
              {t(whyNot === 'not-permitted' ? 'absences.form.why.not-permitted' : 'absences.form.why.left', {
                name: personName(person),
              })}
            </Banner>
          )}
          {person !== undefined && whyNot === null && (
            <>
              <Select
                label={t('absences.form.reason')}
                options={reasons.map((each) => ({ id: each.id, label: reasonName(each, translator) }))}
                value={reason?.id ?? null}
                onChange={setReasonId}
              />
              <Checkbox isSelected={withTitles} onChange={setWithTitles}>
                {t('absences.import.titles')} <span className={styles.quiet}>{t('absences.import.titlesHelp')}</span>
              </Checkbox>
              <FileChoice
                label={t('absences.import.file')}
                accept={calendarFileTypes}
                onChoose={(next) => void choose(next)}
              >
                {file?.type === 'read' && t('absences.import.read', { name: file.name, count: events.length })}
              </FileChoice>
              <CalendarFileProblem file={file} />
            </>
          )}
        </Section>
        {events.length > 0 && person !== undefined && whyNot === null && (
          <Section title={t('absences.import.events')}>
            <p role="status">
              {[
                t('absences.import.add', { count: add.length }),
                t('absences.import.same', { count: times.filter(({ outcome }) => outcome === 'same').length }),
                t('absences.import.drop', { count: drop.length }),
                t('absences.import.skipped', { count: plan.skipped.length }),
              ].join(', ')}
            </p>
            <PlannedTable times={times} skipped={plan.skipped} now={now} />
            {plan.missing.length > 0 && (
              <Checkbox isSelected={dropsMissing} onChange={setDropsMissing}>
                {t('absences.import.dropMissing', { count: plan.missing.length })}
              </Checkbox>
            )}
            {isTooMuch && <Banner tone="danger">{t('absences.import.tooMany', { most: mostFromCalendar })}</Banner>}
            {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
            <div className={styles.buttons}>
              <Button
                variant="primary"
                isDisabled={changes === 0 || isTooMuch || isSaving || reason === undefined}
                onPress={() => void apply()}
              >
                {changes === 0 ? t('absences.import.nothing') : t('absences.import.save', { count: changes })}
              </Button>
            </div>
          </Section>
        )}
      </div>
    </DetailPane>
  );
}
