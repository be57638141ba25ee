import { useLookup, useRow } from '#renderer/data/index.ts';
import { Banner, useT } from '#renderer/ui/index.ts';
import { exclusionOf } from '#shared/catalogue/exclusions.ts';
import type { Id } from '#shared/identity/ids.ts';
import { personName } from '../person-name.ts';

interface ExclusionNoticeProps {
  serviceId: Id | null;
  /** Who asks for it; null: nobody of the directory. */
  personId: Id | null;
}

/** Says at once that a service is not offered to whoever asks for it. Draws nothing when nothing says so. */
export function ExclusionNotice({ serviceId, personId }: ExclusionNoticeProps) {
  const t = useT();
  const service = useLookup('services').get(serviceId ?? '');
  const person = useRow('people', personId);
  if (service === undefined || person === undefined) return null;
  const excluded = exclusionOf(service.exclusions, person.title);
  if (excluded === null) return null;
  const { exclusion, isCertain } = excluded;
  const values = { service: service.name, exclusion, name: personName(person), title: person.title };
  return (
    <Banner tone={isCertain ? 'danger' : 'soon'}>
      {t(isCertain ? 'serviceTerms.excluded' : 'serviceTerms.mayBeExcluded', values)}
    </Banner>
  );
}
