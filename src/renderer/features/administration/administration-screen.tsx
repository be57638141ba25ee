import { ArrowLeftRight, CalendarPlus, Plus, Settings2 } from 'lucide-react';
import { useRef } from 'react';
import { useActor } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Button, EmptyState, SplitPane, useNavigation, useParams, useT, useViewKeys } from '#renderer/ui/index.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import styles from './administration.module.css';
import { administrationKeys } from './administration-keys.ts';
import { CalendarImport } from './calendar/calendar-import.tsx';
import { CatalogueExchange } from './exchange/catalogue-exchange.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordList } from './record-list.tsx';
import { hasHours, recordSpec, recordSpecs } from './record-specs.ts';

/**
 * The administration (Förvaltning): a section per kind of record, its list, and a form beside. Parameters: `section` is
 * the kind, `recordId` shows that one, `new` makes one, `exchange` imports and exports the catalogue.
 */
export function AdministrationScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  // The provider owns what is shared; it comes last among the choices.
  const home = useOrganisationOptions('administration.write').at(-1)?.id;
  const search = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const spec = recordSpec(params.section);
  const section = spec.kind;
  const selectedId: Id | null = idOrNull(params.recordId);
  const isNew = params.new !== undefined;
  const isExchange = params.exchange !== undefined;
  const isCalendar = params.calendar !== undefined;
  const mayWrite = canSomewhere(actor, 'administration.write');

  const { list, focusList } = useListFocus(!isNew);
  const select = (id: Id) => replaceParams({ section, recordId: id });
  const create = spec.isGiven ? undefined : () => replaceParams({ section, new: 'yes' });
  const exchange = () => replaceParams({ section: 'services', exchange: 'yes' });
  const calendar = () => replaceParams({ section: hasHours(spec) ? section : 'serviceLevels', calendar: 'yes' });
  const step = (by: number) => {
    const place = recordSpecs.indexOf(spec) + by + recordSpecs.length;
    replaceParams({ section: recordSpecs[place % recordSpecs.length]?.kind ?? section });
  };

  useViewKeys(administrationKeys, {
    create,
    search: () => search.current?.select(),
    nextSection: () => step(1),
    previousSection: () => step(-1),
    exchange,
    calendar,
    back: focusList,
  });

  if (!mayWrite || home === undefined) return <EmptyState title={t('administration.notPermitted')} />;
  return (
    <SplitPane
      id="administration"
      fixed="second"
      initial={600}
      min={400}
      max={1_000}
      first={
        <div className={styles.left} ref={list}>
          <h2 className={styles.hidden}>{t('administration.title')}</h2>
          <nav className={styles.sections} aria-label={t('administration.sections')}>
            {recordSpecs.map(({ kind, title }) => (
              <Button
                key={kind}
                size="small"
                variant={kind === section ? 'secondary' : 'quiet'}
                aria-pressed={kind === section}
                onPress={() => replaceParams({ section: kind })}
              >
                {t(title)}
              </Button>
            ))}
          </nav>
          <div className={styles.bar}>
            {create !== undefined && (
              <Button
                size="small"
                variant="primary"
                icon={<Plus aria-hidden="true" />}
                keyHint={administrationKeys.create.keys}
                onPress={create}
              >
                {t(spec.create)}
              </Button>
            )}
            {hasHours(spec) && (
              <Button
                size="small"
                icon={<CalendarPlus aria-hidden="true" />}
                keyHint={administrationKeys.calendar.keys}
                onPress={calendar}
              >
                {t('administration.calendar')}
              </Button>
            )}
            {section === 'services' && (
              <Button size="small" icon={<ArrowLeftRight aria-hidden="true" />} keyHint="x" onPress={exchange}>
                {t('administration.exchange')}
              </Button>
            )}
          </div>
          <RecordList
            key={section}
            spec={spec}
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => pane.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
            searchRef={search}
          />
        </div>
      }
      second={
        <div className={styles.right} ref={pane}>
          {isCalendar ? (
            <CalendarImport onLeave={() => replaceParams({ section })} />
          ) : isExchange ? (
            <CatalogueExchange organisationId={home} onLeave={() => replaceParams({ section })} />
          ) : isNew || selectedId !== null ? (
            <RecordForm
              key={`${section}:${selectedId ?? 'new'}`}
              spec={spec}
              id={isNew ? null : selectedId}
              organisationId={home}
              onDone={select}
              onLeave={() => {
                if (isNew) replaceParams({ section });
                focusList();
              }}
            />
          ) : (
            <EmptyState icon={<Settings2 aria-hidden="true" />} title={t('administration.pick')}>
              {t('administration.pickHelp')}
            </EmptyState>
          )}
        </div>
      }
    />
  );
}
