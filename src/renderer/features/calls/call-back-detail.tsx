import { type RefObject, useState } from 'react';
import { useActor, useLookup, useSoughtRow } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useDial } from '#renderer/parts/use-dial.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import {
  announce,
  Banner,
  Button,
  DetailHeader,
  DetailPane,
  EmptyState,
  StatusPill,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { can } from '#shared/users/permissions.ts';
import { DueCell, OriginPill, useCallBackName } from './call-back-cells.tsx';
import { CallBackFacts, CallBackSteps } from './call-back-facts.tsx';
import { type CallBackAct, CallBackActForm } from './call-back-forms.tsx';
import { callBackKeys } from './call-record-keys.ts';
import styles from './calls.module.css';

/** One call-back: whom, about what, what was done so far, and what can be done now. */
export function CallBackDetail({ id, detailRef }: { id: Id; detailRef: RefObject<HTMLElement | null> }) {
  const t = useT();
  const { row: callBack, isGone, isMeant } = useSoughtRow('callBacks', id);
  return (
    <DetailPane paneRef={detailRef} label={t('callBacks.title')}>
      {isGone && <EmptyState title={t('callBacks.gone')}>{t('callBacks.pickHelp')}</EmptyState>}
      {callBack !== undefined && <LoadedCallBack key={callBack.id} callBack={callBack} isMeant={isMeant} />}
    </DetailPane>
  );
}

interface LoadedCallBackProps {
  callBack: CallBack;
  /** It is the one chosen: while one goes down the list, the one drawn is an earlier one, and keys must not act on it. */
  isMeant: boolean;
}

function LoadedCallBack({ callBack, isMeant }: LoadedCallBackProps) {
  const t = useT();
  const actor = useActor();
  const [act, setAct] = useState<CallBackAct | null>(null);
  const { submit, problem } = useSubmission();
  const dial = useDial();
  const name = useCallBackName(callBack);
  const owner = useLookup('users').get(callBack.ownerUserId ?? '')?.name;
  const isOpen = callBack.status === 'open';
  const mayWork = can(actor, 'call.take', callBack.organisationId);
  const isMine = callBack.ownerUserId === actor.userId;
  const does = mayWork && isOpen;
  const hasKeys = does && isMeant;

  async function take() {
    if (await submit('callBack.take', { callBackId: callBack.id })) announce(t('callBacks.said.take'));
  }
  async function reopen() {
    if (await submit('callBack.reopen', { callBackId: callBack.id })) announce(t('callBacks.said.reopen'));
  }
  /** Whoever calls one that nobody has, has it: two do not call the same at once. */
  async function call() {
    if (callBack.ownerUserId === null && isOpen && !(await submit('callBack.take', { callBackId: callBack.id })))
      return;
    await dial.dial(callBack.number, callBack.organisationId);
  }
  useViewKeys(callBackKeys, {
    dial: hasKeys ? () => void call() : undefined,
    take: hasKeys && callBack.ownerUserId === null ? () => void take() : undefined,
    done: hasKeys ? () => setAct('done') : undefined,
    tried: hasKeys ? () => setAct('tried') : undefined,
    postpone: hasKeys ? () => setAct('postpone') : undefined,
    give: hasKeys ? () => setAct('give') : undefined,
  });

  return (
    <>
      <DetailHeader
        eyebrow={<OriginPill callBack={callBack} look="plain" />}
        title={name}
        meta={
          <>
            {isOpen ? (
              <DueCell callBack={callBack} />
            ) : (
              <StatusPill tone="in-time">{t(`callBacks.outcome.${callBack.outcome ?? 'reached'}`)}</StatusPill>
            )}
            {isOpen && <span>{isMine ? t('callBacks.you') : (owner ?? t('callBacks.nobody'))}</span>}
            <UnsentMark kind="callBacks" id={callBack.id} />
          </>
        }
      />
      {mayWork && (
        <div className={styles.dial}>
          <DialButton
            number={callBack.number}
            organisationId={callBack.organisationId}
            dial={{ ...dial, dial: async () => call().then(() => true) }}
            keyHint={callBackKeys.dial.keys}
          />
        </div>
      )}
      {does && act === null && (
        <div className={styles.actions}>
          <Button variant="primary" keyHint={callBackKeys.done.keys} onPress={() => setAct('done')}>
            {t('callBacks.action.done')}
          </Button>
          <Button keyHint={callBackKeys.tried.keys} onPress={() => setAct('tried')}>
            {t('callBacks.action.tried')}
          </Button>
          {callBack.ownerUserId === null && (
            <Button keyHint={callBackKeys.take.keys} onPress={() => void take()}>
              {t('callBacks.action.take')}
            </Button>
          )}
          <Button keyHint={callBackKeys.postpone.keys} onPress={() => setAct('postpone')}>
            {t('callBacks.action.postpone')}
          </Button>
          <Button keyHint={callBackKeys.give.keys} onPress={() => setAct('give')}>
            {t('callBacks.action.give')}
          </Button>
        </div>
      )}
      {mayWork && !isOpen && (
        <div className={styles.actions}>
          <Button onPress={() => void reopen()}>{t('callBacks.action.reopen')}</Button>
        </div>
      )}
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      {does && act !== null && <CallBackActForm act={act} callBack={callBack} onDone={() => setAct(null)} />}
      {callBack.about !== '' && <p className={styles.about}>{callBack.about}</p>}
      <CallBackFacts callBack={callBack} />
      <CallBackSteps callBack={callBack} />
    </>
  );
}
