import { useDraft, useLookup } from '#renderer/data/index.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import { goneColumns } from '../ticket-columns.tsx';
import { isGroupBy } from './grouping/group-fields.ts';
import { goneFields } from './list-view.ts';
import type { ListViewState } from './use-list-view.ts';

/** Says of an opened view that columns or fields it uses are not in this version of the application. */
export function GoneNotice({ state }: { state: ListViewState }) {
  const t = useT();
  const understood = useDraft<string>('view.tickets.goneUnderstood', '');
  const view = useLookup('savedViews').get(state.opened ?? '');
  const grouping = view === undefined || view.groupBy === null || isGroupBy(view.groupBy) ? [] : [view.groupBy];
  const gone = view === undefined ? [] : [...new Set([...goneFields(view), ...goneColumns(view.columns), ...grouping])];
  const names = gone.join(', ');
  const said = `${view?.id} ${names}`;
  if (gone.length === 0 || understood.value === said) return null;
  return (
    <Banner
      tone="soon"
      actions={
        <Button size="small" onPress={() => understood.set(said)}>
          {t('tickets.views.understood')}
        </Button>
      }
    >
      {t('tickets.views.gone', { names })}
    </Banner>
  );
}
