import { Banner, Button, ProgressBar, useT } from '#renderer/ui/index.ts';
import styles from './attachments.module.css';
import type { FileIntake } from './use-file-intake.ts';

/** How files coming in are doing, and what was wrong with some, at the place they came in. */
export function IntakeState({ intake }: { intake: FileIntake }) {
  const t = useT();
  const { running, problems } = intake;
  return (
    <>
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
    </>
  );
}
