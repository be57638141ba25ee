import { PhoneCall } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useActor, useRow } from '#renderer/data/index.ts';
import { CallBackForm, type CallBackStart } from '#renderer/parts/call-backs/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import {
  DetailPane,
  EmptyState,
  SegmentedControl,
  SplitPane,
  useNavigation,
  useParams,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { CallBackDetail } from './call-back-detail.tsx';
import { CallBackList } from './call-back-list.tsx';
import { CallDetail } from './call-detail.tsx';
import { CallList } from './call-list.tsx';
import { callBackKeys, callRecordKeys } from './call-record-keys.ts';
import styles from './calls.module.css';

const tabs = ['call-backs', 'calls'] as const;
type Tab = (typeof tabs)[number];

/**
 * The calls view (Samtal): those to be called, and the record of all calls. Parameters: `tab` (`calls` for the record),
 * `callBackId` or `callId` shows that one; `new` promises a call, begun from a call (`callId`), a person (`personId`), a
 * ticket (`ticketId`) or a number (`phone`).
 */
export function CallsScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const tab: Tab = params.tab === 'calls' ? 'calls' : 'call-backs';
  const mayPromise = canSomewhere(actor, 'call.take');
  const isNew = params.new !== undefined && mayPromise;
  const selectedId = idOrNull(tab === 'calls' ? params.callId : params.callBackId);

  const show = (next: Tab) => replaceParams(next === 'calls' ? { tab: 'calls' } : {});
  const select = useCallback(
    (id: Id) => replaceParams(tab === 'calls' ? { tab, callId: id } : { callBackId: id }),
    [replaceParams, tab],
  );
  const create = mayPromise ? () => replaceParams({ new: 'yes' }) : undefined;
  const open = () => detail.current?.focus();
  const { list, focusList } = useListFocus(!isNew);
  useViewKeys(callRecordKeys, {
    tab: () => show(tab === 'calls' ? 'call-backs' : 'calls'),
    search: () => search.current?.select(),
    back: focusList,
  });
  useViewKeys(callBackKeys, { create });

  const parts = (
    <SegmentedControl
      label={t('callRecords.tabs')}
      value={tab}
      onChange={show}
      options={tabs.map((id) => ({ id, label: t(`callRecords.tab.${id}`) }))}
    />
  );
  return (
    <SplitPane
      id="calls"
      fixed="second"
      initial={520}
      min={400}
      max={900}
      first={
        <div ref={list} className={styles.left}>
          <h2 className={styles.hidden}>{t('callRecords.title')}</h2>
          {tab === 'calls' ? (
            <CallList tabs={parts} selectedId={selectedId} onSelect={select} onOpen={open} searchRef={search} />
          ) : (
            <CallBackList
              tabs={parts}
              selectedId={selectedId}
              onSelect={select}
              onOpen={open}
              onCreate={create}
              searchRef={search}
            />
          )}
        </div>
      }
      second={
        isNew ? (
          <Promising
            onDone={(id) => {
              replaceParams({ callBackId: id });
              focusList();
            }}
            onLeave={() => {
              replaceParams({});
              focusList();
            }}
          />
        ) : selectedId === null ? (
          <EmptyState
            icon={<PhoneCall aria-hidden="true" />}
            title={t(tab === 'calls' ? 'callRecords.pick' : 'callBacks.pick')}
          >
            {t(tab === 'calls' ? 'callRecords.pickHelp' : 'callBacks.pickHelp')}
          </EmptyState>
        ) : tab === 'calls' ? (
          <CallDetail
            id={selectedId}
            detailRef={detail}
            onCallBack={({ id }) => replaceParams({ new: 'yes', callId: id })}
          />
        ) : (
          <CallBackDetail id={selectedId} detailRef={detail} />
        )
      }
    />
  );
}

/** The form for a promise, once what it is begun from is here. */
function Promising({ onDone, onLeave }: { onDone: (id: Id) => void; onLeave: () => void }) {
  const t = useT();
  const params = useParams();
  const callId = idOrNull(params.callId);
  const call = useRow('calls', callId);
  const personId = idOrNull(params.personId) ?? call?.personId ?? undefined;
  const start: CallBackStart = {
    organisationId: call?.organisationId,
    call: call,
    number: params.phone,
    personId,
    ticketId: idOrNull(params.ticketId) ?? undefined,
  };
  return (
    <DetailPane label={t('callBacks.form.promise')}>
      <div className={styles.form}>
        {callId !== null && call === undefined ? (
          <EmptyState title={t('callRecords.gone')} />
        ) : (
          <CallBackForm key={callId ?? personId ?? ''} start={start} onDone={onDone} onLeave={onLeave} />
        )}
      </div>
    </DetailPane>
  );
}
