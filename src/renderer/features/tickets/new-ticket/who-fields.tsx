import { useLookup } from '#renderer/data/index.ts';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { Select, TextField, useT } from '#renderer/ui/index.ts';
import { ticketChannelSchema } from '#shared/tickets/schema.ts';
import { PlaceFields } from '../fields/place-fields.tsx';
import { withRequester } from '../new-ticket-draft.ts';
import type { PartProps } from './part-props.ts';

/** Who reports it, how they came, and for which organisation, unit and place. */
export function WhoFields({ value, onChange, problems }: PartProps) {
  const t = useT();
  const units = useLookup('units');
  const organisations = useOrganisationOptions('ticket.write');
  const unit = value.unitId === null ? undefined : units.get(value.unitId);
  return (
    <>
      <FieldRow>
        <PersonField
          label={t('tickets.form.requester')}
          help={t('tickets.form.requesterHelp')}
          value={value.requester}
          onChange={(requester, chosen) => onChange(withRequester(value, requester, chosen))}
        />
        <TextField
          label={t('tickets.form.phone')}
          isOptional
          value={value.phone}
          onChange={(text) => onChange({ phone: text })}
        />
      </FieldRow>
      {value.requester.personId === null && (
        <TextField
          label={t('tickets.form.email')}
          help={t('tickets.form.emailHelp')}
          isOptional
          value={value.email}
          onChange={(email) => onChange({ email })}
          error={problems.email === undefined ? undefined : t(problems.email)}
        />
      )}
      <FieldRow>
        <Select
          label={t('tickets.form.organisation')}
          options={organisations}
          value={value.organisationId}
          onChange={(organisationId) =>
            onChange({ organisationId, unitId: unit?.organisationId === organisationId ? value.unitId : null })
          }
          error={problems.organisationId === undefined ? undefined : t(problems.organisationId)}
        />
        <Select
          label={t('tickets.form.channel')}
          options={ticketChannelSchema.options.map((id) => ({ id, label: t(`tickets.channel.${id}`) }))}
          value={value.channel}
          onChange={(channel) => onChange({ channel })}
        />
      </FieldRow>
      <PlaceFields
        organisationId={value.organisationId ?? ''}
        requesterPersonId={value.requester.personId}
        unitId={value.unitId}
        place={value.place}
        onUnit={(unitId) => onChange({ unitId })}
        onPlace={(place) => onChange({ place })}
      />
    </>
  );
}
