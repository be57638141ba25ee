import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { announce, Banner, DateField, Select, TextArea, TextField, useTranslator } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { windowConflicts } from '#shared/maintenance/window-conflicts.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { conflictWords } from './calendar-words.ts';
import { useComingWindows, useServiceHours } from './use-calendar.ts';
import { startWindow, type WindowDraft, windowOf, windowProblems, windowTimes } from './window-draft.ts';

const longestAnnouncement = 2_000;

interface WindowFormProps {
  /** Undefined: a new one. */
  ticket: Ticket | undefined;
  /** The day a new one begins on. */
  date: string;
  now: number;
  onDone: (id: Id) => void;
  onLeave: () => void;
}

/** Plans a maintenance window or moves one, saying meanwhile what it collides with. */
export function WindowForm({ ticket, date, now, onDone, onLeave }: WindowFormProps) {
  const translator = useTranslator();
  const { t } = translator;
  const organisations = useOrganisationOptions('ticket.write');
  // The provider's windows are everybody's; it comes last among the choices.
  const home = organisations.at(-1)?.id ?? null;
  const start = ticket === undefined ? startWindow(date, home) : windowOf(ticket);
  const draft = useDraft<WindowDraft>(`calendar.window:${ticket?.id ?? 'new'}`, start);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const coming = useComingWindows(new Date(now).toISOString());
  const hoursOf = useServiceHours();
  const { value } = draft;
  const services = useServiceOptions(value.serviceId);
  const change = (some: Partial<WindowDraft>) => draft.set({ ...value, ...some });
  const problems = isTried ? windowProblems(value) : {};
  const times = windowTimes(value);
  const conflicts =
    times === null || times.to <= times.from
      ? []
      : windowConflicts(
          { id: ticket?.id ?? null, serviceId: value.serviceId, ...times },
          coming,
          hoursOf(value.serviceId),
        );
  const words = (id: 'title' | 'organisationId' | 'from' | 'to') => {
    const message = problems[id];
    return message === undefined ? undefined : t(message);
  };

  async function save() {
    setTried(true);
    if (Object.keys(windowProblems(value)).length > 0 || times === null || value.organisationId === null) return;
    const set = {
      title: value.title.trim(),
      serviceId: value.serviceId,
      plannedFrom: times.from,
      plannedTo: times.to,
      announcement: value.announcement.trim(),
    };
    const id = ticket?.id ?? newId();
    const isSaved =
      ticket === undefined
        ? await submit('ticket.create', {
            ...set,
            id,
            organisationId: value.organisationId,
            kind: 'maintenance',
            channel: 'on-site',
            description: '',
            requesterPersonId: null,
            requesterName: '',
            requesterPhone: '',
            unitId: null,
            deviceId: null,
            priority: 'normal',
            groupId: null,
            assigneeUserId: null,
            callId: null,
            scriptId: null,
            scriptAnswers: [],
            solvedWith: null,
            note: '',
          })
        : await submit('ticket.setFields', {
            ticketId: id,
            set,
            was: {
              title: ticket.title,
              serviceId: ticket.serviceId,
              plannedFrom: ticket.plannedFrom,
              plannedTo: ticket.plannedTo,
              announcement: ticket.announcement,
            },
          });
    if (!isSaved) return;
    draft.clear();
    announce(t('calendar.saved', { title: set.title }));
    onDone(id);
  }

  if (!draft.loaded) return null;
  const isTooLong = value.announcement.length > longestAnnouncement;
  return (
    <PanelForm
      label={t(ticket === undefined ? 'calendar.new' : 'calendar.change')}
      title={t(ticket === undefined ? 'calendar.new' : 'calendar.change')}
      save={t(ticket === undefined ? 'calendar.save.new' : 'calendar.save')}
      problem={problem?.words ?? null}
      problemCount={Object.keys(problems).length}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onLeave}
    >
      <TextField
        label={t('calendar.title.column')}
        value={value.title}
        onChange={(title) => change({ title })}
        error={words('title')}
      />
      {ticket === undefined && (
        <Select
          label={t('calendar.organisation')}
          help={t('calendar.organisationHelp')}
          options={organisations}
          value={value.organisationId}
          onChange={(organisationId) => change({ organisationId })}
          error={words('organisationId')}
        />
      )}
      <ChoiceField
        label={t('calendar.service')}
        isOptional
        options={services}
        value={value.serviceId}
        onChange={(serviceId) => change({ serviceId })}
      />
      {(['from', 'to'] as const).map((end) => (
        <FieldRow key={end}>
          <DateField
            label={t(end === 'from' ? 'calendar.begins' : 'calendar.ends')}
            value={value[end].date === '' ? null : value[end].date}
            onChange={(day) => {
              const moves = end === 'from' && value.from.date === value.to.date;
              change({
                [end]: { ...value[end], date: day ?? '' },
                ...(moves ? { to: { ...value.to, date: day ?? '' } } : {}),
              });
            }}
            error={words(end)}
          />
          <TextField
            label={t(end === 'from' ? 'calendar.beginsAt' : 'calendar.endsAt')}
            value={value[end].time}
            onChange={(time) => change({ [end]: { ...value[end], time } })}
          />
        </FieldRow>
      ))}
      <TextArea
        label={t('incidents.announcement')}
        help={t('calendar.announcementHelp')}
        isOptional
        rows={3}
        value={value.announcement}
        onChange={(announcement) => change({ announcement })}
        error={isTooLong ? t('tickets.edit.tooLong', { max: longestAnnouncement }) : undefined}
      />
      {conflicts.length > 0 && (
        <Banner tone="soon" title={t('calendar.conflicts')}>
          {conflicts.map((conflict) => conflictWords(conflict, translator)).join(' ')}
        </Banner>
      )}
    </PanelForm>
  );
}
