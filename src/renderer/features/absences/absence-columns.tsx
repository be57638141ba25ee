import { useMemo } from 'react';
import { useLookup, useRow } from '#renderer/data/index.ts';
import { AbsenceIcon } from '#renderer/parts/absences/index.ts';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { ClippedText, type DataColumn, StatusPill, useT, useTranslator } from '#renderer/ui/index.ts';
import { backWords, reasonName } from '#shared/absences/absence-words.ts';
import { occurrencesOf } from '#shared/absences/occurrences.ts';
import type { Absence } from '#shared/absences/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { AbsenceView } from './absence-list-query.ts';
import styles from './absences.module.css';
import { whenWords } from './when-words.ts';

interface CellProps {
  absence: Absence;
}

function PersonCell({ absence }: CellProps) {
  const t = useT();
  const person = useRow('people', absence.ofProtected ? null : absence.personId);
  const unknown = t(absence.ofProtected ? 'absences.detail.protected' : 'absences.detail.unknownPerson');
  return <NameCell name={person === undefined ? unknown : personName(person)} kind="absences" id={absence.id} />;
}

function UnitCell({ absence }: CellProps) {
  const person = useRow('people', absence.ofProtected ? null : absence.personId);
  const unit = useLookup('units').get(person?.unitId ?? '');
  return <ClippedText>{unit?.name ?? ''}</ClippedText>;
}

function ReasonCell({ absence }: CellProps) {
  const translator = useTranslator();
  const reason = useLookup('absenceReasons').get(absence.reasonId);
  return (
    <span className={styles.reason}>
      <AbsenceIcon icon={reason?.icon} size={14} />
      <ClippedText>{reasonName(reason, translator)}</ClippedText>
    </span>
  );
}

/** When the person is back from what goes on; what should have ended is marked in word and shape. */
function BackCell({ absence, now, view }: CellProps & { now: Instant; view: AbsenceView }) {
  const translator = useTranslator();
  const { t } = translator;
  const [current] = occurrencesOf(absence, now, new Date(Date.parse(now) + 1).toISOString());
  const end = current?.to ?? absence.endsAt;
  if (end === null) return <span className={styles.quiet}>{t('absences.backUnknown')}</span>;
  const words = backWords(end, now, translator);
  if (view !== 'passed') return <time dateTime={end}>{words}</time>;
  return (
    <time dateTime={end}>
      <StatusPill tone="breached" look="plain">
        {words}
      </StatusPill>
    </time>
  );
}

/** Returns the columns of a view of the list. */
export function useAbsenceColumns(view: AbsenceView, now: Instant, today: string): DataColumn<Absence>[] {
  const translator = useTranslator();
  const { t } = translator;
  const organisations = useOrganisationsByKey();
  return useMemo(() => {
    const person: DataColumn<Absence> = {
      id: 'person',
      header: t('absences.column.person'),
      width: 160,
      grow: 2,
      isSortable: true,
      cell: (absence) => <PersonCell absence={absence} />,
    };
    const reason: DataColumn<Absence> = {
      id: 'reason',
      header: t('absences.column.reason'),
      width: 140,
      grow: 1,
      isSortable: true,
      cell: (absence) => <ReasonCell absence={absence} />,
    };
    const back: DataColumn<Absence> = {
      id: 'back',
      header: t('absences.column.back'),
      width: 170,
      isSortable: true,
      cell: (absence) => <BackCell absence={absence} now={now} view={view} />,
    };
    const from: DataColumn<Absence> = {
      id: 'from',
      header: t('absences.column.from'),
      width: 170,
      isSortable: true,
      cell: ({ startsAt }) => <time dateTime={startsAt}>{backWords(startsAt, now, translator)}</time>,
    };
    const times: DataColumn<Absence> = {
      id: 'times',
      header: t('absences.column.times'),
      width: 190,
      grow: 2,
      cell: (absence) => <ClippedText>{whenWords(absence, now, today, translator)}</ClippedText>,
    };
    const unit: DataColumn<Absence> = {
      id: 'unit',
      header: t('absences.column.unit'),
      width: 140,
      grow: 2,
      isSortable: true,
      hideBelow: 560,
      cell: (absence) => <UnitCell absence={absence} />,
    };
    const organisation: DataColumn<Absence> = {
      id: 'organisation',
      header: t('absences.column.organisation'),
      width: 112,
      isSortable: true,
      hideBelow: 760,
      cell: (absence) => organisations.get(absence.organisationId)?.shortName ?? absence.organisationId,
    };
    const when = { now: [back], passed: [back], planned: [from, back], recurring: [times] }[view];
    return [person, reason, ...when, unit, organisation];
  }, [t, translator, organisations, view, now, today]);
}
