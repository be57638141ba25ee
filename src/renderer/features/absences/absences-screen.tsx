import { CalendarOff } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { useActor, useDraft, useRelated, useRow, useRows } from '#renderer/data/index.ts';
import { AbsenceForm, usePeople } from '#renderer/parts/absences/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import {
  Button,
  DetailBody,
  DetailHeader,
  DetailPane,
  EmptyState,
  SplitPane,
  useNavigation,
  useParams,
  useT,
} from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Absence } from '#shared/absences/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { AbsenceDetail } from './absence-detail.tsx';
import { absenceKeys } from './absence-keys.ts';
import { AbsenceList } from './absence-list.tsx';
import styles from './absences.module.css';
import { CalendarImport } from './calendar-import.tsx';

const nobody: readonly Person[] = [];

/**
 * Hänvisning: who is away and when they are back, one beside the list. Parameters: `absenceId` shows that one, with `change` to
 * change it; `new` sets one (`personId`: for that person; `checked`: for those marked); `calendar` reads a calendar file.
 */
export function AbsencesScreen() {
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const checked = useDraft<Id[]>('view.absences.checked', []);
  const mayWrite = canSomewhere(actor, 'absence.write');
  // Whoever may not set others' absences sets their own, where the directory knows the account.
  const [self] = useRelated('people', 'userId', mayWrite ? null : actor.userId);
  const mayCreate = mayWrite || self !== undefined;
  const selectedId = idOrNull(params.absenceId);
  const absence = useRow('absences', selectedId);
  const isNew = params.new !== undefined && mayCreate;
  const isImport = params.calendar !== undefined && mayWrite;
  const isForm = isNew || isImport || params.change !== undefined;

  const select = useCallback((id: Id) => replaceParams({ absenceId: id }), [replaceParams]);
  const { list, focusList } = useListFocus(!isForm);
  const ownParams: Readonly<Record<string, string>> = self === undefined ? {} : { personId: self.id };
  const create = mayCreate ? () => replaceParams({ new: 'yes', ...ownParams }) : undefined;
  const importFile = mayWrite ? () => replaceParams({ calendar: 'yes' }) : undefined;
  useViewKeys(absenceKeys, {
    create,
    calendar: importFile,
    search: () => search.current?.select(),
    back: focusList,
  });
  const leave = () => {
    replaceParams(selectedId === null ? {} : { absenceId: selectedId });
    focusList();
  };

  function right() {
    if (isImport) return <CalendarImport personId={idOrNull(params.personId)} onLeave={leave} />;
    if (isNew) {
      const isChecked = params.checked !== undefined;
      return (
        <NewAbsence
          key={`${params.personId ?? ''} ${params.checked ?? ''}`}
          personId={idOrNull(params.personId)}
          absenceIds={isChecked ? checked.value : []}
          mayAdd={mayWrite}
          onSaved={() => {
            if (isChecked) checked.set([]);
            leave();
          }}
          onLeave={leave}
        />
      );
    }
    if (absence === undefined) return <Nothing onCreate={create} onImport={importFile} />;
    if (params.change !== undefined) return <ChangeAbsence key={absence.id} absence={absence} onLeave={leave} />;
    return (
      <AbsenceDetail
        key={absence.id}
        absence={absence}
        detailRef={detail}
        onChange={() => replaceParams({ absenceId: absence.id, change: 'yes' })}
        onSet={() => replaceParams({ absenceId: absence.id, new: 'yes', personId: absence.personId })}
        onGone={focusList}
      />
    );
  }

  return (
    <SplitPane
      id="absences"
      fixed="second"
      initial={480}
      min={380}
      max={800}
      first={
        <div ref={list} className={styles.fill}>
          <AbsenceList
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
            onCreate={create}
            searchRef={search}
            checked={checked.value}
            onChecked={(ids) => checked.set([...ids])}
            onSetChecked={() => replaceParams({ new: 'yes', checked: 'yes' })}
          />
        </div>
      }
      second={right()}
    />
  );
}

interface NothingProps {
  onCreate: (() => void) | undefined;
  onImport: (() => void) | undefined;
}

function Nothing({ onCreate, onImport }: NothingProps) {
  const t = useT();
  return (
    <EmptyState
      icon={<CalendarOff aria-hidden="true" />}
      title={t('absences.pick')}
      action={
        <div className={styles.buttons}>
          {onCreate !== undefined && (
            <Button keyHint={absenceKeys.create.keys} onPress={onCreate}>
              {t('absences.new')}
            </Button>
          )}
          {onImport !== undefined && (
            <Button keyHint={absenceKeys.calendar.keys} onPress={onImport}>
              {t('absences.calendar')}
            </Button>
          )}
        </div>
      }
    >
      {t('absences.pickHelp')}
    </EmptyState>
  );
}

interface NewAbsenceProps {
  personId: Id | null;
  /** For the people of these. */
  absenceIds: readonly Id[];
  /** Others can be added. */
  mayAdd: boolean;
  onSaved: () => void;
  onLeave: () => void;
}

function NewAbsence({ personId, absenceIds, mayAdd, onSaved, onLeave }: NewAbsenceProps) {
  const t = useT();
  const marked = useRows({
    kind: 'absences',
    where: [{ field: 'id', op: 'in', values: absenceIds }],
    text: '',
    sort: [],
    range: { start: 0, end: absenceIds.length },
    facets: [],
  });
  const ids = useMemo(() => {
    if (personId !== null) return [personId];
    return [...new Set((marked?.rows ?? []).map((row) => row.personId))];
  }, [personId, marked]);
  const people = usePeople(ids);
  if (people === null || marked === null || people.length < ids.length) return null;
  return (
    <DetailPane label={t('absences.new')}>
      <DetailHeader title={t('absences.new')} />
      <DetailBody>
        <AbsenceForm people={ids.length === 0 ? nobody : people} mayAdd={mayAdd} onSaved={onSaved} onLeave={onLeave} />
      </DetailBody>
    </DetailPane>
  );
}

function ChangeAbsence({ absence, onLeave }: { absence: Absence; onLeave: () => void }) {
  const t = useT();
  const person = useRow('people', absence.personId);
  const people = useMemo(() => (person === undefined ? [] : [person]), [person]);
  if (person === undefined) return null;
  return (
    <DetailPane label={t('absences.change')}>
      <DetailHeader title={t('absences.change')} />
      <DetailBody>
        <AbsenceForm people={people} absence={absence} onSaved={onLeave} onLeave={onLeave} />
      </DetailBody>
    </DetailPane>
  );
}
