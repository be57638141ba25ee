import { Contrast, Languages } from 'lucide-react';
import { languages } from '#shared/i18n/languages.ts';
import type { Theme } from '#shared/ipc/types.ts';
import { themeSchema } from '#shared/ipc/types.ts';
import { useSettings } from '../data/index.ts';
import { Button, Menu, type MenuGroup, useT } from '../ui/index.ts';

/** Returns the choices of appearance, language and notices as menu groups; used wherever they can be changed. */
export function useSettingsGroups(): {
  theme: MenuGroup;
  language: MenuGroup;
  notices: MenuGroup;
  callWindow: MenuGroup;
} {
  const t = useT();
  const [settings, change] = useSettings();
  const themes: readonly Theme[] = themeSchema.options;
  return {
    theme: {
      id: 'theme',
      heading: t('app.account.theme'),
      selected: [settings.theme],
      entries: themes.map((theme) => ({
        id: theme,
        label: t(`app.theme.${theme}`),
        onAction: () => void change({ theme }),
      })),
    },
    language: {
      id: 'language',
      heading: t('app.account.language'),
      selected: [settings.language],
      entries: languages.map((language) => ({
        id: language,
        label: t(`app.language.${language}`),
        onAction: () => void change({ language }),
      })),
    },
    notices: {
      id: 'notices',
      heading: t('notices.setting'),
      selected: [settings.notifications ? 'notices-on' : 'notices-off'],
      entries: [true, false].map((notifications) => ({
        id: notifications ? 'notices-on' : 'notices-off',
        label: t(notifications ? 'notices.setting.on' : 'notices.setting.off'),
        onAction: () => void change({ notifications }),
      })),
    },
    callWindow: {
      id: 'call-window',
      heading: t('calls.card.setting'),
      selected: [settings.callWindow ? 'call-window-on' : 'call-window-off'],
      entries: [true, false].map((callWindow) => ({
        id: callWindow ? 'call-window-on' : 'call-window-off',
        label: t(callWindow ? 'calls.card.setting.on' : 'calls.card.setting.off'),
        onAction: () => void change({ callWindow }),
      })),
    },
  };
}

/** Two quiet buttons for those who are not signed in yet. */
export function LanguageAndTheme() {
  const t = useT();
  const [settings] = useSettings();
  const { theme, language } = useSettingsGroups();
  return (
    <>
      <Menu
        label={t('app.account.language')}
        groups={[language]}
        placement="top"
        trigger={
          <Button variant="quiet" size="small" icon={<Languages aria-hidden="true" />}>
            {t(`app.language.${settings.language}`)}
          </Button>
        }
      />
      <Menu
        label={t('app.account.theme')}
        groups={[theme]}
        placement="top"
        trigger={
          <Button variant="quiet" size="small" icon={<Contrast aria-hidden="true" />}>
            {t(`app.theme.${settings.theme}`)}
          </Button>
        }
      />
    </>
  );
}
