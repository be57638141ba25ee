import { BookOpen } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useNow, useRows } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { addDays, Button, type DataColumn, type DataSort, SegmentedControl, useT } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import {
  type ArticleFilter,
  type ArticleView,
  articleListQuery,
  articleSortFields,
  articleViews,
  initialArticleFilter,
} from './article-list-query.ts';
import { ReviewDate } from './review-date.tsx';

const initialSort: DataSort = { columnId: 'solved', direction: 'descending' };

interface ArticleListProps {
  /** Who writes also sees what is not published. */
  mayWrite: boolean;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  onCreate: (() => void) | undefined;
  searchRef: Ref<HTMLInputElement>;
}

/** The articles, those that have solved most first until sorted otherwise. */
export function ArticleList({ mayWrite, selectedId, onSelect, onOpen, onCreate, searchRef }: ArticleListProps) {
  const t = useT();
  const stored = useDraft<ArticleFilter>('view.knowledge.filter', initialArticleFilter);
  const filter = mayWrite ? stored.value : { ...stored.value, view: 'published' as const };
  const tomorrow = addDays(isoDateOf(useNow(60_000).getTime()), 1);
  const change = (some: Partial<ArticleFilter>) => stored.set({ ...filter, ...some });
  const { table } = useRowList({
    name: 'knowledge',
    initialSort,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: ({ columnId, direction }, range) => {
      const order = [
        { field: articleSortFields[columnId] ?? 'title', descending: direction === 'descending' },
        { field: 'title', descending: false },
      ];
      return articleListQuery(filter, tomorrow, order, range);
    },
  });
  const counts = useViewCounts(filter, tomorrow);
  const columns = useColumns();
  const isSearching = filter.text !== '';
  return (
    <ListFrame
      filters={
        mayWrite && (
          <SegmentedControl
            label={t('knowledge.view')}
            value={filter.view}
            onChange={(view) => change({ view })}
            options={articleViews.map((id) => ({ id, label: t(`knowledge.view.${id}`), count: counts[id] }))}
          />
        )
      }
      search={{
        label: t('knowledge.search'),
        value: filter.text,
        onChange: (text) => change({ text }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('knowledge.title'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <BookOpen aria-hidden="true" />,
        title: t(isSearching ? 'knowledge.emptySearch' : 'knowledge.empty'),
        help: t(isSearching ? 'knowledge.emptySearchHelp' : 'knowledge.emptyHelp'),
        action: onCreate !== undefined && (
          <Button keyHint="Ctrl+N" onPress={onCreate}>
            {t('knowledge.new')}
          </Button>
        ),
      }}
    />
  );
}

function useViewCounts(filter: ArticleFilter, tomorrow: string): Record<ArticleView, number> {
  const asked = (view: ArticleView) => articleListQuery({ ...filter, view }, tomorrow, [], { start: 0, end: 0 });
  return {
    published: useRows(asked('published'))?.total ?? 0,
    review: useRows(asked('review'))?.total ?? 0,
    draft: useRows(asked('draft'))?.total ?? 0,
    retired: useRows(asked('retired'))?.total ?? 0,
  };
}

function useColumns(): DataColumn<Article>[] {
  const t = useT();
  const organisations = useOrganisationsByKey();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('knowledge.column.title'),
        width: 180,
        grow: 3,
        isSortable: true,
        cell: (article) => <NameCell name={article.title} kind="articles" id={article.id} />,
      },
      {
        id: 'solved',
        header: t('knowledge.column.solved'),
        width: 96,
        align: 'end',
        isSortable: true,
        cell: (article) => article.solvedCount,
      },
      {
        id: 'review',
        header: t('knowledge.column.review'),
        width: 196,
        isSortable: true,
        cell: (article) => <ReviewDate article={article} />,
      },
      {
        id: 'organisation',
        header: t('knowledge.column.organisation'),
        width: 120,
        isSortable: true,
        hideBelow: 620,
        cell: (article) => organisations.get(article.organisationId)?.shortName ?? article.organisationId,
      },
    ],
    [t, organisations],
  );
}
