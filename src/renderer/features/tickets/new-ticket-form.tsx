import { useState } from 'react';
import { useDataClient, useDraft, useExecute, useLookup, useRow } from '#renderer/data/index.ts';
import { AttachButton } from '#renderer/parts/attachments/attach-button.tsx';
import { DropZone } from '#renderer/parts/attachments/drop-zone.tsx';
import { IntakeState } from '#renderer/parts/attachments/intake-state.tsx';
import { ConcernedDeviceField } from '#renderer/parts/devices/concerned-device-field.tsx';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { IncidentNotices } from '#renderer/parts/incidents/incident-notices.tsx';
import { ArticleSuggestions } from '#renderer/parts/knowledge/article-suggestions.tsx';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { ExclusionNotice } from '#renderer/parts/service/exclusion-notice.tsx';
import { ServiceTerms } from '#renderer/parts/service/service-terms.tsx';
import { useCall } from '#renderer/parts/use-call.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, DetailHeader, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import { ticketChannelSchema } from '#shared/tickets/schema.ts';
import { DraftFiles } from './attachments/note-files.tsx';
import { longTextMax, titleMax } from './edit-draft.ts';
import { AffectedField } from './fields/affected-field.tsx';
import { JudgementFields } from './fields/judgement-fields.tsx';
import { KindField, ServiceField } from './fields/matter-fields.tsx';
import { PlaceFields } from './fields/place-fields.tsx';
import { TagField } from './fields/tag-field.tsx';
import { MoreFields } from './new-ticket/more-fields.tsx';
import { justSolved } from './new-ticket/solved-draft.ts';
import { SolvedFields } from './new-ticket/solved-fields.tsx';
import { useFileTicket } from './new-ticket/use-file-ticket.ts';
import { useNewFiles } from './new-ticket/use-new-files.ts';
import {
  copyTicket,
  createTicketArgs,
  type NewTicketDraft,
  startTicket,
  ticketProblems,
  withRequester,
} from './new-ticket-draft.ts';
import styles from './new-ticket-form.module.css';
import { OrderNotice } from './orders/order-notice.tsx';
import { useOrderStanding } from './orders/use-order-standing.ts';

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

/** As much of a text as is looked through for what may help with it. */
const tellingMax = 4_000;

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
  const order = useOrderStanding(draft.value);
  const execute = useExecute();
  const { fileTicket, problem, isSaving } = useFileTicket();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const change = (some: Partial<NewTicketDraft>) => draft.set({ ...value, ...some });
  const client = useDataClient();
  const problems = isTried ? ticketProblems(value, client.now()) : {};

  async function save() {
    setTried(true);
    const isWhole = Object.keys(ticketProblems(value, client.now())).length === 0;
    if (!isWhole || attached.intake.running !== null) return;
    const id = attached.ticketId();
    const args = createTicketArgs(value, id, client.now());
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
    const solved = value.solved ?? justSolved;
    const resolution = solved.resolution.trim() === '' ? t('tickets.form.solvedByText', { title }) : solved.resolution;
    change({ solved: { ...solved, isSolved: true, articleId: id, resolution } });
  }

  function discard() {
    draft.clear();
    attached.clear();
    onLeave();
  }

  // What is looked for stands at the beginning; a log pasted in whole is not read through with every letter.
  const telling = `${value.title} ${value.description}`.slice(0, tellingMax);
  const unit = value.unitId === null ? undefined : units.get(value.unitId);
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
            problemCount={Object.keys(problems).length}
            actions={
              <DraftActions
                save={t(value.solved?.isSolved === true ? 'tickets.form.saveSolved' : 'tickets.form.save')}
                isSaving={isSaving || attached.intake.running !== null}
                leave={t('tickets.form.discard')}
                onLeave={discard}
                savedAt={draft.savedAt ?? attached.savedAt}
              />
            }
          >
            <FieldRow>
              <PersonField
                label={t('tickets.form.requester')}
                help={t('tickets.form.requesterHelp')}
                value={value.requester}
                onChange={(requester, chosen) => draft.set(withRequester(value, requester, chosen))}
              />
              <TextField
                label={t('tickets.form.phone')}
                isOptional
                value={value.phone}
                onChange={(text) => change({ phone: text })}
              />
            </FieldRow>
            {value.requester.personId === null && (
              <TextField
                label={t('tickets.form.email')}
                help={t('tickets.form.emailHelp')}
                isOptional
                value={value.email}
                onChange={(email) => change({ email })}
                error={problems.email === undefined ? undefined : t(problems.email)}
              />
            )}
            <FieldRow>
              <Select
                label={t('tickets.form.organisation')}
                options={organisations}
                value={value.organisationId}
                onChange={(organisationId) =>
                  change({ organisationId, unitId: unit?.organisationId === organisationId ? value.unitId : null })
                }
                error={problems.organisationId === undefined ? undefined : t(problems.organisationId)}
              />
              <Select
                label={t('tickets.form.channel')}
                options={ticketChannelSchema.options.map((id) => ({ id, label: t(`tickets.channel.${id}`) }))}
                value={value.channel}
                onChange={(channel) => change({ channel })}
              />
            </FieldRow>
            <PlaceFields
              organisationId={value.organisationId ?? ''}
              requesterPersonId={value.requester.personId}
              unitId={value.unitId}
              place={value.place ?? ''}
              onUnit={(unitId) => change({ unitId })}
              onPlace={(place) => change({ place })}
            />
            <FieldRow>
              <KindField value={value.kind} onChange={(kind) => change({ kind })} />
              <ServiceField isOptional value={value.serviceId} onChange={(serviceId) => change({ serviceId })} />
            </FieldRow>
            <ServiceTerms serviceId={value.serviceId} organisationId={value.organisationId} unitId={value.unitId} />
            <ExclusionNotice serviceId={value.serviceId} personId={value.requester.personId} />
            <OrderNotice order={order} />
            <TextField
              label={t('tickets.form.title')}
              value={value.title}
              onChange={(title) => change({ title })}
              error={problems.title === undefined ? undefined : t(problems.title, { max: titleMax })}
            />
            {value.kind !== 'major-incident' && value.kind !== 'maintenance' && (
              <IncidentNotices
                matter={{
                  organisationId: value.organisationId,
                  serviceId: value.serviceId,
                  unitId: value.unitId,
                  text: telling,
                }}
                tiedId={value.parentId}
                onTie={(parentId) => change({ parentId })}
              />
            )}
            <ArticleSuggestions
              text={telling}
              serviceId={value.serviceId}
              solves={{ articleId: value.solved?.articleId ?? null, take: solvedBy }}
            />
            <TextArea
              label={t('tickets.form.description')}
              help={t('tickets.form.descriptionHelp')}
              isOptional
              rows={6}
              value={value.description}
              onChange={(description) => change({ description })}
              error={problems.description === undefined ? undefined : t(problems.description, { max: longTextMax })}
            />
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
              value={value.deviceId ?? null}
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
