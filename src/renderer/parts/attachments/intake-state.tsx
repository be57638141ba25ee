import { useEffect, useRef } from 'react';
import { Banner, Button, ProgressBar, useT } from '#renderer/ui/index.ts';
import styles from './intake.module.css';
import type { FileIntake } from './use-file-intake.ts';

/** How files coming in are doing, and what was wrong with some, at the place they came in. */
export function IntakeState({ intake }: { intake: FileIntake }) {
  const t = useT();
  const { running, problems } = intake;
  const place = useRef<HTMLDivElement>(null);
  const newest = problems.at(-1)?.id;

  // What is wrong must not lie out of sight, below the note that is being written.
  useEffect(() => {
    if (newest !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [newest]);

  if (running === null && problems.length === 0) return null;
  return (
    <div ref={place} className={styles.intake}>
      {running !== null && (
        <div className={styles.running}>
          <ProgressBar
            label={t('attachments.adding', running)}
            value={((running.number - 1) / running.count) * 100}
            valueLabel=""
          />
          <Button size="small" variant="quiet" onPress={intake.stop}>
            {t('attachments.stop')}
          </Button>
        </div>
      )}
      {problems.length > 0 && (
        <Banner
          tone="danger"
          actions={
            <Button size="small" variant="quiet" onPress={intake.forgetProblems}>
              {t('attachments.forget')}
            </Button>
          }
        >
          {problems.map(({ id, name, words }) => (
            <span key={id} className={styles.problem}>
              {name === '' ? words : `${name}: ${words}`}
            </span>
          ))}
        </Banner>
      )}
    </div>
  );
}
