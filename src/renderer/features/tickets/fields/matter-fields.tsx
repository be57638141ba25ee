import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { Select, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type TicketKind, ticketKindSchema } from '#shared/tickets/schema.ts';

/** What kind of matter a ticket is. */
export function KindField({ value, onChange }: { value: TicketKind; onChange: (kind: TicketKind) => void }) {
  const t = useT();
  return (
    <Select
      label={t('tickets.form.kind')}
      options={ticketKindSchema.options.map((id) => ({ id, label: t(`tickets.kind.${id}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface ServiceFieldProps {
  value: Id | null;
  onChange: (serviceId: Id | null) => void;
  /** Says that it may be left out, in forms where something must be filled in. */
  isOptional?: boolean;
}

/** The service a ticket is about. */
export function ServiceField({ value, onChange, isOptional = false }: ServiceFieldProps) {
  const t = useT();
  const services = useServiceOptions(value);
  return (
    <ChoiceField
      label={t('tickets.form.service')}
      help={t('tickets.form.serviceHelp')}
      placeholder={t('tickets.form.noService')}
      isOptional={isOptional}
      options={services}
      value={value}
      onChange={onChange}
    />
  );
}
