import { Button } from '#renderer/ui/index.ts';
import type { Instant } from '#shared/time/instant.ts';
import { DraftSaved } from './draft-saved.tsx';

interface DraftActionsProps {
  /** What the main button says; it saves, and so does Ctrl+Enter. */
  save: string;
  isSaving: boolean;
  /** What the other button says: to leave the form, or to throw the draft away. */
  leave: string;
  leaveKey?: string;
  onLeave: () => void;
  savedAt: Instant | null;
}

/** The last row of every form that keeps a draft: save, leave, and since when the draft is safe. */
export function DraftActions({ save, isSaving, leave, leaveKey, onLeave, savedAt }: DraftActionsProps) {
  return (
    <>
      <Button type="submit" variant="primary" keyHint="Ctrl+Enter" isDisabled={isSaving}>
        {save}
      </Button>
      <Button variant="quiet" keyHint={leaveKey} onPress={onLeave}>
        {leave}
      </Button>
      <DraftSaved savedAt={savedAt} />
    </>
  );
}
