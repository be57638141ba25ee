import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useLookup, useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Banner, Button, useTranslator } from '#renderer/ui/index.ts';
import { absenceWords, reasonName, timesOnDay } from '#shared/absences/absence-words.ts';
import { localDate } from '#shared/absences/occurrences.ts';
import type { Absence, AbsenceReason } from '#shared/absences/schema.ts';
import { type AgendaDay, agendaOf, type Standing, standingOf } from '#shared/absences/standing.ts';
import type { Person } from '#shared/directory/schema.ts';
import { localDateWords } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { AbsenceIcon } from './absence-icon.tsx';
import styles from './absences.module.css';
import { useAbsenceClock, useAbsencesAround } from './use-absences.ts';
import { useMaySet } from './use-may-set.ts';

/** Today and as many days after it as the best consoles show. */
const daysShown = 4;

interface AbsenceSummaryProps {
  personId: Id;
  /** Opens the form for the person; the button is left out without it. */
  onSet?: (() => void) | undefined;
  /** The key that does the same. */
  setKey?: string | undefined;
  /** Whether it offers to say that the person is back; not where something else does. */
  hasEnd?: boolean;
}

/** Why a person is away and when they are back, as it is told to a caller; then today and the next three days. */
export function AbsenceSummary({ personId, onSet, setKey, hasEnd = true }: AbsenceSummaryProps) {
  const person = useRow('people', personId);
  const now = useAbsenceClock();
  const absences = useAbsencesAround([personId], daysShown + 1);
  if (person === undefined || absences === null) return null;
  return (
    <Known person={person} absences={absences} now={now} hasEnd={hasEnd}>
      {onSet !== undefined && <SetButton person={person} onSet={onSet} setKey={setKey} />}
    </Known>
  );
}

function SetButton({ person, onSet, setKey }: { person: Person; onSet: () => void; setKey: string | undefined }) {
  const { t } = useTranslator();
  const maySet = useMaySet();
  if (maySet(person) !== null) return null;
  return (
    <Button size="small" onPress={onSet} {...(setKey === undefined ? {} : { keyHint: setKey })}>
      {t('absences.summary.set')}
    </Button>
  );
}

interface KnownProps {
  person: Person;
  absences: readonly Absence[];
  now: Instant;
  hasEnd: boolean;
  children: ReactNode;
}

function Known({ person, absences, now, hasEnd, children }: KnownProps) {
  const translator = useTranslator();
  const { t } = translator;
  const reasons = useLookup('absenceReasons');
  const standing = useMemo(() => standingOf(absences, now), [absences, now]);
  const agenda = useMemo(() => agendaOf(absences, now, daysShown), [absences, now]);
  const name = personName(person);
  const spokenName = person.givenName || name;
  const told = standing.now ?? standing.passed;
  const words = absenceWords(
    standing,
    { name: spokenName, now, reasonOf: ({ reasonId }) => reasons.get(reasonId) },
    translator,
  );
  const isPassed = standing.now === null && standing.passed !== null;
  return (
    <section className={styles.summary} aria-label={t('absences.summary', { name })}>
      <p
        className={styles.told}
        data-away={standing.now === null ? undefined : true}
        data-passed={isPassed || undefined}
      >
        <StandingIcon standing={standing} reason={told === null ? undefined : reasons.get(told.absence.reasonId)} />
        <span>
          {words}
          {isPassed && <span className={styles.quiet}> {t('absences.summary.passed')}</span>}
        </span>
      </p>
      {told !== null && told.absence.note !== '' && (
        <p className={styles.quiet}>{t('absences.summary.note', { note: told.absence.note })}</p>
      )}
      <div className={styles.buttons}>
        {hasEnd && told !== null && <EndButton person={person} standing={standing} />}
        {children}
      </div>
      {agenda.some(({ entries }) => entries.length > 0) && <Agenda days={agenda} now={now} reasons={reasons} />}
    </section>
  );
}

function StandingIcon({ standing, reason }: { standing: Standing; reason: AbsenceReason | undefined }) {
  if (standing.now !== null) return <AbsenceIcon icon={reason?.icon} size={18} />;
  if (standing.passed !== null) return <TriangleAlert size={18} aria-hidden="true" />;
  return standing.next === null ? <CircleCheck size={18} aria-hidden="true" /> : <Info size={18} aria-hidden="true" />;
}

/** Says that the person is back: what goes on ends, what has passed is confirmed. */
function EndButton({ person, standing }: { person: Person; standing: Standing }) {
  const { t } = useTranslator();
  const maySet = useMaySet();
  const { submit, problem, isSaving } = useSubmission();
  const told = standing.now ?? standing.passed;
  if (told === null || maySet(person) !== null) return null;

  async function end(absenceId: Id) {
    if (await submit('absence.end', { absenceIds: [absenceId] })) announce(t('absences.ended', { count: 1 }));
  }

  return (
    <>
      <Button size="small" isDisabled={isSaving} onPress={() => void end(told.absence.id)}>
        {t('absences.summary.end')}
      </Button>
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
    </>
  );
}

interface AgendaProps {
  days: readonly AgendaDay[];
  now: Instant;
  reasons: ReadonlyMap<Id, AbsenceReason>;
}

/** What falls on each of the days, with its times. */
function Agenda({ days, now, reasons }: AgendaProps) {
  const translator = useTranslator();
  const { t } = translator;
  const today = localDate(now);
  const dayName = (date: string) => {
    if (date === today.toString()) return t('absences.day.today');
    return date === today.add({ days: 1 }).toString() ? t('absences.day.tomorrow') : localDateWords(date, translator);
  };
  return (
    <dl className={styles.days} aria-label={t('absences.summary.days')}>
      {days.map(({ date, entries }) => (
        <div key={date} className={styles.day}>
          <dt>{dayName(date)}</dt>
          <dd>
            {entries.length === 0 ? (
              <span className={styles.quiet}>{t('absences.summary.free')}</span>
            ) : (
              <ul className={styles.entries}>
                {entries.map((entry) => (
                  <li
                    key={`${entry.absence.id} ${entry.from}`}
                    className={styles.entry}
                    data-over={(entry.to !== null && entry.to <= now) || undefined}
                  >
                    <span className={styles.times}>{timesOnDay(entry, date, translator)}</span>
                    <span>{reasonName(reasons.get(entry.absence.reasonId), translator)}</span>
                    {entry.absence.note !== '' && <span className={styles.quiet}>{entry.absence.note}</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
