import { BookUser } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useActor, useDraft } from '#renderer/data/index.ts';
import { type ChosenEntry, DirectorySearch, EntryDetail, ProposalForm } from '#renderer/parts/directory/index.ts';
import {
  Button,
  DetailPane,
  Dialog,
  EmptyState,
  SplitPane,
  useNavigation,
  useParams,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { directoryKindSchema } from '#shared/directory/proposal-schema.ts';
import { idOrNull } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { directoryKeys } from './directory-keys.ts';
import { UnitBrowser } from './unit-browser.tsx';

interface SearchState {
  text: string;
  only: OrganisationId | null;
}

const blank: SearchState = { text: '', only: null };

/** Katalog: the search, the units to look through while nothing is sought, and the details beside. Parameters: `kind`, `id`. */
export function DirectoryScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLElement>(null);
  const stored = useDraft<SearchState>('view.directory.search', blank);
  const { text, only } = stored.value;
  const kind = directoryKindSchema.safeParse(params.kind).data;
  const id = idOrNull(params.id);
  const chosen: ChosenEntry | null = kind === undefined || id === null ? null : { kind, id };
  const open = ({ kind: chosenKind, id: chosenId }: ChosenEntry) => {
    replaceParams({ kind: chosenKind, id: chosenId });
    pane.current?.focus();
  };
  const toSearch = () => search.current?.select();
  const proposeNew = () => replaceParams({ ...params, new: 'yes' });
  const closeNew = () => {
    const { new: _, ...rest } = params;
    replaceParams(rest);
  };
  useViewKeys(directoryKeys, {
    search: toSearch,
    searchToo: toSearch,
    proposeNew,
    back: () => search.current?.focus(),
  });
  useEffect(() => search.current?.focus(), []);

  if (!canSomewhere(actor, 'directory.read')) return <EmptyState title={t('directory.notPermitted')} />;
  return (
    <SplitPane
      id="directory"
      initial={420}
      min={320}
      max={640}
      first={
        <DirectorySearch
          label={t('directory.search')}
          text={text}
          onTextChange={(next) => stored.set({ ...stored.value, text: next })}
          only={only}
          onOnlyChange={(next) => stored.set({ ...stored.value, only: next })}
          searchRef={search}
          keyHint={directoryKeys.search.keys}
          onOpen={open}
        >
          {text.trim() === '' ? (
            <UnitBrowser
              selectedId={kind === 'units' ? id : null}
              onOpen={(unitId) => open({ kind: 'units', id: unitId })}
            />
          ) : undefined}
        </DirectorySearch>
      }
      second={
        <DetailPane paneRef={pane} label={t('directory.title')}>
          {chosen === null ? (
            <EmptyState
              icon={<BookUser aria-hidden="true" />}
              title={t('directory.pick')}
              action={
                <Button keyHint={directoryKeys.proposeNew.keys} onPress={proposeNew}>
                  {t('directory.propose.new')}
                </Button>
              }
            >
              {t('directory.pickHelp')}
            </EmptyState>
          ) : (
            <EntryDetail chosen={chosen} onOpen={open} />
          )}
          {params.new !== undefined && (
            <Dialog title={t('directory.propose.new')} isOpen onClose={closeNew} size="wide">
              <ProposalForm kind="people" record={null} onDone={closeNew} />
            </Dialog>
          )}
        </DetailPane>
      }
    />
  );
}
