import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useReplicaState, useSyncStatus } from '../data/index.ts';
import {
  Banner,
  Button,
  Popover,
  StatusPill,
  TimeText,
  useNavigation,
  useNow,
  useT,
  useTranslator,
} from '../ui/index.ts';
import { useBridge } from './bridge.ts';
import styles from './frame.module.css';
import { useIsPersistent } from './persistence.ts';
import { replicaWords } from './replica-words.ts';
import { fetchWords, syncNotices } from './sync-notices.ts';
import { syncWords } from './sync-words.ts';
import { UnsentList } from './unsent-list.tsx';

/** How it stands with the server, in words, with what it means, what is unsent and what was not carried out behind it. */
export function SyncState() {
  const t = useT();
  const translator = useTranslator();
  const status = useSyncStatus();
  const replica = useReplicaState();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const words = syncWords(status, now, translator);
  const fault = replicaWords(replica, t);
  const short = fault === null ? words.short : `${fault.short} · ${words.short}`;
  const tone = fault === null || words.tone === 'danger' ? words.tone : fault.tone;
  return (
    <Popover
      label={t('app.sync.title')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="small" aria-label={`${t('app.sync.title')}: ${short}`}>
          <StatusPill tone={tone} look="plain">
            {short}
          </StatusPill>
        </Button>
      }
    >
      <SyncPanel explanation={words.explanation} onLeave={() => setOpen(false)} />
    </Popover>
  );
}

function SyncPanel({ explanation, onLeave }: { explanation: string; onLeave: () => void }) {
  const t = useT();
  const translator = useTranslator();
  const bridge = useBridge();
  const { navigate } = useNavigation();
  const status = useSyncStatus();
  const fault = replicaWords(useReplicaState(), t);
  const notices = syncNotices(status, useIsPersistent(), translator);
  const fetching = fetchWords(status, translator);
  return (
    <div className={styles.sync}>
      {fault !== null && <Banner tone={fault.tone}>{fault.explanation}</Banner>}
      {notices.map(({ id, tone, words }) => (
        <Banner key={id} tone={tone}>
          {words}
        </Banner>
      ))}
      <p>{explanation}</p>
      {fetching !== null && <p>{fetching}</p>}
      {status.refused > 0 && (
        <Banner
          tone="soon"
          actions={
            <Button
              size="small"
              onPress={() => {
                onLeave();
                navigate({ view: 'not-carried-out' });
              }}
            >
              {t('app.refused.show')}
            </Button>
          }
        >
          {t('app.refused.explain', { count: status.refused })}
        </Banner>
      )}
      <UnsentList />
      <div className={styles.syncFoot}>
        <span>
          {t('app.sync.lastPulled')}:{' '}
          {status.lastPulledAt === null ? t('app.sync.never') : <TimeText instant={status.lastPulledAt} />}
        </span>
        <Button size="small" icon={<RefreshCw aria-hidden="true" />} onPress={() => void bridge.sync.now()}>
          {t('app.sync.now')}
        </Button>
      </div>
    </div>
  );
}
