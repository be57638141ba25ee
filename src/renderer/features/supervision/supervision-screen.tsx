import { ChartNoAxesColumn, Unplug } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import {
  Button,
  EmptyState,
  PaneBar,
  StatusPill,
  useNavigation,
  useNow,
  useParams,
  useTranslator,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { clockTime, serviceTimeZone } from '#shared/i18n/time-format.ts';
import { AgentList } from './agent-list.tsx';
import { CallsBehind } from './calls-behind.tsx';
import { isOpenFigure } from './figure-calls.ts';
import { type FigureSort, queueRows, totalRows } from './figure-rows.ts';
import { totalRuleWords } from './figure-words.ts';
import { FiguresTable, type OpenedFigure } from './figures-table.tsx';
import { supervisionKeys } from './supervision-keys.ts';
import styles from './supervision-screen.module.css';

/** Ledning: today's figures of every queue, live, who is at the phones, and the calls behind any figure. */
export function SupervisionScreen() {
  const translator = useTranslator();
  const { t } = translator;
  const { replaceParams } = useNavigation();
  const params = useParams();
  const live = useLive();
  const rows = useFigureRows();
  const [sort, setSort] = useState<FigureSort | null>(null);
  const isWall = params.wall === 'yes';
  const opened = openedFigure(params);
  const openedRow = [...rows.queues, ...rows.totals].find(({ id }) => id === opened?.rowId);
  const all = rows.totals.at(-1);
  const rulesDiffer = all !== undefined && all.figures.rule === null;

  const set = (figure: OpenedFigure | null, wall: boolean) =>
    replaceParams({
      ...(figure === null ? {} : { figure: figure.figure, row: figure.rowId }),
      ...(wall ? { wall: 'yes' } : {}),
    });
  useViewKeys(supervisionKeys, {
    close: opened === null ? undefined : () => set(null, isWall),
    wall: () => set(opened, !isWall),
  });

  if (all === undefined) {
    return live.connected ? (
      <EmptyState icon={<ChartNoAxesColumn aria-hidden="true" />} title={t('supervision.noQueues')}>
        {t('supervision.noQueuesText')}
      </EmptyState>
    ) : (
      <EmptyState icon={<Unplug aria-hidden="true" />} title={t('supervision.none')}>
        {t('supervision.noneText')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.screen} data-wall={isWall || undefined}>
      <PaneBar
        actions={
          <Button variant="quiet" keyHint={supervisionKeys.wall.keys} onPress={() => set(opened, !isWall)}>
            {t(isWall ? 'supervision.wallOff' : 'supervision.wall')}
          </Button>
        }
      >
        <h2 className={styles.title}>
          <Today />
        </h2>
        <Freshness />
        {!rulesDiffer && (
          <span className={styles.quiet}>
            {t('supervision.column.serviceLevel')}: {totalRuleWords(all.figures, translator)}
          </span>
        )}
      </PaneBar>
      <div className={styles.body}>
        <div className={styles.figures}>
          <FiguresTable
            queues={rows.queues}
            totals={rows.totals}
            sort={sort}
            onSort={setSort}
            opened={opened}
            onOpen={(figure) => set(figure, isWall)}
            rulesDiffer={rulesDiffer}
          />
        </div>
        {opened !== null && openedRow !== undefined && (
          <CallsBehind row={openedRow} figure={opened.figure} onClose={() => set(null, isWall)} />
        )}
        <AgentList />
      </div>
    </div>
  );
}

function useFigureRows() {
  const { t } = useTranslator();
  const { organisations } = useLive();
  const queues = useLookup('queues');
  const bySlug = useOrganisationsByKey();
  return useMemo(() => {
    return {
      queues: queueRows(organisations.values(), queues, bySlug),
      totals: totalRows(organisations, {
        all: t('supervision.total.all'),
        organisation: (id) => t('supervision.total.organisation', { organisation: bySlug.get(id)?.shortName ?? id }),
      }),
    };
  }, [organisations, queues, bySlug, t]);
}

function openedFigure(params: Readonly<Record<string, string>>): OpenedFigure | null {
  return params.row !== undefined && isOpenFigure(params.figure) ? { rowId: params.row, figure: params.figure } : null;
}

function Today() {
  const { t, locale } = useTranslator();
  const now = useNow(15_000);
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: serviceTimeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(now);
  return `${t('supervision.today', { date })} ${clockTime(now)}`;
}

/** Whether the figures are live, or how old they are and why. */
function Freshness() {
  const { t } = useTranslator();
  const { connected, asOf } = useLive();
  if (connected) return <StatusPill tone="ready">{t('supervision.live')}</StatusPill>;
  return (
    <>
      <StatusPill tone="soon">
        {asOf === null ? t('supervision.none') : t('supervision.stale', { time: clockTime(Date.parse(asOf)) })}
      </StatusPill>
      <span className={styles.quiet}>{t('supervision.staleText')}</span>
    </>
  );
}
