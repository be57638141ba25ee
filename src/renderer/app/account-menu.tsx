import { ChevronDown, FolderOpen, Keyboard, LogOut } from 'lucide-react';
import { canSomewhere, organisationsOf } from '#shared/users/permissions.ts';
import { useActor, useLookup } from '../data/index.ts';
import { Avatar, Button, Menu, useT } from '../ui/index.ts';
import { useBridge } from './bridge.ts';
import styles from './frame.module.css';
import { appKeys } from './keys.ts';
import { useSettingsGroups } from './language-and-theme.tsx';

/** Who I am and for whom I work; appearance, language, keys, sign out. */
export function AccountMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useT();
  const bridge = useBridge();
  const actor = useActor();
  const organisations = useLookup('organisations');
  const ids = organisationsOf(actor);
  const names = [...organisations.values()]
    .filter((organisation) => ids.includes(organisation.organisationId))
    .map((organisation) => organisation.shortName);
  const { theme, language, notices, callWindow } = useSettingsGroups();
  const takesCalls = canSomewhere(actor, 'call.take');
  return (
    <Menu
      label={t('app.account.menu')}
      trigger={
        <Button variant="quiet">
          <span className={styles.account}>
            <span className={styles.unseen}>{t('app.account.menu')}: </span>
            <Avatar name={actor.name} />
            <span className={styles.accountText}>
              <span className={styles.accountName}>{actor.name}</span>
              {names.length > 0 && <span className={styles.accountPlace}>{names.join(', ')}</span>}
            </span>
            <ChevronDown size={14} aria-hidden="true" />
          </span>
        </Button>
      }
      groups={[
        theme,
        language,
        notices,
        ...(takesCalls ? [callWindow] : []),
        {
          id: 'rest',
          entries: [
            {
              id: 'keys',
              label: t('app.account.keys'),
              icon: <Keyboard aria-hidden="true" />,
              keyHint: appKeys.help.keys,
              onAction: onShowKeys,
            },
            {
              id: 'logs',
              label: t('app.account.logs'),
              icon: <FolderOpen aria-hidden="true" />,
              onAction: () => void bridge.app.openLogFolder(),
            },
            {
              id: 'sign-out',
              label: t('app.account.signOut'),
              icon: <LogOut aria-hidden="true" />,
              onAction: () => void bridge.session.signOut(),
            },
          ],
        },
      ]}
    />
  );
}
