import { useRelated } from '#renderer/data/index.ts';
import { Button, useT } from '#renderer/ui/index.ts';
import styles from './section-nav.module.css';
import { type SectionId, sectionGroups, sectionTitle } from './sections.ts';

interface SectionNavProps {
  section: SectionId;
  onGo: (section: SectionId) => void;
}

/** All sections of the administration, by what they are about. */
export function SectionNav({ section, onGo }: SectionNavProps) {
  const t = useT();
  const waiting = useRelated('directoryProposals', 'status', 'waiting').length;
  const words = (id: SectionId) =>
    id === 'proposals' && waiting > 0 ? t('directory.proposals', { count: waiting }) : t(sectionTitle(id));
  return (
    <nav className={styles.nav} aria-label={t('administration.sections')}>
      {sectionGroups.map(({ title, sections }) => (
        <fieldset key={title} className={styles.group}>
          <legend className={styles.title}>{t(title)}</legend>
          {sections.map((id) => (
            <Button
              key={id}
              size="small"
              variant={id === section ? 'secondary' : 'quiet'}
              aria-pressed={id === section}
              onPress={() => onGo(id)}
            >
              {words(id)}
            </Button>
          ))}
        </fieldset>
      ))}
    </nav>
  );
}
