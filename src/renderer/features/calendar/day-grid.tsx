import { type KeyboardEvent, useEffect, useRef } from 'react';
import { classNames, useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './calendar.module.css';
import { type CalendarDay, moved } from './calendar-days.ts';
import { closedWords, dayWords, entryTime } from './calendar-words.ts';

/** ARIA lets a table be a grid, whose cells are gone through by arrow keys and can be selected. */
const gridRole = { role: 'grid' };
const cellState = (isSelected: boolean) => ({ role: 'gridcell', 'aria-selected': isSelected });

interface DayGridProps {
  label: string;
  days: readonly CalendarDay[];
  date: string;
  today: string;
  selectedId: Id | null;
  onDate: (date: string) => void;
  onSelect: (id: Id) => void;
  /** Enter on a day without anything: begin something new there. */
  onCreate: (() => void) | undefined;
}

const steps: Readonly<Record<string, { days: number } | { months: number }>> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
};

/** How many entries a day of the month shows; the others are counted. */
const mostShown = 3;

/** Days in weeks. Arrows go from day to day, Page Up and Down by months, Enter to what lies on the day. */
export function DayGrid({ label, days, date, today, selectedId, onDate, onSelect, onCreate }: DayGridProps) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const grid = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  useEffect(() => {
    // Only a key moves the focus: the calendar does not take it from elsewhere.
    if (isMoving.current) grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
    isMoving.current = false;
  }, [date]);

  function press(event: KeyboardEvent, day: CalendarDay) {
    if (event.shiftKey || event.ctrlKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      isMoving.current = true;
      onDate(moved(date, step));
    } else if (event.key === 'Enter' || event.key === ' ') {
      const place = day.entries.findIndex(({ ticket }) => ticket.id === selectedId);
      const next = day.entries[(place + 1) % Math.max(1, day.entries.length)];
      if (next === undefined) onCreate?.();
      else onSelect(next.ticket.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const most = weeks.length === 1 ? Number.POSITIVE_INFINITY : mostShown;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <table
      ref={grid}
      {...gridRole}
      aria-label={label}
      className={classNames(styles.grid, weeks.length === 1 && styles.oneWeek)}
    >
      <thead>
        <tr>
          {(weeks[0] ?? []).map(({ date: day }) => (
            <th key={day} scope="col">
              {weekday.format(Date.parse(`${day}T12:00:00.000Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <td
                key={day.date}
                data-date={day.date}
                tabIndex={day.date === date ? 0 : -1}
                aria-label={dayWords(day, translator)}
                {...cellState(day.date === date)}
                aria-current={day.date === today ? 'date' : undefined}
                className={classNames(
                  styles.day,
                  !day.isInMonth && styles.outside,
                  day.closed?.isWhole && styles.closed,
                  day.date === date && styles.chosen,
                )}
                onKeyDown={(event) => press(event, day)}
                onClick={() => onDate(day.date)}
                onDoubleClick={onCreate}
              >
                <div aria-hidden="true" className={styles.content}>
                  <span className={classNames(styles.number, day.date === today && styles.today)}>
                    {Number(day.date.slice(8))}
                  </span>
                  {day.closed !== null && day.closed.name !== '' && (
                    <span className={styles.why} title={closedWords(day.closed, translator)}>
                      {day.closed.name}
                    </span>
                  )}
                  {day.entries.slice(0, most).map((entry) => (
                    <span
                      key={entry.ticket.id}
                      className={classNames(
                        styles.entry,
                        entry.ticket.kind === 'major-incident' && styles.incident,
                        entry.ticket.id === selectedId && styles.selected,
                      )}
                      title={entry.ticket.title}
                      onPointerUp={() => onSelect(entry.ticket.id)}
                    >
                      {entryTime(entry, day.date, translator)} {entry.ticket.title}
                    </span>
                  ))}
                  {day.entries.length > most && (
                    <span className={styles.more}>{t('calendar.more', { count: day.entries.length - most })}</span>
                  )}
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
