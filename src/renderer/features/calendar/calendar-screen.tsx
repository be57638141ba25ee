import { useEffect, useMemo, useRef, useState } from 'react';
import { useActor, useDraft, useRow } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import {
  announce,
  Banner,
  SplitPane,
  useNavigation,
  useParams,
  useTranslator,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import { isPlannedWindow } from '#shared/maintenance/window-conflicts.ts';
import { can, canSomewhere } from '#shared/users/permissions.ts';
import styles from './calendar.module.css';
import { CalendarBar } from './calendar-bar.tsx';
import { type CalendarLook, calendarDays, calendarEntries, datesShown, moved, weekOf } from './calendar-days.ts';
import { calendarKeys } from './calendar-keys.ts';
import { periodWords, spanWords } from './calendar-words.ts';
import { DayGrid } from './day-grid.tsx';
import { EntryDetail } from './entry-detail.tsx';
import { EntryList } from './entry-list.tsx';
import { TellOverview } from './tell-overview.tsx';
import { useCalendarContent } from './use-calendar.ts';
import { useExport } from './use-export.ts';
import { movedTimes } from './window-draft.ts';
import { WindowForm } from './window-form.tsx';

interface CalendarView {
  look: CalendarLook;
  organisationId: string | null;
}

/** Puts the focus on the chosen day, or on the list. */
function focusIn(calendar: HTMLElement | null): void {
  const day = calendar?.querySelector<HTMLElement>('[data-date][tabindex="0"]');
  (day ?? calendar?.querySelector<HTMLElement>('[role="grid"]'))?.focus();
}

const initial: CalendarView = { look: 'month', organisationId: null };

/**
 * The calendar: planned windows, major incidents that go on, and days that are closed or shorter. Parameters: `date`,
 * `ticketId` shows that one, `form` is `new` or `edit`.
 */
export function CalendarScreen() {
  const translator = useTranslator();
  const { t } = translator;
  const actor = useActor();
  const params = useParams();
  const { navigate, replaceParams } = useNavigation();
  const organisations = useOrganisationsByKey();
  const view = useDraft<CalendarView>('view.calendar', initial);
  const [startedAt] = useState(() => Date.now());
  const { submit, problem } = useSubmission();
  const main = useRef<HTMLDivElement>(null);
  const { save, problem: exportProblem } = useExport();
  const { look } = view.value;
  const home = [...organisations.values()].find(({ kind }) => kind === 'provider') ?? [...organisations.values()][0];
  const organisation = organisations.get(view.value.organisationId ?? '') ?? home;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(params.date ?? '') ? (params.date ?? '') : isoDateOf(startedAt);
  const span = look === 'list' ? datesShown('month', date) : datesShown(look, date);
  const { entries, isLoading, now } = useCalendarContent(span[0] ?? date, span.at(-1) ?? date);
  const today = isoDateOf(now);
  const days = useMemo(
    () => calendarDays(look, date, entries, organisation?.openingHours),
    [look, date, entries, organisation],
  );
  const selectedId: Id | null = idSchema.safeParse(params.ticketId).data ?? null;
  const ticket = useRow('tickets', selectedId);
  const entry = ticket === undefined ? undefined : calendarEntries([ticket], new Date(now).toISOString())[0];
  const mayCreate = canSomewhere(actor, 'ticket.write');
  const mayChange =
    ticket !== undefined &&
    isPlannedWindow(ticket) &&
    ticket.status !== 'closed' &&
    can(actor, 'ticket.write', ticket.organisationId);

  const show = (change: { date?: string; ticketId?: Id | null; form?: 'new' | 'edit' | null }) => {
    const next = { date, ticketId: selectedId, form: null, ...change };
    replaceParams({
      date: next.date,
      ...(next.ticketId === null ? {} : { ticketId: next.ticketId }),
      ...(next.form === null ? {} : { form: next.form }),
    });
  };
  const focusCalendar = () => focusIn(main.current);
  const startsInCalendar = useRef(params.form === undefined);
  useEffect(() => {
    if (startsInCalendar.current) focusIn(main.current);
  }, []);
  const setLook = (next: CalendarLook) => view.set({ ...view.value, look: next });
  const select = (ticketId: Id) => show({ ticketId });
  const create = mayCreate ? () => show({ ticketId: null, form: 'new' }) : undefined;
  const edit = mayChange ? () => show({ form: 'edit' }) : undefined;
  const open = selectedId === null ? undefined : () => navigate({ view: 'tickets', params: { ticketId: selectedId } });
  const page = (by: 1 | -1) => show({ date: moved(date, look === 'week' ? { days: 7 * by } : { months: by }) });

  async function shift(by: number) {
    if (ticket === undefined) return;
    const times = movedTimes(ticket, by);
    if (times === null) return;
    const was = { plannedFrom: ticket.plannedFrom, plannedTo: ticket.plannedTo };
    if (!(await submit('ticket.setFields', { ticketId: ticket.id, set: times, was }))) return;
    const [there] = calendarEntries([{ ...ticket, ...times }], new Date(now).toISOString());
    if (there === undefined) return;
    announce(t('calendar.moved', { title: ticket.title, when: spanWords(there, translator) }));
    show({ date: there.firstDate });
  }

  useViewKeys(calendarKeys, {
    create,
    month: () => setLook('month'),
    week: () => setLook('week'),
    list: () => setLook('list'),
    today: () => show({ date: today }),
    edit,
    earlier: mayChange ? () => void shift(-1) : undefined,
    later: mayChange ? () => void shift(1) : undefined,
    open,
    back: () => {
      if (params.form !== undefined) show({});
      else if (selectedId !== null) show({ ticketId: null });
      focusCalendar();
    },
  });

  const period = periodWords(look === 'week' ? 'week' : 'month', date, weekOf(date), translator);
  const leave = () => {
    show({});
    focusCalendar();
  };
  return (
    <SplitPane
      id="calendar"
      fixed="second"
      initial={440}
      min={360}
      max={900}
      first={
        <div className={styles.left} ref={main}>
          <CalendarBar
            period={period}
            look={look}
            onLook={setLook}
            onPage={page}
            onToday={() => show({ date: today })}
            onCreate={create}
            onExport={() => void save(entries, days, `${t('app.view.calendar')} ${period}`)}
            organisationId={organisation?.organisationId ?? null}
            onOrganisation={(organisationId) => view.set({ ...view.value, organisationId })}
          />
          {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
          {exportProblem !== null && <Banner tone="danger">{exportProblem}</Banner>}
          {look === 'list' ? (
            <EntryList
              entries={entries}
              isLoading={isLoading}
              selectedId={selectedId}
              onSelect={select}
              onOpen={() => open?.()}
            />
          ) : (
            <div className={styles.scroller}>
              <DayGrid
                label={`${t('app.view.calendar')} ${period}`}
                days={days}
                date={date}
                today={today}
                selectedId={selectedId}
                onDate={(next) => show({ date: next })}
                onSelect={select}
                onCreate={create}
              />
            </div>
          )}
        </div>
      }
      second={
        <div className={styles.right}>
          {params.form === 'new' || (params.form === 'edit' && mayChange) ? (
            <WindowForm
              key={params.form === 'new' ? 'new' : selectedId}
              ticket={params.form === 'new' ? undefined : ticket}
              date={date}
              now={now}
              onDone={(id) => {
                show({ ticketId: id });
                focusCalendar();
              }}
              onLeave={leave}
            />
          ) : entry === undefined ? (
            <TellOverview now={now} onSelect={select} />
          ) : (
            <EntryDetail entry={entry} now={now} mayWrite={mayChange} onEdit={edit} onOpenTicket={() => open?.()} />
          )}
        </div>
      }
    />
  );
}
