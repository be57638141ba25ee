import { useState } from 'react';
import { useExecute, useLookup } from '#renderer/data/index.ts';
import { Banner, Button, Dialog, Select, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { KeptKind, RecordSpec } from './field-spec.ts';
import type { RecordUses } from './use-record-uses.ts';

interface RetireDialogProps {
  spec: RecordSpec<KeptKind>;
  row: Row<KeptKind>;
  uses: RecordUses;
  onClose: () => void;
  /** Takes the record out of use. */
  onRetire: () => Promise<void>;
}

const stay = 'stay';
const collator = new Intl.Collator('sv', { numeric: true });

/** Asks before a record goes out of use: says what uses it, and hands a group's open tickets to another one. */
export function RetireDialog({ spec, row, uses: used, onClose, onRetire }: RetireDialogProps) {
  const t = useT();
  const execute = useExecute();
  const { openTickets, services, templates, agreements, views } = used;
  const groups = useLookup('groups');
  const [successor, setSuccessor] = useState<Id | typeof stay>(stay);
  const [failed, setFailed] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const isGroup = spec.kind === 'groups';
  const total = openTickets?.total ?? 0;
  const uses = [
    ...(total > 0 ? [t('administration.retire.tickets', { count: total })] : []),
    ...(services > 0 ? [t('administration.retire.services', { count: services })] : []),
    ...(templates > 0 ? [t('administration.retire.templates', { count: templates })] : []),
    ...(agreements > 0 ? [t('administration.retire.agreements', { count: agreements })] : []),
    ...(views > 0 ? [t('administration.retire.views', { count: views })] : []),
  ];

  async function retire() {
    setBusy(true);
    let refused = 0;
    if (isGroup && successor !== stay) {
      for (const { id, groupId, assigneeUserId } of openTickets?.rows ?? []) {
        const was = { groupId, assigneeUserId };
        const result = await execute('ticket.assign', { ticketId: id, groupId: successor, assigneeUserId, was });
        if (result.status !== 'saved') refused += 1;
      }
    }
    setBusy(false);
    setFailed(refused);
    // With tickets left behind the group stays in use, so that they still have somebody.
    if (refused > 0) return;
    await onRetire();
    onClose();
  }

  return (
    <Dialog
      role="alertdialog"
      title={t('administration.retire.title', { name: row.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('ui.cancel')}
          </Button>
          <Button variant="primary" onPress={() => void retire()} isDisabled={isBusy || openTickets === null}>
            {t('administration.retire')}
          </Button>
        </>
      }
    >
      <p>{t('administration.retire.explain')}</p>
      {uses.length > 0 && <p>{t('administration.retire.uses', { uses: uses.join(', ') })}</p>}
      {isGroup && total > 0 && (
        <Select
          label={t('administration.retire.handOn')}
          options={[
            { id: stay, label: t('administration.retire.stay') },
            ...[...groups.values()]
              .filter(({ id, active }) => active && id !== row.id)
              .sort((one, other) => collator.compare(one.name, other.name))
              .map(({ id, name }) => ({ id, label: name })),
          ]}
          value={successor}
          onChange={setSuccessor}
        />
      )}
      {failed > 0 && <Banner tone="danger">{t('administration.retire.failed', { count: failed })}</Banner>}
    </Dialog>
  );
}
