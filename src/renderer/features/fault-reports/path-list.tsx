import { useT } from '#renderer/ui/index.ts';
import type { ScriptRun } from '#shared/scripts/engine.ts';
import type { Script } from '#shared/scripts/schema.ts';
import styles from './fault-report.module.css';

interface PathListProps {
  script: Script;
  run: ScriptRun;
  /** Goes back to a step of the trail; later answers are forgotten. */
  onGoTo: (trailIndex: number) => void;
}

/** The questions so far with their answers; each leads back to its place. */
export function PathList({ script, run, onGoTo }: PathListProps) {
  const t = useT();
  return (
    <nav className={styles.path} aria-label={t('faultReports.path')}>
      <h3 className={styles.quiet}>{t('faultReports.path')}</h3>
      {run.trail.length === 0 && <p className={styles.quiet}>{t('faultReports.path.empty')}</p>}
      <ol>
        {run.trail.map(({ stepId, answer }, index) => {
          const question = script.steps[stepId]?.readAloud ?? stepId;
          return (
            // A step can come twice on a path that loops, so the place in the trail is part of the key.
            <li key={`${stepId}:${run.trail.slice(0, index).filter((other) => other.stepId === stepId).length}`}>
              <button
                type="button"
                className={styles.pathStep}
                title={t('faultReports.path.goTo', { question })}
                onClick={() => onGoTo(index)}
              >
                <span className={styles.pathQuestion}>{question}</span>
                {answer !== null && <span className={styles.pathAnswer}>{answer}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
