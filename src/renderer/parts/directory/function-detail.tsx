import { useLookup, useRow } from '#renderer/data/index.ts';
import { Banner, DetailHeader, FieldList, StatusPill, useT } from '#renderer/ui/index.ts';
import type { DirectoryFunction } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { UnsentMark } from '../unsent-mark.tsx';
import { useOrganisationsByKey } from '../use-organisations.ts';
import styles from './entry-detail.module.css';
import type { EntryDetailProps } from './entry-detail-props.ts';
import { AddressLine, fact, known, Tags } from './entry-facts.tsx';
import { PersonLinks, UnitLinks } from './entry-link.tsx';
import { Gone } from './gone.tsx';
import { unitPath } from './hit-words.ts';
import { OpeningLine } from './opening-line.tsx';
import { PhoneList } from './phone-list.tsx';
import { ProposeButton } from './propose-button.tsx';

/** What people call about: where it is done, by whom, when it is open, and what must be known before connecting. */
export function FunctionDetail({ functionId, ...rest }: EntryDetailProps & { functionId: Id }) {
  const row = useRow('functions', functionId);
  return row === undefined ? <Gone leading={rest.leading} /> : <KnownFunction row={row} {...rest} />;
}

function KnownFunction({ row, onOpen, actions, leading, onTransfer }: EntryDetailProps & { row: DirectoryFunction }) {
  const t = useT();
  const units = useLookup('units');
  const organisation = useOrganisationsByKey().get(row.organisationId);
  const path = unitPath(row.unitId, units);
  const [unit] = path;
  const phones = row.phones.length > 0 ? row.phones : (unit?.phones ?? []);
  return (
    <>
      <DetailHeader
        title={row.name}
        eyebrow={[t('directory.kind.functions'), organisation?.shortName].filter(Boolean).join(' · ')}
        leading={leading}
        meta={
          <>
            {!row.active && <StatusPill tone="away">{t('directory.outOfUse')}</StatusPill>}
            <UnsentMark kind="functions" id={row.id} />
          </>
        }
        actions={
          <>
            {actions}
            <ProposeButton kind="functions" record={row} name={row.name} />
          </>
        }
      />
      <div className={styles.body}>
        {row.note !== '' && <Banner title={t('directory.field.note')}>{row.note}</Banner>}
        <FieldList
          entries={known([
            fact(
              t('directory.field.doneBy'),
              <PersonLinks ids={row.personIds} onOpen={onOpen} />,
              row.personIds.length > 0,
            ),
            {
              label: t('directory.field.numbers'),
              value: (
                <PhoneList
                  phones={phones}
                  organisationId={row.organisationId}
                  label={t('directory.field.numbers')}
                  onTransfer={onTransfer}
                />
              ),
            },
            fact(
              t('directory.field.hours'),
              <OpeningLine path={path} organisationId={row.organisationId} />,
              unit !== undefined,
            ),
            fact(t('directory.field.unit'), <UnitLinks path={path} onOpen={onOpen} />, unit !== undefined),
            unit === undefined
              ? null
              : fact(t('directory.field.address'), <AddressLine unit={unit} />, unit.address !== ''),
            fact(t('directory.field.tasks'), <Tags words={row.words} />, row.words.length > 0),
          ])}
        />
      </div>
    </>
  );
}
