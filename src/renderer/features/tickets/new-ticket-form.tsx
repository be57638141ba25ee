import { useState } from 'react';
import { useDataClient, useDraft, useExecute, useLookup, useRow } from '#renderer/data/index.ts';
import { AttachButton } from '#renderer/parts/attachments/attach-button.tsx';
import { DropZone } from '#renderer/parts/attachments/drop-zone.tsx';
import { IntakeState } from '#renderer/parts/attachments/intake-state.tsx';
import { ConcernedDeviceField } from '#renderer/parts/devices/concerned-device-field.tsx';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { useCall } from '#renderer/parts/use-call.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, DetailHeader, useT } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import { DraftFiles } from './attachments/note-files.tsx';
import { AffectedField } from './fields/affected-field.tsx';
import { JudgementFields } from './fields/judgement-fields.tsx';
import { TagField } from './fields/tag-field.tsx';
import { MoreFields } from './new-ticket/more-fields.tsx';
import { SolvedFields } from './new-ticket/solved-fields.tsx';
import { useFileTicket } from './new-ticket/use-file-ticket.ts';
import { useNewFiles } from './new-ticket/use-new-files.ts';
import { WhatFields } from './new-ticket/what-fields.tsx';
import { WhoFields } from './new-ticket/who-fields.tsx';
import {
  copyTicket,
  createTicketArgs,
  type NewTicketDraft,
  problemCount,
  startTicket,
  ticketProblems,
} from './new-ticket-draft.ts';
import styles from './new-ticket-form.module.css';

interface NewTicketFormProps {
  /** What is known of the caller already. */
  personId: Id | null;
  unitId: Id | null;
  callId: Id | null;
  phone: string | null;
  /** The major incident it is a part of. */
  parentId: Id | null;
  /** The ticket it begins as a copy of. */
  copyId: Id | null;
  onCreated: (id: Id) => void;
  onLeave: () => void;
}

/** A ticket being written. The draft belongs to the call or person it was begun for, and survives everything. */
export function NewTicketForm(props: NewTicketFormProps) {
  const { personId, unitId, callId, phone, parentId, copyId, onCreated, onLeave } = props;
  const t = useT();
  const person = useRow('people', personId);
  const call = useCall(callId);
  const units = useLookup('units');
  const organisations = useOrganisationOptions('ticket.write');
  const onlyOrganisation = organisations.length === 1 ? organisations[0]?.id : undefined;
  const copied = useRow('tickets', copyId);
  const begun = startTicket({
    person,
    unit: unitId === null ? undefined : units.get(unitId),
    phone: phone ?? (call === undefined ? null : otherNumber(call)),
    callId,
    parentId,
    organisationId: call?.organisationId ?? onlyOrganisation ?? null,
  });
  const draftKey = `ticket.new:${callId ?? personId ?? copyId ?? ''}`;
  const draft = useDraft<NewTicketDraft>(draftKey, copied === undefined ? begun : copyTicket(copied));
  const attached = useNewFiles(draftKey);
  const execute = useExecute();
  const { fileTicket, problem, isSaving } = useFileTicket();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const change = (some: Partial<NewTicketDraft>) => draft.set({ ...value, ...some });
  const client = useDataClient();
  const problems = isTried ? ticketProblems(value) : {};

  async function save() {
    setTried(true);
    const now = client.now();
    if (problemCount(value, now) > 0 || attached.intake.running !== null) return;
    const id = attached.ticketId();
    const args = createTicketArgs(value, id, now);
    if (args === null) return;
    const create = () => execute('ticket.create', args);
    const { files, filed, keepFiled } = attached;
    if (!(await fileTicket({ id, fields: args, filed, keepFiled, create, files }))) return;
    draft.clear();
    attached.clear();
    const done = args.solvedWith === null ? 'tickets.form.created' : 'tickets.form.createdSolved';
    announce(t(done, { number: localTicketNumber(id) }));
    onCreated(id);
  }

  function solvedBy({ id, title }: Article) {
    const { solved } = value;
    const resolution = solved.resolution.trim() === '' ? t('tickets.form.solvedByText', { title }) : solved.resolution;
    change({ solved: { ...solved, isSolved: true, articleId: id, resolution } });
  }

  function discard() {
    draft.clear();
    attached.clear();
    onLeave();
  }

  return (
    <section className={styles.pane} aria-label={t('tickets.form.heading')}>
      <DetailHeader title={t('tickets.form.heading')} />
      <DropZone intake={attached.intake} words={t('tickets.form.drop')} className={styles.body}>
        {draft.loaded && (
          <WorkForm
            label={t('tickets.form.heading')}
            onSubmit={save}
            onLeave={onLeave}
            takesFocus
            problem={problem}
            problemCount={isTried ? problemCount(value, client.now()) : 0}
            actions={
              <DraftActions
                save={t(value.solved.isSolved ? 'tickets.form.saveSolved' : 'tickets.form.save')}
                isSaving={isSaving || attached.intake.running !== null}
                leave={t('tickets.form.discard')}
                onLeave={discard}
                savedAt={draft.savedAt ?? attached.savedAt}
              />
            }
          >
            <WhoFields value={value} onChange={change} problems={problems} />
            <WhatFields value={value} onChange={change} problems={problems} onSolvedBy={solvedBy} />
            <div className={styles.files}>
              <DraftFiles on="ticket" files={attached.files} onRemove={attached.remove} />
              <div className={styles.attach}>
                <AttachButton intake={attached.intake} />
                <span className={styles.quiet}>{t('tickets.form.filesHelp')}</span>
              </div>
              <IntakeState intake={attached.intake} />
            </div>
            <JudgementFields value={value} onChange={(judgement) => change(judgement)} isTried={isTried} />
            <AffectedField
              value={value.affectedPersonId}
              onChange={(affectedPersonId) => change({ affectedPersonId })}
            />
            <ConcernedDeviceField
              requesterId={value.requester.personId}
              affectedId={value.affectedPersonId}
              value={value.deviceId}
              onChange={(deviceId) => change({ deviceId })}
            />
            <TagField value={value.tagIds} onChange={(tagIds) => change({ tagIds })} />
            <MoreFields
              draft={value}
              serviceId={value.serviceId}
              onChange={(more) => change({ more })}
              isTried={isTried}
            />
            <SolvedFields
              value={value.solved}
              onChange={(solved) => change({ solved })}
              told={{ affectedPersonId: value.affectedPersonId, requesterName: value.requester.name }}
              isTried={isTried}
            />
          </WorkForm>
        )}
      </DropZone>
    </section>
  );
}
