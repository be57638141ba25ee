import { Pencil, Trash2, UserCheck } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useLookup, useRow } from '#renderer/data/index.ts';
import { AbsenceSummary, useAbsenceClock, useMaySet } from '#renderer/parts/absences/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import {
  announce,
  Banner,
  Button,
  DetailBody,
  DetailHeader,
  DetailPane,
  FieldList,
  Section,
  TimeText,
  useNavigation,
  useTranslator,
} from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { reasonName } from '#shared/absences/absence-words.ts';
import type { Absence } from '#shared/absences/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import { absenceKeys } from './absence-keys.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { whenWords } from './when-words.ts';

interface AbsenceDetailProps {
  absence: Absence;
  detailRef: RefObject<HTMLElement | null>;
  onChange: () => void;
  /** Sets a further absence for the same person. */
  onSet: () => void;
  onGone: () => void;
}

/** One absence: how it stands with the person, when it is, who set it, and what can be done. */
export function AbsenceDetail({ absence, detailRef, onChange, onSet, onGone }: AbsenceDetailProps) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useAbsenceClock();
  const { navigate } = useNavigation();
  // Who a protected person is is asked for in the directory, with a reason.
  const person = useRow('people', absence.ofProtected ? null : absence.personId);
  const unit = useLookup('units').get(person?.unitId ?? '');
  const reason = useLookup('absenceReasons').get(absence.reasonId);
  const users = useLookup('users');
  const organisation = useOrganisationsByKey().get(absence.organisationId);
  const maySet = useMaySet();
  const { submit, problem, isSaving } = useSubmission();
  const [isAsking, setAsking] = useState(false);
  const mayChange = person !== undefined && maySet(person) === null;
  const isOver = absence.weekly === null && absence.endedAt !== null;
  const unknown = t(absence.ofProtected ? 'absences.detail.protected' : 'absences.detail.unknownPerson');
  const name = person === undefined ? unknown : personName(person);
  // What a calendar file says is changed in the calendar.
  const mayEdit = mayChange && absence.source !== 'calendar';

  async function carryOut(command: 'absence.end' | 'absence.remove', done: string) {
    if (!(await submit(command, { absenceIds: [absence.id] }))) return;
    announce(done);
    onGone();
  }
  const end = () => void carryOut('absence.end', t('absences.ended', { count: 1 }));
  const remove = () => void carryOut('absence.remove', t('absences.removed', { count: 1 }));
  useViewKeys(absenceKeys, {
    change: mayEdit ? onChange : undefined,
    end: mayChange && !isOver ? end : undefined,
    remove: mayChange ? () => setAsking(true) : undefined,
  });

  const who = users.get(absence.setByUserId)?.name ?? t('tickets.unknownUser');
  return (
    <DetailPane paneRef={detailRef} label={name}>
      <DetailHeader
        title={name}
        meta={
          <>
            <span>{[person?.title, unit?.name].filter(Boolean).join(' · ')}</span>
            <UnsentMark kind="absences" id={absence.id} />
          </>
        }
        actions={
          mayChange && (
            <>
              {!isOver && (
                <Button
                  variant="primary"
                  icon={<UserCheck aria-hidden="true" />}
                  keyHint={absenceKeys.end.keys}
                  isDisabled={isSaving}
                  onPress={end}
                >
                  {t('absences.end')}
                </Button>
              )}
              {mayEdit && (
                <Button icon={<Pencil aria-hidden="true" />} keyHint={absenceKeys.change.keys} onPress={onChange}>
                  {t('absences.change')}
                </Button>
              )}
              <Button
                variant="quiet"
                icon={<Trash2 aria-hidden="true" />}
                keyHint={absenceKeys.remove.keys}
                isDisabled={isSaving}
                onPress={() => setAsking(true)}
              >
                {t('absences.remove')}
              </Button>
            </>
          )
        }
      />
      <DetailBody>
        {isAsking && (
          <RemoveDialog
            count={1}
            onClose={() => setAsking(false)}
            onRemove={() => {
              setAsking(false);
              remove();
            }}
          />
        )}
        {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
        {absence.ofProtected && (
          <Banner
            actions={
              <Button
                size="small"
                onPress={() => navigate({ view: 'directory', params: { kind: 'people', id: absence.personId } })}
              >
                {t('absences.detail.openDirectory')}
              </Button>
            }
          >
            {t('absences.detail.protectedHelp')}
          </Banner>
        )}
        {!absence.ofProtected && (
          <AbsenceSummary personId={absence.personId} onSet={mayChange ? onSet : undefined} hasEnd={false} />
        )}
      </DetailBody>
      <Section title={reasonName(reason, translator)}>
        <FieldList
          entries={[
            {
              label: t('absences.detail.when'),
              value: whenWords(absence, now, isoDateOf(Date.parse(now)), translator),
            },
            ...(absence.note === '' ? [] : [{ label: t('absences.form.note'), value: absence.note }]),
            { label: t('absences.detail.source'), value: t(`absences.detail.source.${absence.source}`, { who }) },
            { label: t('absences.detail.setAt'), value: <TimeText instant={absence.setAt} /> },
            ...(absence.endedAt === null
              ? []
              : [{ label: t('absences.detail.endedAt'), value: <TimeText instant={absence.endedAt} /> }]),
            { label: t('absences.column.organisation'), value: organisation?.name ?? absence.organisationId },
          ]}
        />
      </Section>
    </DetailPane>
  );
}
