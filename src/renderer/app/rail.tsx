import { memo } from 'react';
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
  const { place } = useNavigation();
  const badges = useBadges();
  // What was not carried out has a place in the rail only while there is something, or while one is there.
  const drawn = shown.filter((view) => view !== 'not-carried-out' || badges[view] !== undefined || place.view === view);
  return (
    <nav className={styles.rail} aria-label={t('app.rail')}>
      <div className={styles.mark}>
        <Mark size={28} />
      </div>
      {drawn.map((view) => (
        <Way
          key={view}
          view={view}
          isCurrent={place.view === view}
          count={badges[view]?.count ?? 0}
          words={badges[view]?.words ?? ''}
        />
      ))}
    </nav>
  );
}

interface WayProps {
  view: ViewId;
  isCurrent: boolean;
  /** Nothing to say: 0, without words. */
  count: number;
  words: string;
}

/** One of them. A call that comes counts at one way; the others are not drawn anew for it. */
const Way = memo(function Way({ view, isCurrent, count, words }: WayProps) {
  const t = useT();
  const { navigate } = useNavigation();
  const { label, icon: Icon } = views[view];
  const hasBadge = count > 0;
  return (
    <Tooltip text={hasBadge ? words : t(label)} keyHint={appKeys[view].keys} placement="right">
      <Button
        className={styles.item}
        aria-current={isCurrent ? 'page' : undefined}
        aria-keyshortcuts={appKeys[view].keys}
        aria-label={hasBadge ? `${t(label)}, ${words}` : undefined}
        onPress={() => navigate({ view })}
      >
        <span className={styles.icon}>
          <Icon aria-hidden="true" />
          {hasBadge && <span className={styles.badge}>{count > 99 ? '99+' : count}</span>}
        </span>
        <span className={styles.word}>{t(label)}</span>
      </Button>
    </Tooltip>
  );
});
