import { ChevronLeft, ChevronRight, Download, Plus } from 'lucide-react';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Button, IconButton, SegmentedControl, Select, useT } from '#renderer/ui/index.ts';
import styles from './calendar.module.css';
import type { CalendarLook } from './calendar-days.ts';
import { calendarKeys } from './calendar-keys.ts';

interface CalendarBarProps {
  /** What is shown, in words: "November 2026". */
  period: string;
  look: CalendarLook;
  onLook: (look: CalendarLook) => void;
  onPage: (by: 1 | -1) => void;
  onToday: () => void;
  /** Undefined where one may not plan. */
  onCreate: (() => void) | undefined;
  onExport: () => void;
  /** Whose closed days are shown. */
  organisationId: string | null;
  onOrganisation: (organisationId: string) => void;
}

const looks = ['month', 'week', 'list'] as const;

/** Above the calendar: what is shown, the ways to other days and other looks, and what can be done. */
export function CalendarBar(props: CalendarBarProps) {
  const { period, look, onLook, onPage, onToday, onCreate, onExport, organisationId, onOrganisation } = props;
  const t = useT();
  const organisations = useOrganisationsByKey();
  return (
    <>
      <div className={styles.bar}>
        <h2 className={styles.period} aria-live="polite">
          {period}
        </h2>
        <IconButton
          size="small"
          label={t('calendar.previous')}
          icon={<ChevronLeft aria-hidden="true" />}
          onPress={() => onPage(-1)}
        />
        <Button size="small" keyHint={calendarKeys.today.keys} onPress={onToday}>
          {t('calendar.today')}
        </Button>
        <IconButton
          size="small"
          label={t('calendar.next')}
          icon={<ChevronRight aria-hidden="true" />}
          onPress={() => onPage(1)}
        />
        <SegmentedControl
          label={t('calendar.look')}
          value={look}
          onChange={onLook}
          options={looks.map((id) => ({ id, label: t(`calendar.look.${id}`) }))}
        />
      </div>
      <div className={styles.bar}>
        {onCreate !== undefined && (
          <Button
            size="small"
            variant="primary"
            icon={<Plus aria-hidden="true" />}
            keyHint={calendarKeys.create.keys}
            onPress={onCreate}
          >
            {t('calendar.new')}
          </Button>
        )}
        <Button size="small" icon={<Download aria-hidden="true" />} onPress={onExport}>
          {t('calendar.export')}
        </Button>
        <span className={styles.hours}>
          <Select
            label={t('calendar.hoursOf')}
            isLabelHidden
            options={[...organisations.values()].map((row) => ({ id: row.organisationId, label: row.name }))}
            value={organisationId}
            onChange={onOrganisation}
          />
        </span>
      </div>
    </>
  );
}
