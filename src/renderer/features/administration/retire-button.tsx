import { useState } from 'react';
import { Button, useT } from '#renderer/ui/index.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { KeptKind, RecordSpec } from './field-spec.ts';
import { RetireDialog } from './retire-dialog.tsx';
import { useRecordUses } from './use-record-uses.ts';

interface RetireButtonProps {
  spec: RecordSpec<KeptKind>;
  row: Row<KeptKind>;
  isDisabled: boolean;
  onRetire: () => Promise<void>;
}

/** Takes a record out of use: at once when nothing uses it, since that can be undone; else after saying what does. */
export function RetireButton({ spec, row, isDisabled, onRetire }: RetireButtonProps) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const uses = useRecordUses(spec.kind, row.id);
  const { services, templates, agreements, views } = uses;
  const isUsed = (uses.openTickets?.total ?? 0) + services + templates + agreements + views > 0;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        isDisabled={isDisabled || uses.openTickets === null}
        onPress={() => (isUsed ? setAsking(true) : void onRetire())}
      >
        {t('administration.retire')}
      </Button>
      {isAsking && (
        <RetireDialog spec={spec} row={row} uses={uses} onClose={() => setAsking(false)} onRetire={onRetire} />
      )}
    </>
  );
}
