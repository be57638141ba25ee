import { useMemo, useState } from 'react';
import { useActor, useDataClient, useDraft, useLookup, useRelated, useRow } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { TicketField } from '#renderer/parts/ticket-field.tsx';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { announce, NumberField, type Option, TextArea, useT } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { stockBalanceId } from '#shared/stock/balance.ts';
import type { StockBalance } from '#shared/stock/schema.ts';
import { stockMax } from '#shared/stock/schema.ts';
import { can } from '#shared/users/permissions.ts';
import { type StockAct, type StockDraft, startStock, stockCommand, stockProblems, usualPlace } from './stock-draft.ts';
import { useSubmitStock } from './use-submit-stock.ts';

export interface StockFormProps {
  act: StockAct;
  /** What it is done with, where; null: to be chosen. */
  sparePartId: Id | null;
  placeId: Id | null;
  /** What it is for, if that is known. */
  ticketId: Id | null;
  onDone: (balanceId: Id) => void;
  onLeave: () => void;
}

/** Takes, receives, puts back, moves or counts spare parts. Works without network, and what is written survives everything. */
export function StockForm({ act, sparePartId, placeId, ticketId, onDone, onLeave }: StockFormProps) {
  const t = useT();
  const client = useDataClient();
  const { userId } = useActor();
  const start = startStock({ sparePartId, placeId, ticketId }, act);
  const draft = useDraft<StockDraft>(`stock:${act}:${ticketId ?? ''}:${sparePartId ?? ''}:${placeId ?? ''}`, start);
  const { submission, submit } = useSubmitStock();
  const [isTried, setTried] = useState(false);
  const part = useRow('spareParts', draft.value.sparePartId);
  const balances = useRelated('stockBalances', 'sparePartId', draft.value.sparePartId);
  const places = usePlaces(part?.organisationId);
  const usual = part === undefined ? null : usualPlace(act, places, balances, userId);
  const value: StockDraft = { ...draft.value, placeId: draft.value.placeId ?? usual };
  const left = balances.find((balance) => balance.placeId === value.placeId)?.quantity ?? 0;
  const problems = isTried ? stockProblems(act, value, left) : {};
  const isTooMany = submission.problem?.code === 'stock-too-small';
  const words = (id: (typeof problems)[keyof typeof problems]) => (id === undefined ? undefined : t(id));
  const unit = part?.unit ?? '';
  const title = t(`stock.act.${act}`);

  function change(some: Partial<StockDraft>) {
    submission.forgetProblem();
    draft.set({ ...draft.value, ...some });
  }

  async function save() {
    setTried(true);
    const command = stockCommand(act, value, { id: newId(), left, now: client.now() });
    if (command === null || !(await submit(command))) return;
    draft.clear();
    const { sparePartId: partId, placeId: there } = command.args;
    announce(t(`stock.done.${act}`, { count: value.quantity ?? 0, unit, part: part?.name ?? '' }));
    onDone(stockBalanceId(partId, there));
  }

  if (!draft.loaded) return null;
  return (
    <PanelForm
      label={title}
      // Standing alone it has a heading of its own.
      {...(sparePartId === null ? {} : { title })}
      save={title}
      problem={isTooMany ? null : (submission.problem?.words ?? null)}
      problemCount={Object.keys(problems).length + (isTooMany ? 1 : 0)}
      isSaving={submission.isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onLeave}
    >
      {sparePartId === null && (
        <PartField
          value={value.sparePartId}
          onChange={(id) => change({ sparePartId: id, placeId: null, toPlaceId: null })}
          error={words(problems.part)}
        />
      )}
      {placeId === null && (
        <ChoiceField
          label={t(act === 'move' ? 'stock.field.fromPlace' : 'stock.field.place')}
          options={placeOptions(places, balances, (count) => t('stock.quantity', { count, unit }))}
          value={value.placeId}
          onChange={(id) => change({ placeId: id })}
          isDisabled={part === undefined}
          error={words(problems.place)}
        />
      )}
      {act === 'move' && (
        <ChoiceField
          label={t('stock.field.toPlace')}
          options={placeOptions(
            places.filter(({ id }) => id !== value.placeId),
            balances,
            (count) => t('stock.quantity', { count, unit }),
          )}
          value={value.toPlaceId}
          onChange={(id) => change({ toPlaceId: id })}
          error={words(problems.toPlace)}
        />
      )}
      <FieldRow>
        <NumberField
          label={t(act === 'count' ? 'stock.field.counted' : 'stock.field.quantity')}
          help={part === undefined || value.placeId === null ? undefined : t('stock.help.left', { count: left, unit })}
          value={value.quantity ?? Number.NaN}
          minValue={act === 'count' ? 0 : 1}
          maxValue={stockMax}
          onChange={(quantity) =>
            change({ quantity: Number.isNaN(quantity) ? null : quantity, countedAt: client.now() })
          }
          error={isTooMany ? submission.problem?.words : words(problems.quantity)}
        />
        {(act === 'take' || act === 'return') && ticketId === null && (
          <TicketField
            label={t('stock.field.ticket')}
            isOptional
            value={value.ticketId}
            onChange={(id) => change({ ticketId: id })}
          />
        )}
      </FieldRow>
      <TextArea
        label={t(act === 'count' ? 'stock.field.reason' : 'stock.field.note')}
        help={act === 'take' && ticketId !== null ? undefined : t(`stock.help.note.${act}`)}
        isOptional={problems.note === undefined}
        rows={2}
        value={value.note}
        onChange={(note) => change({ note })}
        error={words(problems.note)}
      />
    </PanelForm>
  );
}

/** The places in use of an organisation, rooms before cars. */
function usePlaces(organisationId: string | undefined) {
  const places = useLookup('stockPlaces');
  return useMemo(
    () =>
      [...places.values()]
        .filter((place) => place.active && place.organisationId === organisationId)
        .sort((one, other) => other.type.localeCompare(one.type) || one.name.localeCompare(other.name, 'sv')),
    [places, organisationId],
  );
}

function placeOptions(
  places: readonly { id: Id; name: string }[],
  balances: readonly StockBalance[],
  quantityWords: (quantity: number) => string,
): Option<Id>[] {
  return places.map(({ id, name }) => ({
    id,
    label: name,
    detail: quantityWords(balances.find(({ placeId }) => placeId === id)?.quantity ?? 0),
  }));
}

/** The spare parts in use that the person keeps, found by name or article number. */
function PartField(field: { value: Id | null; onChange: (id: Id | null) => void; error: string | undefined }) {
  const t = useT();
  const actor = useActor();
  const parts = useLookup('spareParts');
  const options = useMemo(
    () =>
      [...parts.values()]
        .filter((part) => part.active && can(actor, 'stock.write', part.organisationId))
        .map((part) => ({
          id: part.id,
          label: part.name,
          detail: [part.articleNumber, t('stock.quantity', { count: part.inStock, unit: part.unit })]
            .filter((text) => text !== '')
            .join(' · '),
        }))
        .sort((one, other) => one.label.localeCompare(other.label, 'sv')),
    [parts, actor, t],
  );
  return <ChoiceField {...field} label={t('stock.field.part')} help={t('stock.help.part')} options={options} />;
}
