import { Button } from 'react-aria-components';
import { Tooltip, useNavigation, useT, type ViewId } from '../ui/index.ts';
import { appKeys } from './keys.ts';
import { Mark } from './mark.tsx';
import styles from './rail.module.css';
import { useBadges } from './use-badges.ts';
import { views } from './views.ts';

/** The ways between the views a role has: icon, word, a quiet count. */
export function Rail({ shown }: { shown: readonly ViewId[] }) {
  const t = useT();
  const { place, navigate } = useNavigation();
  const badges = useBadges();
  // What was not carried out has a place in the rail only while there is something, or while one is there.
  const drawn = shown.filter((view) => view !== 'not-carried-out' || badges[view] !== undefined || place.view === view);
  return (
    <nav className={styles.rail} aria-label={t('app.rail')}>
      <div className={styles.mark}>
        <Mark size={28} />
      </div>
      {drawn.map((view) => {
        const { label, icon: Icon } = views[view];
        const badge = badges[view];
        return (
          <Tooltip key={view} text={badge?.words ?? t(label)} keyHint={appKeys[view].keys} placement="right">
            <Button
              className={styles.item}
              aria-current={place.view === view ? 'page' : undefined}
              aria-keyshortcuts={appKeys[view].keys}
              aria-label={badge === undefined ? undefined : `${t(label)}, ${badge.words}`}
              onPress={() => navigate({ view })}
            >
              <span className={styles.icon}>
                <Icon aria-hidden="true" />
                {badge !== undefined && <span className={styles.badge}>{badge.count > 99 ? '99+' : badge.count}</span>}
              </span>
              <span className={styles.word}>{t(label)}</span>
            </Button>
          </Tooltip>
        );
      })}
    </nav>
  );
}
