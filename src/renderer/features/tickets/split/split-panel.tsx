import { useRef, useState } from 'react';
import { useDraft, useExecute, useLookup, useNow, useRelated } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { UnitField } from '#renderer/parts/unit-field.tsx';
import { userName } from '#renderer/parts/user-name.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { announce, Checkbox, Select, TextArea, TextField, useTranslator } from '#renderer/ui/index.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import { newId } from '#shared/identity/ids.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import { type Ticket, type TicketNote, ticketPrioritySchema } from '#shared/tickets/schema.ts';
import { titleMax } from '../edit-draft.ts';
import { KindField, ServiceField } from '../fields/matter-fields.tsx';
import { useFileTicket } from '../new-ticket/use-file-ticket.ts';
import { OrderNotice } from '../orders/order-notice.tsx';
import { useOrderStanding } from '../orders/use-order-standing.ts';
import type { FiledFields } from '../saving/changes-since.ts';
import styles from './split.module.css';
import { type SplitDraft, splitArgs, splitDescription, splitProblems, startSplit } from './split-draft.ts';

/** Makes a ticket of its own out of a part of this one; shows what it will say before anything is done. */
export function SplitPanel({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const draft = useDraft<SplitDraft>(`ticket.split:${ticket.id}`, startSplit(ticket));
  const { value } = draft;
  // What is written while it is being saved stays.
  const latest = useRef(value);
  latest.current = value;
  const change = (some: Partial<SplitDraft>) => draft.set({ id: newId(), ...value, ...some });
  const notes = useRelated('ticketNotes', 'ticketId', ticket.id);
  const users = useLookup('users');
  const now = useNow(60_000).getTime();
  const { organisationId, requesterPersonId, requesterName } = ticket;
  const requester = { personId: requesterPersonId, name: requesterName };
  const order = useOrderStanding({ ...value, organisationId, requester });
  const execute = useExecute();
  const { fileTicket, problem, isSaving } = useFileTicket();
  const [isTried, setTried] = useState(false);

  const inOrder = [...notes].sort((one, other) => one.createdAt.localeCompare(other.createdAt));
  const quoted = (note: TicketNote) => ({
    author: userName(note.authorUserId, users, translator),
    when: dayAndTime(Date.parse(note.createdAt), now, translator),
    body: note.body,
  });
  const chosen = inOrder.filter(({ id }) => value.noteIds.includes(id));
  const description = splitDescription(value.text, chosen.map(quoted));
  const problems = splitProblems(value, description);

  async function save() {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const id = value.id ?? newId();
    const args = splitArgs(value, { id, ticketId: ticket.id, description });
    const create = () => execute('ticket.split', args);
    const keepFiled = (filed: FiledFields) => draft.set({ ...latest.current, id, filed });
    if (!(await fileTicket({ id, fields: args, filed: value.filed, keepFiled, create, files: [] }))) return;
    draft.clear();
    announce(t('tickets.split.done', { number: localTicketNumber(id) }));
    onDone();
  }

  return (
    <PanelForm
      label={t('tickets.split.title')}
      title={t('tickets.split.title')}
      save={t('tickets.split.save')}
      problem={problem}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <TextField
        label={t('tickets.form.title')}
        value={value.title}
        onChange={(title) => change({ title })}
        error={isTried ? titleWords(problems.title) : undefined}
      />
      {inOrder.length > 0 && (
        <fieldset className={styles.notes}>
          <legend>{t('tickets.split.notes')}</legend>
          {inOrder.map((note) => {
            const { author, when } = quoted(note);
            return (
              <Checkbox
                key={note.id}
                isSelected={value.noteIds.includes(note.id)}
                onChange={(isOn) =>
                  change({ noteIds: isOn ? [...value.noteIds, note.id] : value.noteIds.filter((id) => id !== note.id) })
                }
              >
                <span className={styles.note}>{note.body}</span>
                <span className={styles.quiet}>
                  {author}, {when}
                </span>
              </Checkbox>
            );
          })}
        </fieldset>
      )}
      <TextArea
        label={t('tickets.split.text')}
        help={t('tickets.split.textHelp')}
        isOptional
        rows={3}
        value={value.text}
        onChange={(text) => change({ text })}
        error={isTried && problems.text !== undefined ? t('tickets.split.tooLong') : undefined}
      />
      <FieldRow>
        <KindField value={value.kind} onChange={(kind) => change({ kind })} />
        <Select
          label={t('tickets.form.priority')}
          options={ticketPrioritySchema.options.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
          value={value.priority}
          onChange={(priority) => change({ priority })}
        />
      </FieldRow>
      <FieldRow>
        <ServiceField isOptional value={value.serviceId} onChange={(serviceId) => change({ serviceId })} />
        <UnitField
          label={t('tickets.detail.unit')}
          isOptional
          organisationId={organisationId}
          value={value.unitId}
          onChange={(unitId) => change({ unitId })}
        />
      </FieldRow>
      <OrderNotice order={order} />
      {description !== '' && (
        <section className={styles.preview} aria-label={t('tickets.split.preview')}>
          <h4 className={styles.quiet}>{t('tickets.split.preview')}</h4>
          <p>{description}</p>
        </section>
      )}
    </PanelForm>
  );

  function titleWords(reason: 'missing' | 'long' | undefined): string | undefined {
    if (reason === undefined) return undefined;
    return reason === 'missing' ? t('tickets.edit.titleMissing') : t('tickets.edit.tooLong', { max: titleMax });
  }
}
