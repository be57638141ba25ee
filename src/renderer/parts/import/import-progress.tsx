import { Banner, Button, ProgressBar, useT } from '#renderer/ui/index.ts';
import styles from './import.module.css';
import type { ImportProgress } from './use-carry-out.ts';

interface ImportProgressProps {
  progress: ImportProgress;
  onStop: () => void;
}

/** How far an import has come, the way to stop it, and which lines were refused after all. */
export function ImportProgressView({ progress, onStop }: ImportProgressProps) {
  const t = useT();
  const { state, done, total, failures } = progress;
  return (
    <>
      {state === 'running' ? (
        <div className={styles.buttons}>
          <ProgressBar
            label={t('import.applying')}
            value={(100 * (done + failures.length)) / total}
            valueLabel={`${done} / ${total}`}
          />
          <Button onPress={onStop}>{t('import.stop')}</Button>
        </div>
      ) : (
        <Banner tone={failures.length === 0 ? 'in-time' : 'soon'}>
          {t(state === 'done' ? 'import.done' : 'import.stopped', { count: done })}
        </Banner>
      )}
      {failures.length > 0 && (
        <Banner tone="danger">
          <ul className={styles.failures}>
            {failures.map(({ line, why }) => (
              <li key={line}>{t('import.failed', { line, why })}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
