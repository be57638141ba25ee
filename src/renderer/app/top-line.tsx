import { ArrowLeft, ArrowRight, Search } from 'lucide-react';
import { Button as BareButton } from 'react-aria-components';
import { IconButton, KeyHint, useNavigation, useT } from '../ui/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { useComposition } from './composition.ts';
import styles from './frame.module.css';
import { appKeys } from './keys.ts';
import { NoticeBell } from './notices/notice-bell.tsx';
import { SyncState } from './sync-state.tsx';
import { views } from './views.ts';

export interface TopLineProps {
  onSearch: () => void;
  onShowKeys: () => void;
}

/** Where one is · search and command · how it stands with the server · own state · account. */
export function TopLine({ onSearch, onShowKeys }: TopLineProps) {
  const t = useT();
  const { place, back, forward } = useNavigation();
  const { OwnState } = useComposition();
  return (
    <header className={styles.topLine}>
      <div className={styles.place}>
        <IconButton
          size="small"
          icon={<ArrowLeft aria-hidden="true" />}
          label={t('app.keys.back')}
          keyHint={appKeys.back.keys}
          onPress={back}
        />
        <IconButton
          size="small"
          icon={<ArrowRight aria-hidden="true" />}
          label={t('app.keys.forward')}
          keyHint={appKeys.forward.keys}
          onPress={forward}
        />
        <h1 className={styles.placeName}>{t(views[place.view].label)}</h1>
      </div>
      <BareButton className={styles.searchButton} aria-keyshortcuts="Control+K" onPress={onSearch}>
        <Search size={15} aria-hidden="true" />
        <span className={styles.searchWords}>{t('app.search')}</span>
        <KeyHint keys={appKeys.palette.keys} />
      </BareButton>
      <div className={styles.topEnd}>
        <NoticeBell />
        <SyncState />
        <OwnState />
        <AccountMenu onShowKeys={onShowKeys} />
      </div>
    </header>
  );
}
