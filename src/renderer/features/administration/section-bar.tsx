import { ArrowLeftRight, CalendarPlus, Plus } from 'lucide-react';
import { Button, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import styles from './administration.module.css';
import { administrationKeys } from './administration-keys.ts';

interface SectionBarProps {
  /** Each is there where the section has it. */
  create: { label: MessageId; run: () => void } | null;
  calendar: (() => void) | null;
  exchange: { label: MessageId; run: () => void } | null;
}

/** What can be done with a whole section. */
export function SectionBar({ create, calendar, exchange }: SectionBarProps) {
  const t = useT();
  if (create === null && calendar === null && exchange === null) return null;
  return (
    <div className={styles.bar}>
      {create !== null && (
        <Button
          size="small"
          variant="primary"
          icon={<Plus aria-hidden="true" />}
          keyHint={administrationKeys.create.keys}
          onPress={create.run}
        >
          {t(create.label)}
        </Button>
      )}
      {calendar !== null && (
        <Button
          size="small"
          icon={<CalendarPlus aria-hidden="true" />}
          keyHint={administrationKeys.calendar.keys}
          onPress={calendar}
        >
          {t('administration.calendar')}
        </Button>
      )}
      {exchange !== null && (
        <Button
          size="small"
          icon={<ArrowLeftRight aria-hidden="true" />}
          keyHint={administrationKeys.exchange.keys}
          onPress={exchange.run}
        >
          {t(exchange.label)}
        </Button>
      )}
    </div>
  );
}
