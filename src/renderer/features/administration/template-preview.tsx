import { Banner, Section, useT } from '#renderer/ui/index.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import styles from './administration.module.css';

/** What a ticket can fill in, by the name it is written with, and what stands there in the preview. */
const sample = {
  förnamn: 'Åsa',
  namn: 'Åsa Öberg',
  ärende: 'BUR-3041',
  rubrik: 'Skrivaren skriver inte ut',
  tjänst: 'Utskrift och kopiering',
  handläggare: 'Anna Sjöstrand',
  organisation: 'Burlövs kommun',
  enhet: 'Dalslundskolan',
  plats: 'Dalslundsvägen 4, Åkarp',
  'klart-senast': '2026-11-24 16:00',
  grupp: 'Arbetsplats',
  telefon: '040-628 04 00',
} as const;

/** The template with a ticket's words in its places; names the places that nothing fills. */
export function TemplatePreview({ body }: { body: string }) {
  const t = useT();
  const { text, missing } = fillTemplate(body, sample);
  return (
    <Section title={t('administration.preview')}>
      <p className={styles.quiet}>
        {t('administration.places', {
          places: Object.keys(sample)
            .map((place) => `{${place}}`)
            .join(' '),
        })}
      </p>
      {missing.length > 0 && (
        <Banner tone="soon">
          {t('administration.places.unknown', { places: missing.map((place) => `{${place}}`).join(' ') })}
        </Banner>
      )}
      <p className={styles.filled}>{text}</p>
    </Section>
  );
}
