import { type Ref, useRef, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { ArticleSuggestions } from '#renderer/parts/knowledge/article-suggestions.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { Button, classNames, SegmentedControl, TextArea, useT } from '#renderer/ui/index.ts';
import { newId } from '#shared/identity/ids.ts';
import { noteAttachmentsMax, type Ticket, type TicketNote } from '#shared/tickets/schema.ts';
import { AttachButton } from './attachments/attach-button.tsx';
import { DropZone } from './attachments/drop-zone.tsx';
import type { FileDraft } from './attachments/file-draft.ts';
import { IntakeState } from './attachments/intake-state.tsx';
import { DraftFiles } from './attachments/note-files.tsx';
import { useFileIntake } from './attachments/use-file-intake.ts';
import { useAddFile } from './attachments/use-ticket-intake.ts';
import { MissingPlaces } from './templates/missing-places.tsx';
import { TemplateMenu } from './templates/template-menu.tsx';
import { withInserted } from './templates/template-values.ts';
import styles from './ticket-detail.module.css';

interface NoteDraft {
  body: string;
  visibility: TicketNote['visibility'];
}

interface FilesDraft {
  files: FileDraft[];
}

const empty: NoteDraft = { body: '', visibility: 'internal' };
const noFiles: FilesDraft = { files: [] };

interface NoteEditorProps {
  ticket: Ticket;
  inputRef: Ref<HTMLTextAreaElement>;
  /** It stays in sight over the end of the pane; not while another form needs the room. */
  isAtHand: boolean;
}

/** Where notes are written; what is written, and the files with it, stay until they are saved, also over a restart. */
export function NoteEditor({ ticket, inputRef, isAtHand }: NoteEditorProps) {
  const t = useT();
  const ticketId = ticket.id;
  const draft = useDraft<NoteDraft>(`ticket.note:${ticketId}`, empty);
  const filesDraft = useDraft<FilesDraft>(`ticket.note.files:${ticketId}`, noFiles);
  const { submit, problem, isSaving } = useSubmission();
  const addFile = useAddFile(ticketId);
  const [isTried, setTried] = useState(false);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  // Files come in one after the other, faster than the page is drawn.
  const latest = useRef(filesDraft.value.files);
  latest.current = filesDraft.value.files;
  const { body, visibility } = draft.value;
  const { files } = filesDraft.value;
  const isMissing = body.trim() === '';

  function setFiles(next: FileDraft[]) {
    latest.current = next;
    if (next.length === 0) filesDraft.clear();
    else filesDraft.set({ files: next });
  }

  const intake = useFileIntake(async (file) => {
    if (latest.current.length >= noteAttachmentsMax) {
      return t('attachments.error.note-full', { limit: noteAttachmentsMax });
    }
    setFiles([...latest.current, file]);
    return null;
  });

  async function save() {
    setTried(isMissing);
    setFileProblem(null);
    if (isMissing || intake.running !== null) return;
    const attachmentIds = files.map(({ id }) => id);
    // The note names its files, so they are saved before it; killed in between, the draft is still here to go on from.
    for (const file of files) {
      const words = await addFile(file);
      if (words === null) continue;
      setFileProblem(`${file.name}: ${words}`);
      return;
    }
    if (!(await submit('ticket.addNote', { id: newId(), ticketId, visibility, body: body.trim(), attachmentIds })))
      return;
    draft.clear();
    setFiles([]);
  }

  return (
    <DropZone
      intake={intake}
      words={t('attachments.dropNote')}
      className={classNames(styles.editor, isAtHand && styles.atHand)}
    >
      <WorkForm
        label={t('tickets.note.label')}
        onSubmit={save}
        problem={problem?.words ?? fileProblem}
        actions={
          <>
            <Button
              type="submit"
              variant="secondary"
              keyHint="Ctrl+Enter"
              isDisabled={isSaving || intake.running !== null}
            >
              {t('tickets.note.save')}
            </Button>
            <SegmentedControl
              label={t('tickets.note.visibility')}
              value={visibility}
              onChange={(next) => draft.set({ body, visibility: next })}
              options={[
                { id: 'internal', label: t('tickets.note.internal') },
                { id: 'outward', label: t('tickets.note.outward') },
              ]}
            />
            <TemplateMenu
              ticket={ticket}
              use={visibility === 'outward' ? 'reply' : 'note'}
              onChoose={({ text }) => draft.set({ body: withInserted(body, text), visibility })}
            />
            <AttachButton intake={intake} isIcon />
            <span className={styles.spacer} />
            <DraftSaved savedAt={draft.savedAt ?? filesDraft.savedAt} />
          </>
        }
      >
        <TextArea
          label={t('tickets.note.label')}
          isLabelHidden
          placeholder={t('tickets.note.placeholder')}
          rows={2}
          value={body}
          onChange={(text) => draft.set({ body: text, visibility })}
          error={isTried && isMissing ? t('tickets.note.missing') : undefined}
          inputRef={inputRef}
        />
        <MissingPlaces text={body} />
        {ticket.status !== 'closed' && (
          <ArticleSuggestions
            text={`${ticket.title} ${ticket.description} ${body}`}
            serviceId={ticket.serviceId}
            solves={{ ticketId, articleId: ticket.articleId }}
            onInsert={(article) => draft.set({ body: withInserted(body, article.body), visibility })}
          />
        )}
        <DraftFiles files={files} onRemove={(id) => setFiles(files.filter((file) => file.id !== id))} />
        <IntakeState intake={intake} />
      </WorkForm>
    </DropZone>
  );
}
