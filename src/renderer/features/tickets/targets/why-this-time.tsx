import type { ReactNode } from 'react';
import { Button, Popover, useT } from '#renderer/ui/index.ts';
import styles from './due-explanation.module.css';

/** "Varför denna tid?" beside a time, which opens how it was counted; `what` names the time to those who do not see where it stands. */
export function WhyThisTime({ what, children }: { what: string; children: ReactNode }) {
  const t = useT();
  const label = `${t('tickets.due.why')} ${what}`;
  return (
    <Popover
      label={label}
      placement="bottom end"
      isWide
      trigger={
        <Button size="small" variant="quiet" aria-label={label}>
          {t('tickets.due.why')}
        </Button>
      }
    >
      <div className={styles.explanation}>{children}</div>
    </Popover>
  );
}
