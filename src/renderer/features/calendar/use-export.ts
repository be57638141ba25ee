import { useDataClient } from '#renderer/data/index.ts';
import { useSaveText } from '#renderer/parts/use-save-text.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { CalendarEntry as WrittenEntry } from '#shared/calendars/write-calendar.ts';
import type { CalendarDay, CalendarEntry } from './calendar-days.ts';
import { closedWords } from './calendar-words.ts';

interface CalendarExport {
  save: (entries: readonly CalendarEntry[], days: readonly CalendarDay[], name: string) => Promise<void>;
  /** Why the file was not written the last time, in words. */
  problem: string | null;
}

/** Returns the way the calendar shown is saved as an .ics file: its windows and incidents, and the days that differ. */
export function useExport(): CalendarExport {
  const { save: saveText, problem } = useSaveText();
  const client = useDataClient();
  const translator = useTranslator();
  const { t } = translator;
  const save: CalendarExport['save'] = async (entries, days, name) => {
    // The library for the format is loaded when it is first needed.
    const { writeCalendar } = await import('#shared/calendars/write-calendar.ts');
    const now = client.now();
    const written: WrittenEntry[] = [
      ...entries.map(
        ({ ticket, from, to }): WrittenEntry => ({
          type: 'time',
          uid: `${ticket.id}@vaxelbord`,
          summary: `${t(`tickets.kind.${ticket.kind}`)}: ${ticket.title}`,
          description: ticket.announcement,
          from,
          to: to ?? now,
        }),
      ),
      ...days.flatMap(({ date, closed }): WrittenEntry[] =>
        closed === null || closed.name === ''
          ? []
          : [
              {
                type: 'day',
                uid: `${date}@vaxelbord`,
                summary: closedWords(closed, translator),
                description: '',
                date,
              },
            ],
      ),
    ];
    const text = writeCalendar(name, written, now);
    await saveText({ suggestedName: 'kalender.ics', text }, t('calendar.exported'));
  };
  return { save, problem };
}
