import { useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { Disclosure, FieldList, type FieldListEntry, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Service } from '#shared/catalogue/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from './service-terms.module.css';
import { serviceTermsKeys } from './service-terms-keys.ts';
import { useOrderers } from './use-orderers.ts';

interface ServiceTermsProps {
  serviceId: Id | null;
  /** Whose agreements say who may order. */
  organisationId: OrganisationId | null;
  unitId: Id | null;
}

/** What the catalogue says of the service: folded away, opened by a key. Draws nothing while none is chosen. */
export function ServiceTerms({ serviceId, ...customer }: ServiceTermsProps) {
  const service = useLookup('services').get(serviceId ?? '');
  return service === undefined ? null : <Terms service={service} {...customer} />;
}

function Terms({ service, organisationId, unitId }: Omit<ServiceTermsProps, 'serviceId'> & { service: Service }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const level = useLookup('serviceLevels').get(service.serviceLevelId);
  const { names } = useOrderers({ organisationId, serviceId: service.id, unitId });
  useViewKeys(serviceTermsKeys, { serviceTerms: () => setOpen(!isOpen) });
  const texts = (['purpose', 'content', 'customerDuties'] as const).flatMap((field): FieldListEntry[] =>
    service[field] === '' ? [] : [{ label: t(`serviceTerms.${field}`), value: <Prose text={service[field]} /> }],
  );
  const entries: FieldListEntry[] = [
    ...texts,
    {
      label: t('serviceTerms.price'),
      value: `${t(`administration.price.${service.priceClass}`)}, ${t('serviceTerms.category', { category: String(service.category) })}`,
    },
    ...(service.exclusions.length === 0
      ? []
      : [{ label: t('serviceTerms.exclusions'), value: service.exclusions.join(', ') }]),
    { label: t('serviceTerms.orderers'), value: orderersWords() },
    ...(level === undefined ? [] : [{ label: t('serviceTerms.level'), value: level.name }]),
  ];

  function orderersWords(): string {
    if (service.orderers === 'anyone') return t('serviceTerms.orderers.anyone');
    return names.length === 0 ? t('serviceTerms.orderers.nobody') : names.join(', ');
  }

  return (
    <Disclosure
      label={t('serviceTerms.title', { service: service.name })}
      keys={serviceTermsKeys.serviceTerms.keys}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      {!service.active && <p className={styles.retired}>{t('serviceTerms.retired')}</p>}
      <div className={styles.terms}>
        <FieldList entries={entries} />
      </div>
    </Disclosure>
  );
}

function Prose({ text }: { text: string }) {
  return <span className={styles.prose}>{text}</span>;
}
