import { useEffect } from 'react';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { useReplicaState } from '../data/index.ts';
import { Banner, ProgressBar, useT } from '../ui/index.ts';
import { Mark } from './mark.tsx';
import { replicaWords } from './replica-words.ts';
import styles from './sign-in-page.module.css';

/** What is seen while the working copy on this computer is filled for the first time. */
export function FirstSyncPage({ status }: { status: SyncStatus }) {
  const t = useT();
  const fault = replicaWords(useReplicaState(), t);
  const { snapshot, connection } = status;
  useEffect(() => {
    document.documentElement.dataset.ready = 'syncing';
  }, []);
  const isKnown = snapshot !== null && snapshot.total > 0;
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Mark size={36} />
          <span className={styles.name}>{t('app.name')}</span>
        </div>
        <div className={styles.form}>
          <h1 className={styles.title}>{t('app.firstSync.title')}</h1>
          <p>{t('app.firstSync.explain')}</p>
          <ProgressBar
            label={t(snapshot === null ? 'app.firstSync.waiting' : 'app.firstSync.progress')}
            value={isKnown ? (100 * snapshot.done) / snapshot.total : undefined}
            valueLabel={isKnown ? t('app.firstSync.value', { done: snapshot.done, total: snapshot.total }) : undefined}
          />
          {connection.type === 'offline' && <Banner tone="soon">{t('app.firstSync.offline')}</Banner>}
          {connection.type === 'blocked' && <Banner tone="danger">{t(`app.sync.explain.${connection.reason}`)}</Banner>}
          {fault !== null && <Banner tone={fault.tone}>{fault.explanation}</Banner>}
        </div>
      </main>
    </div>
  );
}
