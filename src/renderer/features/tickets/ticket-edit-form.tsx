import { useState } from 'react';
import { useDraft, useRow } from '#renderer/data/index.ts';
import { ConcernedDeviceField } from '#renderer/parts/devices/concerned-device-field.tsx';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { Panel } from '#renderer/parts/panel-form.tsx';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { ExclusionNotice } from '#renderer/parts/service/exclusion-notice.tsx';
import { ServiceTerms } from '#renderer/parts/service/service-terms.tsx';
import { unitOfChoice } from '#renderer/parts/unit-of-choice.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import { TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { leftEmailSchema, type Ticket } from '#shared/tickets/schema.ts';
import {
  type EditDraft,
  editArgs,
  type FieldName,
  longTextMax,
  startEdit,
  type TicketFields,
  titleMax,
} from './edit-draft.ts';
import { AffectedField } from './fields/affected-field.tsx';
import { reasonProblem } from './fields/judgement.ts';
import { JudgementFields } from './fields/judgement-fields.tsx';
import { KindField, ServiceField } from './fields/matter-fields.tsx';
import { OthersChanges } from './fields/others-changes.tsx';
import { PlaceFields } from './fields/place-fields.tsx';
import { plannedProblems } from './fields/planned.ts';
import { PlannedFields } from './fields/planned-fields.tsx';
import { SupplierFields } from './fields/supplier-fields.tsx';
import { TagField } from './fields/tag-field.tsx';

/** The ticket's own fields, written where they stand; only what was changed is sent. */
export function TicketEditForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  const draft = useDraft<EditDraft>(`ticket.edit:${ticket.id}`, startEdit(ticket));
  const person = useRow('people', draft.value.fields.requesterPersonId);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { fields, planned } = draft.value;
  const others = (...names: FieldName[]) => (
    <OthersChanges ticket={ticket} draft={draft.value} names={names} onChange={draft.set} />
  );
  const change = (some: Partial<TicketFields>) => draft.set({ ...draft.value, fields: { ...fields, ...some } });

  const title = fields.title.trim();
  const titleProblem =
    title === ''
      ? t('tickets.edit.titleMissing')
      : title.length > titleMax
        ? t('tickets.edit.tooLong', { max: titleMax })
        : undefined;
  const descriptionProblem =
    fields.description.length > longTextMax ? t('tickets.edit.tooLong', { max: longTextMax }) : undefined;
  const emailProblem = leftEmailSchema.safeParse(fields.requesterEmail.trim()).success
    ? undefined
    : t('tickets.form.emailInvalid');
  // Planned times are asked for where something is planned; what is already there stays to be changed.
  const isPlanned = fields.kind === 'maintenance' || ticket.plannedFrom !== null || ticket.plannedTo !== null;

  async function save() {
    setTried(true);
    const isWrong = reasonProblem(fields) !== null || Object.keys(plannedProblems(planned)).length > 0;
    if ([titleProblem, descriptionProblem, emailProblem].some((each) => each !== undefined) || isWrong) return;
    const args = editArgs(ticket.id, draft.value);
    if (args !== null && !(await submit('ticket.setFields', args))) return;
    draft.clear();
    onDone();
  }

  function discard() {
    draft.clear();
    onDone();
  }

  return (
    <Panel>
      <WorkForm
        label={t('tickets.edit.heading')}
        onSubmit={save}
        onLeave={onDone}
        takesFocus
        problem={problem?.words ?? null}
        actions={
          <DraftActions
            save={t('tickets.edit.save')}
            isSaving={isSaving}
            leave={t('tickets.form.discard')}
            onLeave={discard}
            savedAt={draft.savedAt}
          />
        }
      >
        <TextField
          label={t('tickets.form.title')}
          value={fields.title}
          onChange={(text) => change({ title: text })}
          error={isTried ? titleProblem : undefined}
        />
        {others('title')}
        <TextArea
          label={t('tickets.form.description')}
          value={fields.description}
          onChange={(description) => change({ description })}
          error={isTried ? descriptionProblem : undefined}
          rows={5}
        />
        {others('description')}
        <FieldRow>
          <PersonField
            label={t('tickets.detail.requester')}
            help={t('tickets.form.requesterHelp')}
            value={{
              personId: fields.requesterPersonId,
              name: person === undefined ? fields.requesterName : personName(person),
            }}
            onChange={(choice, chosen) => {
              const number = chosen?.phones[0]?.number;
              change({
                requesterPersonId: choice.personId,
                requesterName: choice.name,
                unitId: unitOfChoice({ personId: fields.requesterPersonId, name: '' }, chosen, fields.unitId),
                ...(number === undefined ? {} : { requesterPhone: formatPhoneNumber(number) }),
              });
            }}
          />
          <TextField
            label={t('tickets.form.phone')}
            value={fields.requesterPhone}
            onChange={(requesterPhone) => change({ requesterPhone })}
          />
        </FieldRow>
        {others('requesterPersonId', 'requesterName', 'requesterPhone')}
        {fields.requesterPersonId === null && (
          <TextField
            label={t('tickets.form.email')}
            help={t('tickets.form.emailHelp')}
            isOptional
            value={fields.requesterEmail}
            onChange={(requesterEmail) => change({ requesterEmail })}
            error={isTried ? emailProblem : undefined}
          />
        )}
        {others('requesterEmail')}
        <PlaceFields
          organisationId={ticket.organisationId}
          requesterPersonId={fields.requesterPersonId}
          unitId={fields.unitId}
          place={fields.place}
          onUnit={(unitId) => change({ unitId })}
          onPlace={(place) => change({ place })}
        />
        {others('unitId', 'place')}
        <AffectedField value={fields.affectedPersonId} onChange={(affectedPersonId) => change({ affectedPersonId })} />
        {others('affectedPersonId')}
        <ConcernedDeviceField
          requesterId={fields.requesterPersonId}
          affectedId={fields.affectedPersonId}
          value={fields.deviceId}
          onChange={(deviceId) => change({ deviceId })}
        />
        {others('deviceId')}
        <FieldRow>
          <ServiceField value={fields.serviceId} onChange={(serviceId) => change({ serviceId })} />
          <KindField value={fields.kind} onChange={(kind) => change({ kind })} />
        </FieldRow>
        <ServiceTerms serviceId={fields.serviceId} organisationId={ticket.organisationId} unitId={fields.unitId} />
        <ExclusionNotice serviceId={fields.serviceId} personId={fields.requesterPersonId} />
        {others('serviceId', 'kind')}
        <JudgementFields value={fields} onChange={(judgement) => change(judgement)} isTried={isTried} />
        {others('impact', 'urgency', 'priority', 'priorityReason')}
        {isPlanned && (
          <PlannedFields
            value={planned}
            onChange={(next) => draft.set({ ...draft.value, planned: next })}
            isTried={isTried}
          />
        )}
        {others('plannedFrom', 'plannedTo')}
        <TagField value={fields.tagIds} onChange={(tagIds) => change({ tagIds })} />
        {others('tagIds')}
        <SupplierFields
          serviceId={fields.serviceId}
          supplierId={fields.supplierId}
          reference={fields.supplierReference}
          onSupplier={(supplierId) => change({ supplierId })}
          onReference={(supplierReference) => change({ supplierReference })}
        />
        {others('supplierId', 'supplierReference')}
      </WorkForm>
    </Panel>
  );
}
