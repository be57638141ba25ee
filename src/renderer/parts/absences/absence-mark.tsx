import { useLookup } from '#renderer/data/index.ts';
import { classNames, useTranslator } from '#renderer/ui/index.ts';
import { backWords, reasonName } from '#shared/absences/absence-words.ts';
import type { Standing } from '#shared/absences/standing.ts';
import { AbsenceIcon } from './absence-icon.tsx';
import styles from './absences.module.css';
import { useAbsenceClock } from './use-absences.ts';

/** The small mark beside a name in a list: why somebody is away and when they are back. Draws nothing without a standing. */
export function AbsenceMark({ standing }: { standing: Standing | undefined }) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useAbsenceClock();
  const reasons = useLookup('absenceReasons');
  const told = standing?.now ?? standing?.passed ?? null;
  if (standing === undefined || told === null) return null;
  const reason = reasons.get(told.absence.reasonId);
  const isPassed = standing.now === null;
  const back = isPassed ? told.to : standing.back;
  const words =
    back === null ? t('absences.backUnknown') : t('absences.back', { back: backWords(back, now, translator) });
  const long =
    isPassed && back !== null ? t('absences.mark.passed', { back: backWords(back, now, translator) }) : words;
  return (
    <span
      className={classNames(styles.mark, isPassed && styles.passed)}
      title={`${reasonName(reason, translator)}, ${long}`}
    >
      <AbsenceIcon icon={reason?.icon} size={14} />
      <span className={styles.markWords}>{isPassed ? long : words}</span>
    </span>
  );
}
