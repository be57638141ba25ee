import { useLookup, useRow, useRows } from '#renderer/data/index.ts';
import { Banner, DetailHeader, FieldList, StatusPill, useT } from '#renderer/ui/index.ts';
import type { Unit } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { UnsentMark } from '../unsent-mark.tsx';
import { useOrganisationsByKey } from '../use-organisations.ts';
import styles from './entry-detail.module.css';
import type { EntryDetailProps } from './entry-detail-props.ts';
import { AddressLine, fact, known, Tags, useFunctionsWhere } from './entry-facts.tsx';
import { FunctionLinks, PersonLinks, UnitLinks } from './entry-link.tsx';
import { Gone } from './gone.tsx';
import { unitPath } from './hit-words.ts';
import { OpeningLine } from './opening-line.tsx';
import { PhoneList } from './phone-list.tsx';
import { ProposeButton } from './propose-button.tsx';

const mostPeople = 30;

/** A unit: its hours and numbers first, what it does, who is there and what belongs to it. */
export function UnitDetail({ unitId, ...rest }: EntryDetailProps & { unitId: Id }) {
  const unit = useRow('units', unitId);
  return unit === undefined ? <Gone leading={rest.leading} /> : <KnownUnit unit={unit} {...rest} />;
}

function KnownUnit({ unit, onOpen, actions, leading, onTransfer }: EntryDetailProps & { unit: Unit }) {
  const t = useT();
  const units = useLookup('units');
  const organisation = useOrganisationsByKey().get(unit.organisationId);
  const path = unitPath(unit.id, units);
  const functions = useFunctionsWhere(({ unitId }) => unitId === unit.id);
  const below = [...units.values()]
    .filter(({ parentId, active }) => parentId === unit.id && active)
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'));
  const people = useRows({
    kind: 'people',
    where: [
      { field: 'unitId', op: 'in', values: [unit.id] },
      { field: 'leftOn', op: 'in', values: [null] },
    ],
    text: '',
    sort: [{ field: 'name', descending: false }],
    range: { start: 0, end: mostPeople },
    facets: [],
  });
  const more = (people?.total ?? 0) - (people?.rows.length ?? 0);
  return (
    <>
      <DetailHeader
        title={unit.name}
        eyebrow={[t('directory.kind.units'), organisation?.shortName].filter(Boolean).join(' · ')}
        leading={leading}
        meta={
          <>
            {!unit.active && <StatusPill tone="away">{t('directory.outOfUse')}</StatusPill>}
            <UnsentMark kind="units" id={unit.id} />
          </>
        }
        actions={
          <>
            {actions}
            <ProposeButton kind="units" record={unit} name={unit.name} />
          </>
        }
      />
      <div className={styles.body}>
        {unit.note !== '' && <Banner title={t('directory.field.note')}>{unit.note}</Banner>}
        <FieldList
          entries={known([
            {
              label: t('directory.field.hours'),
              value: <OpeningLine path={path} organisationId={unit.organisationId} />,
            },
            {
              label: t('directory.field.numbers'),
              value: (
                <PhoneList
                  phones={unit.phones}
                  organisationId={unit.organisationId}
                  label={t('directory.field.numbers')}
                  onTransfer={onTransfer}
                />
              ),
            },
            fact(t('directory.field.address'), <AddressLine unit={unit} />, unit.address !== '' || unit.place !== null),
            fact(t('directory.field.email'), unit.email, unit.email !== null),
            fact(t('directory.field.tasks'), <Tags words={unit.tasks} />, unit.tasks.length > 0),
            fact(
              t('directory.field.functions'),
              <FunctionLinks ids={functions} onOpen={onOpen} />,
              functions.length > 0,
            ),
            fact(t('directory.field.unit'), <UnitLinks path={path.slice(1)} onOpen={onOpen} />, path.length > 1),
            fact(t('directory.field.units'), <UnitLinks path={below} onOpen={onOpen} />, below.length > 0),
            fact(
              t('directory.field.people'),
              <>
                <PersonLinks ids={(people?.rows ?? []).map(({ id }) => id)} onOpen={onOpen} />
                {more > 0 && <span className={styles.quiet}>{t('directory.people.more', { count: more })}</span>}
              </>,
              (people?.total ?? 0) > 0,
            ),
          ])}
        />
      </div>
    </>
  );
}
