import { type RefObject, useState } from 'react';
import { AttachButton } from '#renderer/parts/attachments/attach-button.tsx';
import { DropZone } from '#renderer/parts/attachments/drop-zone.tsx';
import { IntakeState } from '#renderer/parts/attachments/intake-state.tsx';
import { useFileIntake } from '#renderer/parts/attachments/use-file-intake.ts';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { ArticleSuggestions } from '#renderer/parts/knowledge/article-suggestions.tsx';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { Button, classNames, KeyHint, SegmentedControl, TextArea, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { withoutImages } from '#shared/knowledge/article-images.ts';
import { noteAttachmentsMax, type Ticket } from '#shared/tickets/schema.ts';
import { DraftFiles } from '../attachments/note-files.tsx';
import { useAddFile } from '../attachments/use-ticket-intake.ts';
import { longTextMax } from '../edit-draft.ts';
import { MentionPicker } from '../mentions/mention-picker.tsx';
import { withOnlyPick, withPick } from '../mentions/mention-text.ts';
import { useColleagues } from '../mentions/use-colleagues.ts';
import { WhichColleague } from '../mentions/which-colleague.tsx';
import { MissingPlaces } from '../templates/missing-places.tsx';
import { TemplateMenu } from '../templates/template-menu.tsx';
import { withInserted } from '../templates/template-values.ts';
import detail from '../ticket-detail.module.css';
import { ticketKeys } from '../ticket-keys.ts';
import { ticketNoteKeys } from '../ticket-note-keys.ts';
import { ticketWorkKeys } from '../ticket-work-keys.ts';
import { DraftButtons, DraftStrip } from './draft-strip.tsx';
import { NoteReceiver } from './note-delivery.tsx';
import styles from './notes.module.css';
import { useNoteDrafts } from './use-note-drafts.ts';
import { useOpenWithin } from './use-open-within.ts';
import { useSaveNote } from './use-save-note.ts';

/** As much of a text as is looked through for what may help with it. */
const tellingMax = 4_000;

interface NoteEditorProps {
  ticket: Ticket;
  inputRef: RefObject<HTMLTextAreaElement | null>;
  /** It stays in sight over the end of the pane; not while another form needs the room. */
  isAtHand: boolean;
}

/**
 * Where notes are written: one line until somebody is in it or something stands there. Several can be written side by
 * side; all of them, with their files, stay until they are saved or thrown away, also over a restart.
 */
export function NoteEditor({ ticket, inputRef, isAtHand }: NoteEditorProps) {
  const t = useT();
  const ticketId = ticket.id;
  const { saveNote, problem, isSaving, forgetProblem } = useSaveNote();
  const addFile = useAddFile(ticketId);
  const colleagues = useColleagues(ticket);
  const [isTried, setTried] = useState(false);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const within = useOpenWithin();
  const writing = useNoteDrafts(ticketId, () => {
    // What was wrong with one draft is not wrong with the next.
    setTried(false);
    setFileProblem(null);
    forgetProblem();
    inputRef.current?.focus({ preventScroll: true });
  });
  const { all, open, change } = writing;
  const { body, visibility, files, picks = [] } = open;
  const named = colleagues.named(body, picks);
  const isMissing = body.trim() === '';
  const isTooLong = body.length > longTextMax;

  const intake = useFileIntake(async (file) => {
    const { files: now } = writing.now();
    if (now.length >= noteAttachmentsMax) return t('attachments.error.note-full', { limit: noteAttachmentsMax });
    change({ files: [...now, file] });
    return null;
  });

  async function save() {
    const isWrong = isMissing || isTooLong || named.unclear.length > 0;
    setTried(isWrong);
    setFileProblem(null);
    // A note with something in it has its identifier from the first letter on.
    if (isWrong || intake.running !== null || open.id === null) return;
    const { id } = open;
    const attachmentIds = files.map(({ id }) => id);
    // The note names its files, so they are saved before it; killed in between, the draft is still here to go on from.
    for (const file of files) {
      const words = await addFile(file);
      if (words === null) continue;
      setFileProblem(`${file.name}: ${words}`);
      return;
    }
    const note = { id, ticketId, visibility, body: body.trim(), attachmentIds, mentionedUserIds: named.userIds };
    const savedId = await saveNote(note, (next) => writing.renew(id, next));
    if (savedId !== null) writing.done(savedId);
  }

  const fieldProblem = isTooLong
    ? t('tickets.edit.tooLong', { max: longTextMax })
    : isMissing
      ? t('tickets.note.missing')
      : undefined;
  const isTold = problem !== null || fileProblem !== null || intake.running !== null || intake.problems.length > 0;
  const isWide = within.isOpen || all.drafts.length > 0 || isTold;
  useViewKeys(ticketNoteKeys, {
    another: writing.another,
    next: all.drafts.length > 1 ? writing.next : undefined,
    discard: writing.discard ?? undefined,
    undoDiscard: writing.discarded === null ? undefined : writing.restore,
  });
  // The menu of templates takes this key over as soon as it is there.
  useViewKeys(ticketWorkKeys, { template: isWide ? undefined : () => inputRef.current?.focus() });

  return (
    <DropZone
      intake={intake}
      words={t('attachments.dropNote')}
      className={classNames(styles.editor, isAtHand && styles.atHand)}
    >
      <WorkForm
        label={t('tickets.note.label')}
        onSubmit={save}
        problem={problem ?? fileProblem}
        within={within.handlers}
        actions={
          isWide && (
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
                onChange={(next) => change({ visibility: next })}
                options={[
                  { id: 'internal', label: t('tickets.note.internal') },
                  { id: 'outward', label: t('tickets.note.outward') },
                ]}
              />
              <TemplateMenu
                ticket={ticket}
                use={visibility === 'outward' ? 'reply' : 'note'}
                onChoose={({ text }) => change({ body: withInserted(body, text) })}
              />
              <AttachButton intake={intake} isIcon />
              <DraftButtons writing={writing} />
              <span className={detail.spacer} />
              <DraftSaved savedAt={writing.savedAt} />
            </>
          )
        }
      >
        {isWide && <DraftStrip writing={writing} />}
        <MentionPicker
          inputRef={inputRef}
          text={body}
          colleagues={colleagues.offered}
          onText={(text) => change({ body: text })}
          onPick={(text, user) => change({ body: text, picks: withPick(picks, body, user) })}
        />
        <div className={styles.line}>
          <TextArea
            label={t('tickets.note.label')}
            isLabelHidden
            placeholder={t(visibility === 'outward' ? 'tickets.note.placeholderOutward' : 'tickets.note.placeholder')}
            rows={isWide ? 2 : 1}
            value={body}
            onChange={(text) => change({ body: text })}
            error={isTried ? fieldProblem : undefined}
            inputRef={inputRef}
          />
          {!isWide && <KeyHint keys={ticketKeys.note.keys} />}
        </div>
        {isTried && (
          <WhichColleague
            unclear={named.unclear}
            onChoose={(user) => {
              change({ picks: withOnlyPick(picks, user) });
              inputRef.current?.focus({ preventScroll: true });
            }}
          />
        )}
        {isWide && visibility === 'outward' && <NoteReceiver ticket={ticket} />}
        <MissingPlaces text={body} />
        {isWide && ticket.status !== 'closed' && (
          <ArticleSuggestions
            text={`${ticket.title} ${body.slice(0, tellingMax)} ${ticket.description.slice(0, tellingMax)}`}
            serviceId={ticket.serviceId}
            solves={{ ticketId, articleId: ticket.articleId }}
            onInsert={(article) => change({ body: withInserted(body, withoutImages(article.body)) })}
          />
        )}
        <DraftFiles
          on="note"
          files={files}
          onRemove={(id) => change({ files: files.filter((file) => file.id !== id) })}
        />
        <IntakeState intake={intake} />
      </WorkForm>
    </DropZone>
  );
}
