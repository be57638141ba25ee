import { Settings2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useActor } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { EmptyState, SplitPane, useNavigation, useParams, useT, useViewKeys } from '#renderer/ui/index.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import styles from './administration.module.css';
import { administrationKeys } from './administration-keys.ts';
import { CalendarImport } from './calendar/calendar-import.tsx';
import { ConnectorForm } from './connectors/connector-form.tsx';
import { ConnectorList } from './connectors/connector-list.tsx';
import { useConnectorSection } from './connectors/use-connector-section.ts';
import { DirectoryImport } from './directory/directory-import.tsx';
import { ProposalDetail } from './directory/proposal-detail.tsx';
import { ProposalList } from './directory/proposal-list.tsx';
import { CatalogueExchange } from './exchange/catalogue-exchange.tsx';
import { PeopleList } from './people-list.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordList } from './record-list.tsx';
import { hasHours, isHeldWhole, recordSpec } from './record-specs.ts';
import { SectionBar } from './section-bar.tsx';
import { SectionNav } from './section-nav.tsx';
import { type SectionId, sectionBeside, sectionOf } from './sections.ts';

/**
 * The administration (Förvaltning): its sections, the list of one, and a form beside. Parameters: `section` is the one,
 * `recordId` shows that record, `new` makes one, `exchange` and `calendar` read files in.
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
  const section = sectionOf(params.section);
  const spec = recordSpec(section);
  const selectedId: Id | null = idOrNull(params.recordId);
  const isNew = params.new !== undefined;
  const { connectors, connector, path, saved } = useConnectorSection(section === 'connectors', selectedId);

  const { list, focusList } = useListFocus(!isNew);
  const intoPane = () => pane.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  const go = (to: SectionId) => replaceParams({ section: to });
  const select = (id: Id) => replaceParams({ section, recordId: id });
  const toList = () => go(section);
  const leave = () => {
    if (isNew) toList();
    focusList();
  };
  const hasPlainForm = section !== 'connectors' && section !== 'proposals';
  const mayCreate = section === 'connectors' || (hasPlainForm && spec.isGiven !== true);
  const isOfDirectory = section === 'people' || section === 'units';
  const create = mayCreate ? () => replaceParams({ section, new: 'yes' }) : undefined;
  const exchange = () => replaceParams({ section: isOfDirectory ? section : 'services', exchange: 'yes' });
  const isOfHours = hasPlainForm && hasHours(spec);
  const calendar = () => replaceParams({ section: isOfHours ? section : 'serviceLevels', calendar: 'yes' });

  useViewKeys(administrationKeys, {
    create,
    search: () => search.current?.select(),
    nextSection: () => go(sectionBeside(section, 1)),
    previousSection: () => go(sectionBeside(section, -1)),
    exchange,
    calendar,
    back: focusList,
  });

  if (!canSomewhere(actor, 'administration.write') || home === undefined) {
    return <EmptyState title={t('administration.notPermitted')} />;
  }

  function listOf(): ReactNode {
    const looks = { selectedId, onSelect: select, onOpen: intoPane };
    if (section === 'connectors') return <ConnectorList connectors={connectors} {...looks} />;
    if (section === 'proposals') return <ProposalList {...looks} />;
    if (!isHeldWhole(spec)) return <PeopleList {...looks} searchRef={search} />;
    return <RecordList key={section} spec={spec} {...looks} searchRef={search} />;
  }

  function paneOf(organisationId: string): ReactNode {
    if (params.calendar !== undefined) return <CalendarImport onLeave={toList} />;
    if (params.exchange !== undefined) {
      return isOfDirectory ? (
        <DirectoryImport key={section} kind={section} onLeave={toList} />
      ) : (
        <CatalogueExchange organisationId={organisationId} onLeave={toList} />
      );
    }
    if (section === 'proposals') return <ProposalDetail key={selectedId} proposalId={selectedId} />;
    if (section === 'connectors' && (isNew || connector !== null)) {
      const shown = isNew ? null : connector;
      const onSaved = (id: Id, made: string | null) => {
        saved(id, made);
        select(id);
      };
      return <ConnectorForm key={shown?.id ?? 'new'} connector={shown} path={path} onSaved={onSaved} onLeave={leave} />;
    }
    if (hasPlainForm && (isNew || selectedId !== null)) {
      return (
        <RecordForm
          key={`${section}:${selectedId ?? 'new'}`}
          spec={spec}
          id={isNew ? null : selectedId}
          organisationId={organisationId}
          onDone={select}
          onLeave={leave}
        />
      );
    }
    return (
      <EmptyState icon={<Settings2 aria-hidden="true" />} title={t('administration.pick')}>
        {t(mayCreate ? 'administration.pickHelp' : 'administration.pickHelpGiven')}
      </EmptyState>
    );
  }

  return (
    <SplitPane
      id="administration"
      fixed="second"
      initial={600}
      min={400}
      max={1_000}
      first={
        <div className={styles.left} ref={list}>
          <SectionNav section={section} onGo={go} />
          <SectionBar
            create={
              create === undefined
                ? null
                : { label: section === 'connectors' ? 'connectors.create' : spec.create, run: create }
            }
            calendar={isOfHours ? calendar : null}
            exchange={
              isOfDirectory
                ? { label: 'directory.admin.import', run: exchange }
                : section === 'services'
                  ? { label: 'administration.exchange', run: exchange }
                  : null
            }
          />
          {listOf()}
        </div>
      }
      second={
        <div className={styles.right} ref={pane}>
          {paneOf(home)}
        </div>
      }
    />
  );
}
