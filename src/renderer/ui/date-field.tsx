import { parseDate as calendarDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  TextField as AriaTextField,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  Dialog,
  DialogTrigger,
  Group,
  Input,
  Popover,
} from 'react-aria-components';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import styles from './date-field.module.css';
import { parseDate } from './date-parsing.ts';
import fieldStyles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import { useT } from './i18n.tsx';
import overlay from './overlay.module.css';
import { useNow } from './time-text.tsx';

export interface DateFieldProps extends FieldWords {
  /** `YYYY-MM-DD`, or null while there is none. */
  value: string | null;
  /** Called with `YYYY-MM-DD` when what is written is a date, with null when the field is emptied. */
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** A date, written or pasted in any usual form, or chosen in a calendar; the field rewrites it as ISO when left. */
export function DateField({ value, onChange, min, max, isDisabled, isRequired, ...words }: DateFieldProps) {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const today = isoDateOf(useNow());
  const written = draft ?? value ?? '';
  const understood = written.trim() === '' ? null : parseDate(written, today);

  function problem(): string | undefined {
    if (draft === null || draft.trim() === '') return undefined;
    if (understood === null) return t('ui.date.invalid');
    if (min !== undefined && understood < min) return t('ui.date.tooEarly', { date: min });
    if (max !== undefined && understood > max) return t('ui.date.tooLate', { date: max });
    return undefined;
  }
  const [isLeft, setIsLeft] = useState(false);
  const error = words.error ?? (isLeft ? problem() : undefined);

  function write(text: string) {
    setDraft(text);
    setIsLeft(false);
    const date = parseDate(text, today);
    const fits = date !== null && (min === undefined || date >= min) && (max === undefined || date <= max);
    if (fits) onChange(date);
    else if (text.trim() === '') onChange(null);
  }

  function leave() {
    setIsLeft(true);
    if (problem() === undefined) setDraft(null);
  }

  const shown = { ...words, error, help: words.help ?? t('ui.date.help') };
  return (
    <AriaTextField
      className={fieldStyles.field}
      value={written}
      onChange={write}
      onBlur={leave}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
    >
      <FieldLabel {...words} />
      <Group className={fieldStyles.box}>
        <Input
          className={fieldStyles.bare}
          autoComplete="off"
          data-unread={problem() === undefined ? undefined : true}
        />
        <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
          <Button className={fieldStyles.boxButton} aria-label={t('ui.date.open')} isDisabled={isDisabled}>
            <CalendarDays aria-hidden="true" />
          </Button>
          <Popover className={overlay.popover} placement="bottom end" offset={6}>
            <Dialog className={styles.dialog} aria-label={words.label}>
              <Month
                value={understood}
                min={min}
                max={max}
                onChoose={(date) => {
                  setDraft(null);
                  onChange(date);
                  setIsOpen(false);
                }}
              />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </Group>
      <FieldFoot {...shown} />
    </AriaTextField>
  );
}

interface MonthProps {
  value: string | null;
  min: string | undefined;
  max: string | undefined;
  onChoose: (date: string) => void;
}

function Month({ value, min, max, onChoose }: MonthProps) {
  const t = useT();
  return (
    <Calendar
      value={value === null ? null : calendarDate(value)}
      minValue={min === undefined ? undefined : calendarDate(min)}
      maxValue={max === undefined ? undefined : calendarDate(max)}
      onChange={(date) => onChoose(date.toString())}
      firstDayOfWeek="mon"
      autoFocus
    >
      <header className={styles.monthHead}>
        <Button slot="previous" className={fieldStyles.boxButton} aria-label={t('ui.date.previous')}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <CalendarHeading className={styles.monthName} />
        <Button slot="next" className={fieldStyles.boxButton} aria-label={t('ui.date.next')}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
