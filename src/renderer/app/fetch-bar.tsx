import { useSyncStatus } from '../data/index.ts';
import { ProgressBar, useT, useTranslator } from '../ui/index.ts';
import styles from './frame.module.css';
import { fetchWords } from './sync-notices.ts';

/** A calm line while rows are still on their way: how many, and that what is seen is not yet all. Nothing waits for it. */
export function FetchBar() {
  const t = useT();
  const translator = useTranslator();
  const status = useSyncStatus();
  const words = fetchWords(status, translator);
  if (words === null) return null;
  const { snapshot } = status;
  const value = snapshot === null || snapshot.total === 0 ? undefined : (100 * snapshot.done) / snapshot.total;
  return (
    <section className={styles.fetchBar} aria-label={t('app.firstSync.label')}>
      <span>{words}</span>
      <span className={styles.fetchProgress}>
        <ProgressBar label={t('app.firstSync.progress')} isLabelHidden value={value} />
      </span>
    </section>
  );
}
