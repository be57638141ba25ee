import { CheckCheck } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useActor, useRefusedCommands, useUnsentCommands } from '#renderer/data/index.ts';
import { rowPlace } from '#renderer/parts/row-place.ts';
import { useCommandSurroundings } from '#renderer/parts/use-command-surroundings.ts';
import {
  Banner,
  DetailPane,
  EmptyState,
  SplitPane,
  useNavigation,
  useParams,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { dependantsOf } from '#shared/commands/dependants.ts';
import { rowAbout } from '#shared/commands/descriptions.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import { CorrectForm } from './correct-form.tsx';
import { presentArgs, resendPlan } from './correction.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { refusedAsText } from './export-text.ts';
import styles from './not-carried-out.module.css';
import { notCarriedOutKeys } from './not-carried-out-keys.ts';
import { RefusedDetail } from './refused-detail.tsx';
import { RefusedList } from './refused-list.tsx';
import { useCopying } from './use-copying.ts';
import { useResend } from './use-resend.ts';

type Doing = 'correcting' | 'discarding' | null;

const envelopeOf = ({ envelope }: RefusedCommand) => envelope;

/**
 * What the server said no to (Ej genomfört): what was written, why not, what hangs on it, and the ways on. Parameter
 * `commandId` shows that one.
 */
export function NotCarriedOutScreen() {
  const t = useT();
  const { refused } = useRefusedCommands();
  const actor = useActor();
  const unsentCount = useUnsentCommands().length;
  const { navigate, replaceParams } = useNavigation();
  const params = useParams();
  const envelopes = useMemo(() => refused.map(envelopeOf), [refused]);
  const surroundings = useCommandSurroundings(envelopes);
  const list = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLElement>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const [takesAlong, setTakesAlong] = useState(true);
  const resending = useResend();
  const copying = useCopying();
  const selected = refused.find(({ envelope }) => envelope.id === params.commandId) ?? null;
  const dependants = useMemo(
    () => (selected === null ? [] : dependantsOf(selected, refused, envelopeOf)),
    [selected, refused],
  );

  const focusList = useCallback(() => list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);
  const select = useCallback(
    (commandId: Id) => {
      setDoing(null);
      replaceParams({ commandId });
    },
    [replaceParams],
  );
  const hasAny = refused.length > 0;
  useEffect(() => {
    if (hasAny) focusList();
  }, [hasAny, focusList]);

  async function send(command: RefusedCommand, args: unknown): Promise<void> {
    const isSent = await resending.send(resendPlan(command, args, takesAlong ? dependants : []));
    if (!isSent) return;
    setDoing(null);
    replaceParams({});
    focusList();
  }

  const one = selected;
  const about = one === null ? null : rowAbout(one.envelope);
  const isHere = about !== null && surroundings.rowName(about) !== undefined;
  const place = isHere ? rowPlace(about, actor) : null;
  const open = place === null ? undefined : () => navigate(place);
  useViewKeys(notCarriedOutKeys, {
    correct: one === null ? undefined : () => setDoing('correcting'),
    sendAgain: one === null ? undefined : () => void send(one, presentArgs(one)),
    open,
    discard: one === null ? undefined : () => setDoing('discarding'),
    copy: one === null ? undefined : () => void copying.copy(one.envelope.id, refusedAsText(one, surroundings)),
    back: focusList,
  });

  if (!hasAny) {
    return (
      <EmptyState
        icon={<CheckCheck aria-hidden="true" />}
        title={unsentCount === 0 ? t('notCarriedOut.empty') : t('notCarriedOut.emptyUnsent', { count: unsentCount })}
      >
        {t('notCarriedOut.emptyHelp')}
      </EmptyState>
    );
  }
  return (
    <SplitPane
      id="not-carried-out"
      fixed="second"
      initial={560}
      min={400}
      max={900}
      first={
        <div ref={list} className={styles.left}>
          {resending.problem !== null && one === null && <Banner tone="soon">{resending.problem}</Banner>}
          <RefusedList
            refused={refused}
            surroundings={surroundings}
            selectedId={one?.envelope.id ?? null}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
          />
        </div>
      }
      second={
        one === null ? (
          <EmptyState title={t('notCarriedOut.pick')}>{t('notCarriedOut.pickHelp')}</EmptyState>
        ) : (
          <DetailPane paneRef={detail} label={t('notCarriedOut.detail')}>
            <RefusedDetail
              key={one.envelope.id}
              refused={one}
              dependants={dependants}
              surroundings={surroundings}
              takesAlong={takesAlong}
              onTakesAlong={setTakesAlong}
              problem={doing === 'correcting' ? null : resending.problem}
              isBusy={resending.isSending}
              isCorrecting={doing === 'correcting'}
              copied={copying.stateOf(one.envelope.id)}
              onSelect={select}
              onCorrect={() => setDoing('correcting')}
              onSendAgain={() => void send(one, presentArgs(one))}
              onOpen={open}
              onDiscard={() => setDoing('discarding')}
              onCopy={() => void copying.copy(one.envelope.id, refusedAsText(one, surroundings))}
            >
              {doing === 'correcting' && (
                <CorrectForm
                  refused={one}
                  problem={resending.problem}
                  isSending={resending.isSending}
                  onSend={(args) => send(one, args)}
                  onLeave={() => {
                    setDoing(null);
                    detail.current?.focus();
                  }}
                />
              )}
            </RefusedDetail>
            {doing === 'discarding' && (
              <DiscardDialog
                refused={one}
                dependants={dependants}
                surroundings={surroundings}
                onClose={() => setDoing(null)}
                onDiscarded={() => {
                  setDoing(null);
                  replaceParams({});
                  focusList();
                }}
              />
            )}
          </DetailPane>
        )
      }
    />
  );
}
