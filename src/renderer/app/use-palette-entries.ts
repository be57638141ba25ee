import { useMemo } from 'react';
import { menuKeys } from '#shared/desktop/menu-keys.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { languages } from '#shared/i18n/languages.ts';
import { themeSchema } from '#shared/ipc/types.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { useActor, useDataClient, usePeopleSearch, useRows, useSettings } from '../data/index.ts';
import { callableNumber, isReverseSearch } from '../parts/directory/index.ts';
import { infoTextQuery, useToday } from '../parts/info-texts/index.ts';
import { personName } from '../parts/person-name.ts';
import { type ActiveKey, useActiveKeys, useNavigation, useT } from '../ui/index.ts';
import { useComposition } from './composition.ts';
import { appKeys } from './keys.ts';
import { matchesWords } from './palette-match.ts';
import { views, viewsFor } from './views.ts';

export interface PaletteEntry {
  id: string;
  label: string;
  detail?: string | undefined;
  keys?: string | undefined;
  run: () => void;
}

export interface PaletteGroup {
  id: string;
  heading: string;
  entries: readonly PaletteEntry[];
}

const shownTickets = 6;
const shownPeople = 6;
const shownInfoTexts = 4;

/** Returns what fits the text, in groups; groups without anything are left out. */
export function usePaletteEntries(text: string): readonly PaletteGroup[] {
  const t = useT();
  const { navigate, place } = useNavigation();
  const { keys } = useComposition();
  const [, changeSettings] = useSettings();
  const client = useDataClient();
  const shown = viewsFor(useActor());
  const active = useActiveKeys();
  const wanted = text.trim();
  const { people } = usePeopleSearch(wanted.length >= 2 ? wanted : '');
  const query = useMemo(
    (): ListQuery<'tickets'> => ({
      kind: 'tickets',
      where: [],
      text: wanted,
      sort: [{ field: 'updatedAt', descending: true }],
      range: { start: 0, end: wanted.length >= 2 ? shownTickets : 0 },
      facets: [],
    }),
    [wanted],
  );
  const tickets = useRows(query)?.rows ?? [];
  const infoTexts = useInfoTexts(wanted);

  // What the view one is in offers comes before what can be done everywhere.
  const here = new Set(keys[place.view].flatMap((table) => Object.values(table).map(({ label }) => label)));
  const isHere = ({ label }: ActiveKey) => here.has(label);
  const fits = (entry: PaletteEntry) => matchesWords(entry.label, wanted);
  const number = shown.includes('switchboard') ? callableNumber(wanted) : null;
  const groups: PaletteGroup[] = [
    {
      id: 'dial',
      heading: t('app.palette.actions'),
      entries: (number === null ? [] : [number]).map((written) => ({
        id: 'dial',
        label: t('dial.call', { number: formatPhoneNumber(written) }),
        run: () => navigate({ view: 'switchboard', params: { number: written } }),
      })),
    },
    {
      id: 'tickets',
      heading: t('app.palette.tickets'),
      entries: (wanted.length >= 2 ? tickets : []).map((ticket) => ({
        id: `ticket-${ticket.id}`,
        label: ticket.title,
        detail: [ticket.number, ticket.requesterName].filter(Boolean).join(' · '),
        run: () => navigate({ view: 'tickets', params: { ticketId: ticket.id } }),
      })),
    },
    {
      id: 'people',
      heading: t('app.palette.people'),
      entries: (wanted.length >= 2 ? people.slice(0, shownPeople) : []).map((person) => ({
        id: `person-${person.id}`,
        // A number tells nobody whose it is where that is protected.
        label: person.protected && isReverseSearch(wanted) ? t('directory.lookUp.protectedName') : personName(person),
        detail: person.protected ? t('directory.hit.protected') : person.title,
        run: () =>
          navigate({
            view: shown.includes('switchboard') ? 'switchboard' : 'tickets',
            params: { personId: person.id },
          }),
      })),
    },
    {
      id: 'info-texts',
      heading: t('app.view.info-texts'),
      entries: (wanted.length >= 2 ? infoTexts : []).map((info) => ({
        id: `info-text-${info.id}`,
        label: info.title,
        run: () => navigate({ view: 'info-texts', params: { infoTextId: info.id } }),
      })),
    },
    {
      id: 'actions',
      heading: t('app.palette.actions'),
      entries: [...active.filter(isHere), ...active.filter((key) => !isHere(key))]
        .filter((key) => !key.isOnlyKey)
        .map((key) => ({ id: `action-${key.action}-${key.keys}`, label: t(key.label), keys: key.keys, run: key.run }))
        .filter(fits),
    },
    {
      id: 'views',
      heading: t('app.palette.views'),
      entries: shown
        .map((view) => ({
          id: `view-${view}`,
          label: t(views[view].label),
          keys: appKeys[view].keys,
          run: () => navigate({ view }),
        }))
        .filter(fits),
    },
    {
      id: 'window',
      heading: t('app.palette.window'),
      entries: [
        {
          id: 'new-window',
          label: t('app.window.new'),
          keys: menuKeys.newWindow,
          run: () => void client.openWindow('another'),
        },
      ].filter((entry) => wanted !== '' && fits(entry)),
    },
    {
      id: 'settings',
      heading: t('app.palette.settings'),
      entries: [
        ...themeSchema.options.map((theme) => ({
          id: `theme-${theme}`,
          label: t('app.palette.setTheme', { theme: t(`app.theme.${theme}`) }),
          run: () => void changeSettings({ theme }),
        })),
        ...languages.map((language) => ({
          id: `language-${language}`,
          label: t('app.palette.setLanguage', { language: t(`app.language.${language}`) }),
          run: () => void changeSettings({ language }),
        })),
      ].filter((entry) => wanted !== '' && fits(entry)),
    },
  ];
  // Whoever writes the name of a view wants to go there.
  const isView = shown.some((view) => wanted !== '' && startsLike(t(views[view].label), wanted));
  const rank = ({ id }: PaletteGroup) => (isView && id === 'views' ? 0 : 1);
  return groups.filter((group) => group.entries.length > 0).sort((one, other) => rank(one) - rank(other));
}

/** The info texts that hold today and fit the words. */
function useInfoTexts(wanted: string) {
  const today = useToday();
  const range = { start: 0, end: wanted.length >= 2 ? shownInfoTexts : 0 };
  const sort = [{ field: 'title', descending: false }];
  return useRows(infoTextQuery({ state: 'valid', text: wanted }, today, sort, range))?.rows ?? [];
}

function startsLike(label: string, written: string): boolean {
  return label.toLocaleLowerCase('sv').startsWith(written.toLocaleLowerCase('sv'));
}
