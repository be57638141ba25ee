import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import { useRefusedCommands, useReplicaState, useSyncStatus } from '../data/index.ts';
import { Banner, Button, Popover, StatusPill, TimeText, useNow, useT, useTranslator } from '../ui/index.ts';
import { useBridge } from './bridge.ts';
import styles from './frame.module.css';
import { writtenWords } from './refused-content.ts';
import { replicaWords } from './replica-words.ts';
import { syncWords } from './sync-words.ts';

/** How it stands with the server, in words, with what it means and what was not carried out behind it. */
export function SyncState() {
  const t = useT();
  const translator = useTranslator();
  const bridge = useBridge();
  const status = useSyncStatus();
  const replica = useReplicaState();
  const now = useNow();
  const words = syncWords(status, now, translator);
  const fault = replicaWords(replica, t);
  const short = fault === null ? words.short : `${fault.short} · ${words.short}`;
  const tone = fault === null || words.tone === 'danger' ? words.tone : fault.tone;
  return (
    <Popover
      label={t('app.sync.title')}
      trigger={
        <Button variant="quiet" size="small" aria-label={`${t('app.sync.title')}: ${short}`}>
          <StatusPill tone={tone} look="plain">
            {short}
          </StatusPill>
        </Button>
      }
    >
      <div className={styles.sync}>
        {fault !== null && <Banner tone={fault.tone}>{fault.explanation}</Banner>}
        <p>{words.explanation}</p>
        {status.unsent > 0 && <p>{t('app.sync.explain.unsent', { count: status.unsent })}</p>}
        <div className={styles.syncFoot}>
          <span>
            {t('app.sync.lastPulled')}:{' '}
            {status.lastPulledAt === null ? t('app.sync.never') : <TimeText instant={status.lastPulledAt} />}
          </span>
          <Button size="small" icon={<RefreshCw aria-hidden="true" />} onPress={() => void bridge.sync.now()}>
            {t('app.sync.now')}
          </Button>
        </div>
        <RefusedList />
      </div>
    </Popover>
  );
}

function RefusedList() {
  const t = useT();
  const { refused, discard } = useRefusedCommands();
  if (refused.length === 0) return null;
  return (
    <section className={styles.refused} aria-label={t('app.refused.title')}>
      <h3>{t('app.refused.title')}</h3>
      <p className={styles.quiet}>{t('app.refused.explain')}</p>
      <ul>
        {refused.map((command) => (
          <Refused key={command.envelope.id} command={command} onDiscard={() => void discard(command.envelope.id)} />
        ))}
      </ul>
    </section>
  );
}

function Refused({ command, onDiscard }: { command: RefusedCommand; onDiscard: () => void }) {
  const t = useT();
  const translator = useTranslator();
  const bridge = useBridge();
  const now = useNow();
  const [isCopied, setIsCopied] = useState(false);
  const written = writtenWords(command.envelope.args);
  return (
    <li className={styles.refusedItem}>
      <div className={styles.refusedHead}>
        <strong>{t('app.refused.command', { name: command.envelope.name.replace('.', '_') })}</strong>
        <span className={styles.quiet}>
          <TimeText instant={command.envelope.at} />
        </span>
      </div>
      <p>{refusalWords(command, translator, now)}</p>
      {written !== '' && (
        <blockquote className={styles.written} aria-label={t('app.refused.wrote')}>
          {written}
        </blockquote>
      )}
      <div className={styles.refusedActions}>
        {written !== '' && (
          <Button size="small" onPress={() => void bridge.app.copyText(written).then(() => setIsCopied(true))}>
            {t(isCopied ? 'ui.copied' : 'app.refused.copy')}
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={onDiscard}>
          {t('app.refused.discard')}
        </Button>
      </div>
    </li>
  );
}
