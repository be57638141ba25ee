import { useT } from '#renderer/ui/index.ts';
import { clockTime } from '#shared/i18n/time-format.ts';
import type { Instant } from '#shared/time/instant.ts';
import styles from './draft-saved.module.css';

/** Says "Utkast sparat 10:42" once what is being written is on disk. */
export function DraftSaved({ savedAt }: { savedAt: Instant | null }) {
  const t = useT();
  return (
    <span className={styles.saved}>
      {savedAt === null ? '' : t('parts.draftSaved', { time: clockTime(Date.parse(savedAt)) })}
    </span>
  );
}
