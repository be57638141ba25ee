import { useDraft, useLookup } from '#renderer/data/index.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import type { TicketNames } from './column-values.ts';
import { fieldsWithGoneValues, withoutGoneValues } from './filter/gone-values.ts';
import { goneParts } from './list-view.ts';
import type { ListViewState } from './use-list-view.ts';

interface GoneNoticeProps {
  state: ListViewState;
  names: TicketNames;
}

/** Says what the opened view uses that this version of the application does not have, and which values of the filter are gone. */
export function GoneNotice({ state, names }: GoneNoticeProps) {
  const t = useT();
  const understood = useDraft<string>('view.tickets.goneUnderstood', '');
  const view = useLookup('savedViews').get(state.opened ?? '');
  const parts = (view === undefined ? [] : goneParts(view)).map(({ part, name }) =>
    t(`tickets.views.gone.${part}`, { name }),
  );
  const said = `${view?.id} ${parts.join(', ')}`;
  const { filter } = state.view;
  const fields = fieldsWithGoneValues(filter.more, names).map((field) => t(`tickets.filterField.${field}`));
  return (
    <>
      {parts.length > 0 && understood.value !== said && (
        <Banner
          tone="soon"
          actions={
            <Button size="small" onPress={() => understood.set(said)}>
              {t('tickets.views.understood')}
            </Button>
          }
        >
          {t('tickets.views.gone', { names: parts.join(', ') })}
        </Banner>
      )}
      {fields.length > 0 && (
        <Banner
          tone="soon"
          actions={
            <Button
              size="small"
              onPress={() => state.setFilter({ ...filter, more: withoutGoneValues(filter.more, names) })}
            >
              {t('tickets.views.dropValues')}
            </Button>
          }
        >
          {t('tickets.views.goneValues', { fields: fields.join(', ') })}
        </Banner>
      )}
    </>
  );
}
