import { useState } from 'react';
import { Disclosure, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Id } from '#shared/identity/ids.ts';
import { AssignFields } from '../fields/assign-fields.tsx';
import { PlannedFields } from '../fields/planned-fields.tsx';
import { SupplierFields } from '../fields/supplier-fields.tsx';
import type { NewTicketDraft } from '../new-ticket-draft.ts';
import { isPlannedKind, type MoreDraft, moreProblems, noMore } from './more-draft.ts';
import { newTicketKeys } from './new-ticket-keys.ts';

interface MoreFieldsProps {
  draft: Pick<NewTicketDraft, 'kind' | 'more'>;
  serviceId: Id | null;
  onChange: (more: MoreDraft) => void;
  isTried: boolean;
}

/** Group, colleague, supplier and planned times of a new ticket: folded away, opened by a key, open where something is written. */
export function MoreFields({ draft, serviceId, onChange, isTried }: MoreFieldsProps) {
  const t = useT();
  const { kind, more } = draft;
  const isWrong = isTried && Object.keys(moreProblems(more)).length > 0;
  const [isOpen, setOpen] = useState(() => JSON.stringify(more) !== JSON.stringify(noMore));
  useViewKeys(newTicketKeys, { more: () => setOpen(!isOpen) });
  const change = (some: Partial<MoreDraft>) => onChange({ ...more, ...some });
  const planned = (
    <PlannedFields value={more.planned} onChange={(next) => change({ planned: next })} isTried={isTried} />
  );
  return (
    <>
      {isPlannedKind(kind) && planned}
      <Disclosure
        label={t('tickets.form.more')}
        keys={newTicketKeys.more.keys}
        isOpen={isOpen || (isWrong && !isPlannedKind(kind))}
        onToggle={setOpen}
      >
        <AssignFields
          groupId={more.groupId}
          assigneeUserId={more.assigneeUserId}
          keptUserId={null}
          noGroup={t('tickets.form.groupOfService')}
          isOptional
          onChange={change}
        />
        <SupplierFields
          serviceId={serviceId}
          supplierId={more.supplierId}
          reference={more.supplierReference}
          onSupplier={(supplierId) => change({ supplierId })}
          onReference={(supplierReference) => change({ supplierReference })}
        />
        {!isPlannedKind(kind) && planned}
      </Disclosure>
    </>
  );
}
