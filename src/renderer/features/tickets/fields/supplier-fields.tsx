import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { TextField, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';

interface SupplierFieldsProps {
  serviceId: Id | null;
  supplierId: Id | null;
  reference: string;
  onSupplier: (id: Id | null) => void;
  onReference: (reference: string) => void;
}

const collator = new Intl.Collator('sv');
const referenceMax = 200;

/** Who else works on it, and what they call it. The suppliers of the service come first. */
export function SupplierFields({ serviceId, supplierId, reference, onSupplier, onReference }: SupplierFieldsProps) {
  const t = useT();
  const suppliers = useLookup('suppliers');
  const services = useLookup('services');
  const usual = serviceId === null ? [] : (services.get(serviceId)?.supplierIds ?? []);
  const rank = (id: Id) => (usual.includes(id) ? 0 : 1);
  const options = [...suppliers.values()]
    .filter((supplier) => supplier.active || supplier.id === supplierId)
    .sort((one, other) => rank(one.id) - rank(other.id) || collator.compare(one.name, other.name))
    .map((supplier) => ({ id: supplier.id, label: supplier.name, detail: supplier.phone }));
  return (
    <FieldRow>
      <ChoiceField
        label={t('ticketWork.supplier')}
        isOptional
        placeholder={t('ticketWork.noSupplier')}
        options={options}
        value={supplierId}
        onChange={onSupplier}
      />
      <TextField
        label={t('ticketWork.supplierReference')}
        isOptional
        maxLength={referenceMax}
        value={reference}
        onChange={onReference}
      />
    </FieldRow>
  );
}
