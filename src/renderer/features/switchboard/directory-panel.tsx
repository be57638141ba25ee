import { UserCheck } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { type ChosenEntry, callableNumber, DirectorySearch, OpenedEntry } from '#renderer/parts/directory/index.ts';
import { Button, useKeys, useNavigation, useParams, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { ChosenCaller } from './call-draft.ts';
import type { KeptCall } from './current-calls.ts';
import { DialSought } from './dial-sought.tsx';
import styles from './directory-panel.module.css';
import { type Sought, useFlowState } from './flow-state.ts';
import { switchboardKeys } from './switchboard-keys.ts';
import { useCallActs } from './use-call-acts.ts';

export interface DirectoryPanelProps {
  searchRef: RefObject<HTMLInputElement | null>;
  /** The call that somebody is sought for: hits of the organisation whose number was called come first. */
  current: KeptCall | null;
  /** Called when the one found is the one on the line; absent while there is no call. */
  onIsCaller?: ((caller: ChosenCaller) => void) | undefined;
}

/**
 * The search for the person, unit or function the caller wants. What is opened, or the number that is written, is where
 * the call goes: one state for both, so that nothing is shown that is not sought.
 */
export function DirectoryPanel({ searchRef, current, onIsCaller }: DirectoryPanelProps) {
  const t = useT();
  const { sought, seek } = useFlowState();
  const keys = useKeys(switchboardKeys);
  const [text, setText] = useState('');
  const [only, setOnly] = useState<OrganisationId | null>(null);
  const [before] = useState(sought);
  const opened = openedOf(sought);
  const isActive = current?.phase === 'active';
  useFromElsewhere(isActive, setText);

  const open = (chosen: ChosenEntry) => seek(soughtOf(chosen));
  function back() {
    seek(null);
    searchRef.current?.focus();
  }

  return (
    <div className={styles.panel}>
      <DirectorySearch
        label={t('switchboard.directory')}
        text={text}
        onTextChange={(next) => {
          setText(next);
          // Somebody else is looked for: the call must not go to whom was found before.
          const written = callableNumber(next);
          seek(written === null ? null : { type: 'number', number: written });
        }}
        only={only}
        onOnlyChange={setOnly}
        preferred={current?.call.organisationId ?? null}
        searchRef={searchRef}
        keyHint={keys.search.keys}
        onOpen={open}
      >
        {opened === null ? undefined : (
          <SoughtEntry
            current={current}
            chosen={opened}
            takesFocus={sought !== before}
            onOpen={open}
            onBack={back}
            onIsCaller={onIsCaller}
          />
        )}
      </DirectorySearch>
      {!isActive && <DialSought organisationId={current?.call.organisationId ?? only} />}
    </div>
  );
}

/** Takes up who or what number was asked for elsewhere: in the command palette, by a link. Each asking counts once. */
function useFromElsewhere(isActive: boolean, write: (text: string) => void) {
  const { seek, goTo } = useFlowState();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const { personId, number: asked } = params;
  useEffect(() => {
    if (personId === undefined && asked === undefined) return;
    if (personId !== undefined) seek({ type: 'person', id: personId, number: null });
    if (asked !== undefined) {
      write(asked);
      seek({ type: 'number', number: asked });
      // In a call it is where the call may go; nothing is dialled beside it.
      if (!isActive) goTo('dialling');
    }
    replaceParams(
      Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'personId' && name !== 'number')),
    );
  }, [personId, asked, isActive, params, seek, goTo, write, replaceParams]);
}

function openedOf(sought: Sought | null): ChosenEntry | null {
  switch (sought?.type) {
    case undefined:
    case 'number':
      return null;
    case 'person':
      return { kind: 'people', id: sought.id };
    case 'unit':
      return { kind: 'units', id: sought.id };
    case 'function':
      return { kind: 'functions', id: sought.id };
    default:
      return assertNever(sought);
  }
}

function soughtOf({ kind, id }: ChosenEntry): Sought {
  const types = { people: 'person', units: 'unit', functions: 'function' } as const;
  return { type: types[kind], id, number: null };
}

/** Returns who is sought as the one on the line; null for a number, and for a function, which nobody is. */
export function asCaller(sought: Sought | null): ChosenCaller | null {
  if (sought === null || sought.type === 'number' || sought.type === 'function') return null;
  return { type: sought.type, id: sought.id };
}

interface SoughtEntryProps {
  current: KeptCall | null;
  chosen: ChosenEntry;
  takesFocus: boolean;
  onOpen: (chosen: ChosenEntry) => void;
  onBack: () => void;
  onIsCaller: ((caller: ChosenCaller) => void) | undefined;
}

/** What is opened: a number of it takes the call that goes on, and says who is on the line. */
function SoughtEntry({ current, onIsCaller, ...entry }: SoughtEntryProps) {
  const t = useT();
  const { sought, seek } = useFlowState();
  const { sendTo } = useCallActs(current);
  const caller = asCaller(sought);
  // Also while it is on its way: pressed twice, the number must not be dialled beside the call.
  const isSpoken = current?.phase === 'active' && current.call.parkedAt === null;
  function transfer(to: string) {
    if (sendTo === undefined) return;
    if (sought !== null) seek({ ...sought, number: to });
    sendTo(to);
  }
  return (
    <OpenedEntry
      {...entry}
      onTransfer={isSpoken ? transfer : undefined}
      actions={
        onIsCaller !== undefined &&
        caller !== null && (
          <Button size="small" icon={<UserCheck aria-hidden="true" />} onPress={() => onIsCaller(caller)}>
            {t('switchboard.directory.isCaller')}
          </Button>
        )
      }
    />
  );
}
