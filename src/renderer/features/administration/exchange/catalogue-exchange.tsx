import { DetailHeader, useT } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from '../administration.module.css';
import { ExportSection } from './export-section.tsx';

interface CatalogueExchangeProps {
  organisationId: OrganisationId;
  onLeave: () => void;
}

/** The service catalogue as a file: out to one, and in from one. */
export function CatalogueExchange(_: CatalogueExchangeProps) {
  const t = useT();
  return (
    <section className={styles.pane} aria-label={t('administration.exchange.title')}>
      <DetailHeader title={t('administration.exchange.title')} eyebrow={t('administration.services')} />
      <div className={styles.body}>
        <ExportSection />
      </div>
    </section>
  );
}
