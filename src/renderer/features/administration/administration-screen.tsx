import { ArrowLeftRight, CalendarPlus, Plus, Settings2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useActor, useRelated } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Button, EmptyState, SplitPane, useNavigation, useParams, useT, useViewKeys } from '#renderer/ui/index.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import styles from './administration.module.css';
import { administrationKeys } from './administration-keys.ts';
import { CalendarImport } from './calendar/calendar-import.tsx';
import { ConnectorForm } from './connectors/connector-form.tsx';
import { ConnectorList, connectorsSection } from './connectors/connector-list.tsx';
import { useConnectors } from './connectors/use-connectors.ts';
import { DirectoryImport } from './directory/directory-import.tsx';
import { ProposalDetail } from './directory/proposal-detail.tsx';
import { ProposalList, proposalsSection } from './directory/proposal-list.tsx';
import { CatalogueExchange } from './exchange/catalogue-exchange.tsx';
import { PeopleList } from './people-list.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordList } from './record-list.tsx';
import { hasHours, isHeldWhole, recordSpec, recordSpecs } from './record-specs.ts';

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

  // The proposals are a section without records of their own.
  const isProposals = params.section === proposalsSection;
  const isConnectors = params.section === connectorsSection;
  const connectors = useConnectors(isConnectors);
  /** Where the exchange of a connector pushes to: seen until another is made. */
  const [pushed, setPushed] = useState<{ id: Id; path: string } | null>(null);
  const connector = connectors.all?.find(({ id }) => id === selectedId) ?? null;
  const waiting = useRelated('directoryProposals', 'status', 'waiting').length;

  const { list, focusList } = useListFocus(!isNew);
  const intoPane = () => pane.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  const selectProposal = (id: Id) => replaceParams({ section: proposalsSection, recordId: id });
  const select = (id: Id) => replaceParams({ section, recordId: id });
  const shown = isConnectors ? connectorsSection : section;
  const create =
    !isConnectors && (spec.isGiven || isProposals) ? undefined : () => replaceParams({ section: shown, new: 'yes' });
  const hasImport = section === 'people' || section === 'units';
  const exchange = () => replaceParams({ section: hasImport && !isProposals ? section : 'services', exchange: 'yes' });
  const calendar = () => replaceParams({ section: hasHours(spec) ? section : 'serviceLevels', calendar: 'yes' });
  const sections = [...recordSpecs.map(({ kind }) => kind), connectorsSection, proposalsSection];
  const step = (by: number) => {
    const place = sections.indexOf(isProposals ? proposalsSection : shown) + by + sections.length;
    replaceParams({ section: sections[place % sections.length] ?? section });
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
                variant={kind === shown && !isProposals ? 'secondary' : 'quiet'}
                aria-pressed={kind === shown && !isProposals}
                onPress={() => replaceParams({ section: kind })}
              >
                {t(title)}
              </Button>
            ))}
            <Button
              size="small"
              variant={isConnectors ? 'secondary' : 'quiet'}
              aria-pressed={isConnectors}
              onPress={() => replaceParams({ section: connectorsSection })}
            >
              {t('connectors.title')}
            </Button>
            <Button
              size="small"
              variant={isProposals ? 'secondary' : 'quiet'}
              aria-pressed={isProposals}
              onPress={() => replaceParams({ section: proposalsSection })}
            >
              {t('directory.proposals', { count: waiting })}
            </Button>
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
                {t(isConnectors ? 'connectors.create' : spec.create)}
              </Button>
            )}
            {hasHours(spec) && !isProposals && !isConnectors && (
              <Button
                size="small"
                icon={<CalendarPlus aria-hidden="true" />}
                keyHint={administrationKeys.calendar.keys}
                onPress={calendar}
              >
                {t('administration.calendar')}
              </Button>
            )}
            {(section === 'services' || hasImport) && !isProposals && !isConnectors && (
              <Button size="small" icon={<ArrowLeftRight aria-hidden="true" />} keyHint="x" onPress={exchange}>
                {t(hasImport ? 'directory.admin.import' : 'administration.exchange')}
              </Button>
            )}
          </div>
          {isConnectors ? (
            <ConnectorList
              connectors={connectors}
              selectedId={selectedId}
              onSelect={(id) => replaceParams({ section: connectorsSection, recordId: id })}
              onOpen={intoPane}
            />
          ) : isProposals ? (
            <ProposalList selectedId={selectedId} onSelect={selectProposal} onOpen={intoPane} />
          ) : isHeldWhole(spec) ? (
            <RecordList
              key={section}
              spec={spec}
              selectedId={selectedId}
              onSelect={select}
              onOpen={intoPane}
              searchRef={search}
            />
          ) : (
            <PeopleList selectedId={selectedId} onSelect={select} onOpen={intoPane} searchRef={search} />
          )}
        </div>
      }
      second={
        <div className={styles.right} ref={pane}>
          {isCalendar ? (
            <CalendarImport onLeave={() => replaceParams({ section })} />
          ) : isExchange && hasImport ? (
            <DirectoryImport key={section} kind={section} onLeave={() => replaceParams({ section })} />
          ) : isConnectors && (isNew || connector !== null) ? (
            <ConnectorForm
              key={isNew ? 'new' : connector?.id}
              connector={isNew ? null : connector}
              path={pushed !== null && pushed.id === connector?.id ? pushed.path : null}
              onSaved={(id, path) => {
                connectors.reload();
                if (path !== null) setPushed({ id, path });
                replaceParams({ section: connectorsSection, recordId: id });
              }}
              onLeave={() => {
                if (isNew) replaceParams({ section: connectorsSection });
                focusList();
              }}
            />
          ) : isProposals ? (
            <ProposalDetail key={selectedId} proposalId={selectedId} />
          ) : isExchange ? (
            <CatalogueExchange organisationId={home} onLeave={() => replaceParams({ section })} />
          ) : !isConnectors && (isNew || selectedId !== null) ? (
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
