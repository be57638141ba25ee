import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, useT } from '#renderer/ui/index.ts';
import type { DirectoryKind } from '#shared/directory/proposal-schema.ts';
import type { Row } from '#shared/sync/kinds.ts';
import { ProposalForm } from './proposal-form.tsx';

interface ProposeButtonProps {
  kind: DirectoryKind;
  record: Row<DirectoryKind>;
  name: string;
}

/** The way to tell those who keep the directory that something is wrong with an entry. */
export function ProposeButton({ kind, record, name }: ProposeButtonProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={<MessageSquarePlus aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {t('directory.propose')}
      </Button>
      {isOpen && (
        <Dialog title={t('directory.propose.title', { name })} isOpen onClose={() => setOpen(false)}>
          <ProposalForm kind={kind} record={record} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
