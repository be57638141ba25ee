import { UserCheck } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { type ChosenEntry, DirectorySearch, firstPhone, OpenedEntry } from '#renderer/parts/directory/index.ts';
import { Button, useKeys, useParams, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { ChosenCaller } from './call-draft.ts';
import { useFlowState } from './flow-state.ts';
import { switchboardKeys } from './switchboard-keys.ts';

export interface DirectoryPanelProps {
  searchRef: RefObject<HTMLInputElement | null>;
  /** Whose number was called: its hits come first. */
  organisationId?: OrganisationId | null;
  /** Called when the one found is the one on the line; absent while there is no call. */
  onIsCaller?: ((caller: ChosenCaller) => void) | undefined;
}

const number = /^[+(\d*#][\d\s\-–/()*#.]*$/;

/** The search for the person, unit or function the caller wants. Whoever is opened is the one the call goes to. */
export function DirectoryPanel({ searchRef, organisationId = null, onIsCaller }: DirectoryPanelProps) {
  const t = useT();
  const { seek } = useFlowState();
  const keys = useKeys(switchboardKeys);
  const [text, setText] = useState('');
  const [only, setOnly] = useState<OrganisationId | null>(null);
  const [opened, setOpened] = useState<ChosenEntry | null>(null);
  // Somebody found elsewhere, in the command palette, is shown here.
  const { personId } = useParams();
  const [shownId, setShownId] = useState<string>();
  if (personId !== shownId) {
    setShownId(personId);
    if (personId !== undefined) setOpened({ kind: 'people', id: personId });
  }

  function open(chosen: ChosenEntry) {
    setOpened(chosen);
    if (chosen.kind === 'people') seek({ type: 'person', id: chosen.id, number: null });
    if (chosen.kind === 'units') seek({ type: 'unit', id: chosen.id, number: null });
  }

  function back() {
    setOpened(null);
    searchRef.current?.focus();
  }

  return (
    <DirectorySearch
      label={t('switchboard.directory')}
      text={text}
      onTextChange={(next) => {
        setText(next);
        setOpened(null);
        // Somebody else is looked for: the call must not go to whom was found before.
        seek(null);
      }}
      only={only}
      onOnlyChange={setOnly}
      preferred={organisationId}
      searchRef={searchRef}
      keyHint={keys.search.keys}
      onOpen={open}
      onEnter={(typed) => {
        if (number.test(typed.trim())) seek({ type: 'number', number: typed.trim() });
      }}
    >
      {opened === null ? undefined : (
        <>
          {opened.kind === 'functions' && <SoughtFunction id={opened.id} />}
          <OpenedEntry
            chosen={opened}
            onOpen={open}
            onBack={back}
            actions={onIsCaller !== undefined && <IsCaller opened={opened} onIsCaller={onIsCaller} />}
          />
        </>
      )}
    </DirectorySearch>
  );
}

interface IsCallerProps {
  opened: ChosenEntry;
  onIsCaller: (caller: ChosenCaller) => void;
}

/** Says that the one found is the one on the line; a function never is. */
function IsCaller({ opened, onIsCaller }: IsCallerProps) {
  const t = useT();
  if (opened.kind === 'functions') return null;
  const type = opened.kind === 'people' ? 'person' : 'unit';
  return (
    <Button size="small" icon={<UserCheck aria-hidden="true" />} onPress={() => onIsCaller({ type, id: opened.id })}>
      {t('switchboard.directory.isCaller')}
    </Button>
  );
}

/** The call to a function goes to its own number, else to its unit. */
function SoughtFunction({ id }: { id: Id }) {
  const { seek } = useFlowState();
  const row = useRow('functions', id);
  useEffect(() => {
    if (row === undefined) return;
    const phone = firstPhone(row.phones);
    const unit = row.unitId === null ? null : ({ type: 'unit', id: row.unitId, number: null } as const);
    seek(phone === undefined ? unit : { type: 'number', number: phone.number });
  }, [row, seek]);
  return null;
}
