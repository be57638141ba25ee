import { useRow } from '#renderer/data/index.ts';
import { UnitField } from '#renderer/parts/unit-field.tsx';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { TextField, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { ticketPlaceMax } from '#shared/tickets/schema.ts';

interface PlaceFieldsProps {
  /** Whose units; empty: not chosen yet. */
  organisationId: OrganisationId | '';
  requesterPersonId: Id | null;
  unitId: Id | null;
  place: string;
  onUnit: (unitId: Id | null) => void;
  onPlace: (place: string) => void;
}

/** Where it is: the unit, and what it takes to find the way in words. A protected person's place is kept by nobody. */
export function PlaceFields({ organisationId, requesterPersonId, unitId, place, onUnit, onPlace }: PlaceFieldsProps) {
  const t = useT();
  const isProtected = useRow('people', requesterPersonId)?.protected === true;
  return (
    <FieldRow>
      <UnitField
        label={t('tickets.detail.unit')}
        isOptional
        organisationId={organisationId}
        value={unitId}
        onChange={onUnit}
      />
      <TextField
        label={t('tickets.detail.place')}
        help={t(isProtected ? 'tickets.form.placeProtected' : 'tickets.form.placeHelp')}
        isOptional
        maxLength={ticketPlaceMax}
        value={place}
        onChange={onPlace}
      />
    </FieldRow>
  );
}
