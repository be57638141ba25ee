import { Headset } from 'lucide-react';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useCallerMatches, useDataClient, useLive, useLookup } from '#renderer/data/index.ts';
import { IncidentNotices } from '#renderer/parts/incidents/incident-notices.tsx';
import {
  Banner,
  Button,
  EmptyState,
  PaneBar,
  SplitPane,
  useKeys,
  useParams,
  useT,
  useTypedCharacters,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { clockTime } from '#shared/i18n/time-format.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { BelowWaiting } from './below-waiting.tsx';
import { BoardScreen } from './board-screen.tsx';
import { type ChosenCaller, noCallId } from './call-draft.ts';
import { CallPanel } from './call-panel.tsx';
import { callerWords } from './caller-words.ts';
import { ConsoleExtra, type Extra, type Opened } from './console-extra.tsx';
import type { KeptCall } from './current-calls.ts';
import { asCaller, DirectoryPanel } from './directory-panel.tsx';
import { useFlowState } from './flow-state.ts';
import { problemCode } from './live-answer.ts';
import { useSetOwnState } from './own-state.tsx';
import { ParkedList } from './parked-list.tsx';
import { callKeys, switchboardKeys } from './switchboard-keys.ts';
import styles from './switchboard-screen.module.css';
import { useCallActs } from './use-call-acts.ts';
import { type CallFlow, useCallFlow } from './use-call-flow.ts';
import { useLiveCalls, useOwnState } from './use-live-calls.ts';
import { usePauseReasons } from './use-pause-reasons.ts';
import { useWriteCall } from './use-write-call.ts';
import { waitingCalls } from './waiting-calls.ts';
import { WaitingList } from './waiting-list.tsx';

/** Växel: the console, or what the second screen shows of it. */
export function SwitchboardScreen() {
  return useParams().board === 'yes' ? <BoardScreen /> : <Console />;
}

/** Who waits, the call one is in, and the search for whom the caller wants, side by side. */
function Console() {
  const client = useDataClient();
  const flow = useCallFlow();
  const { current } = flow;
  const search = useRef<HTMLInputElement>(null);
  const ownState = useOwnState();
  const setState = useSetOwnState();
  const reasons = usePauseReasons();
  const { report, goingTo, arrived, openState } = useFlowState();
  const [opened, setOpened] = useState<Opened | null>(null);
  const isOfOwnCall = opened !== null && flow.kept.some(({ call }) => call.id === opened.item?.call.id);
  const extra = shownBeside(opened, current, isOfOwnCall);
  const open = (what: Extra) => setOpened({ extra: what, item: current, sought: useFlowState.getState().sought });

  useEffect(() => {
    if (goingTo !== 'search') return;
    goToSearch(search.current);
    arrived();
  }, [goingTo, arrived]);

  // Whoever writes without a field to write in is looking for somebody.
  useTypedCharacters(() => goToSearch(search.current));

  /** Ready again from whatever else, after-call work too; from ready to a pause, its reason chosen where there are several. */
  function readyOrPause() {
    if (ownState?.state !== 'ready') void change('ready');
    else if (reasons.length === 1) void change('paused', reasons[0]);
    else openState(true);
  }

  async function change(...to: Parameters<typeof setState>) {
    const code = problemCode(await setState(...to));
    report(code === null ? null : { callId: null, code });
  }

  useViewKeys(switchboardKeys, {
    search: () => goToSearch(search.current),
    readyOrPause,
    logOut: ownState === null || ownState.state === 'logged-out' ? undefined : () => void change('logged-out'),
    board: () => void client.openWindow('board'),
    message: () => open('message'),
    callBack: () => open('callBack'),
    absence: () => open('absence'),
    infoTexts: () => open('infoTexts'),
    tie: current === null ? undefined : () => open('tie'),
  });
  return (
    <SplitPane
      id="switchboard.waiting"
      initial={344}
      min={280}
      max={440}
      first={<WaitingPane flow={flow} />}
      second={
        <SplitPane
          id="switchboard.directory"
          fixed="second"
          initial={320}
          min={280}
          max={520}
          first={
            <div className={styles.middle}>
              {extra !== null && (
                <ConsoleExtra
                  key={extra.extra === 'infoTexts' ? extra.extra : `${extra.extra} ${extra.item?.call.id ?? ''}`}
                  {...extra}
                  isAlone={current === null}
                  isOfOwnCall={isOfOwnCall}
                  onClose={() => setOpened(null)}
                />
              )}
              {(extra === null || current !== null) && (
                <div className={styles.rest}>
                  {current === null ? <IdlePane flow={flow} /> : <CallPanel item={current} flow={flow} />}
                </div>
              )}
            </div>
          }
          second={<DirectoryPane searchRef={search} current={current} />}
        />
      }
    />
  );
}

/** Returns what stands beside the call: forms stay about the call they were begun from, what is looked up follows the present one. */
function shownBeside(opened: Opened | null, current: KeptCall | null, isOfOwnCall: boolean): Opened | null {
  // A ticket is tied to a call that is still to be filed.
  if (opened?.extra === 'tie' && !isOfOwnCall) return null;
  return opened?.extra === 'infoTexts' ? { ...opened, item: current } : opened;
}

/** What stands there from before is replaced by what is written. */
function goToSearch(field: HTMLInputElement | null) {
  field?.focus();
  field?.select();
}

function WaitingPane({ flow }: { flow: CallFlow }) {
  const t = useT();
  const { calls, connected, next } = useLiveCalls();
  const { asOf, lostAt } = useLive();
  const queues = useLookup('queues');
  const [queueId, setQueueId] = useState<Id | null>(null);
  const acts = useCallActs(flow.current);
  const taken = flow.kept.map(({ call }) => call.id);
  const waiting = useMemo(() => waitingCalls(calls, queueId), [calls, queueId]);
  const queue = queueId === null ? undefined : queues.get(queueId);
  return (
    <div className={styles.pane}>
      <PaneBar>
        <h2 className={styles.title}>{t('switchboard.waiting')}</h2>
      </PaneBar>
      {!connected && (
        <div className={styles.message}>
          <Banner tone="soon">{offlineWords(asOf, lostAt, t)}</Banner>
        </div>
      )}
      <WaitingList
        calls={waiting.filter(({ id }) => !taken.includes(id))}
        nextId={next?.id ?? null}
        onAnswer={(call) => {
          // A second Enter must not answer the next one in the list.
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          void flow.answer(call);
        }}
        emptyText={
          queue === undefined
            ? t('switchboard.waiting.none')
            : t('switchboard.waiting.noneInQueue', { queue: queue.name })
        }
      />
      <ParkedList onTakeBack={acts.takeBack} />
      <div className={styles.queues}>
        <BelowWaiting calls={calls} selectedId={queueId} onSelect={setQueueId} />
      </div>
    </div>
  );
}

/** Since when the live channel is lost; where this window has not seen it, of when the list is. */
function offlineWords(asOf: Instant | null, lostAt: Instant | null, t: Translate): string {
  if (asOf === null) return t('switchboard.waiting.offlineNever');
  if (lostAt === null) return t('switchboard.waiting.offline', { time: clockTime(Date.parse(asOf)) });
  return t('switchboard.waiting.offlineSince', { time: clockTime(Date.parse(lostAt)) });
}

/** One element for all drawings: calls that come and go do not draw it anew. */
const everybodysIncidents = <IncidentNotices matter={{ organisationId: null }} />;

function IdlePane({ flow }: { flow: CallFlow }) {
  const t = useT();
  const { next } = useLiveCalls();
  const matches = useCallerMatches(next?.fromNumber ?? null);
  const queue = useLookup('queues').get(next?.queueId ?? '');
  const keys = useKeys(callKeys);
  return (
    <div className={styles.idle}>
      {everybodysIncidents}
      <EmptyState
        icon={<Headset aria-hidden="true" />}
        title={t('switchboard.idle.title')}
        action={
          next !== null && (
            <Button variant="primary" keyHint={keys.answer.keys} onPress={() => void flow.answer()}>
              {t('switchboard.answer')}
            </Button>
          )
        }
      >
        {next === null
          ? t('switchboard.idle.text', { key: keys.answer.keys })
          : t('switchboard.idle.next', {
              caller: callerWords(next.fromNumber, matches, t),
              queue: queue?.name ?? t('calls.queue.none'),
            })}
      </EmptyState>
    </div>
  );
}

interface DirectoryPaneProps {
  searchRef: RefObject<HTMLInputElement | null>;
  current: KeptCall | null;
}

/** One search, with or without a call: a call that comes while somebody writes in it changes what it can do, not the text. */
const DirectoryPane = memo(function DirectoryPane({ searchRef, current }: DirectoryPaneProps) {
  const { write } = useWriteCall(current?.call.id ?? noCallId);
  const choose = (chosen: ChosenCaller) => write({ chosen });
  const { sought, searchRound } = useFlowState();
  const caller = current === null ? null : asCaller(sought);
  useViewKeys(switchboardKeys, { isCaller: caller === null ? undefined : () => choose(caller) });
  return (
    <DirectoryPanel
      key={searchRound}
      searchRef={searchRef}
      current={current}
      onIsCaller={current === null ? undefined : choose}
    />
  );
});
