import { useLayoutEffect, useRef, useState } from 'react';
import { useActor } from '#renderer/data/index.ts';
import { AttachButton } from '#renderer/parts/attachments/attach-button.tsx';
import { DropZone } from '#renderer/parts/attachments/drop-zone.tsx';
import { IntakeState } from '#renderer/parts/attachments/intake-state.tsx';
import { useFileIntake } from '#renderer/parts/attachments/use-file-intake.ts';
import { MarkdownText } from '#renderer/parts/knowledge/markdown-text.tsx';
import { SegmentedControl, TextArea, useT } from '#renderer/ui/index.ts';
import { type ArticleFields, withPicture } from './article-draft.ts';
import styles from './knowledge.module.css';

/** What main shows as pictures (see `pictureTypeOf`). */
const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

type Written = Pick<ArticleFields, 'body' | 'images'>;

interface BodyFieldProps {
  value: Written;
  onChange: (change: Written) => void;
  error: string | undefined;
}

/** The text of an article, to write and to see as it will look; a picture pasted, dropped or chosen goes in where one writes. */
export function BodyField({ value, onChange, error }: BodyFieldProps) {
  const t = useT();
  const actor = useActor();
  const input = useRef<HTMLTextAreaElement>(null);
  const nextCaret = useRef<number | null>(null);
  const [side, setSide] = useState<'write' | 'preview'>('write');
  // Pictures come in one after the other, faster than the field is drawn.
  const latest = useRef(value);
  latest.current = value;
  const intake = useFileIntake(async ({ name, mediaType, hash }) => {
    if (!pictureTypes.includes(mediaType)) return t('knowledge.edit.notPicture');
    const caret = nextCaret.current ?? input.current?.selectionEnd ?? latest.current.body.length;
    const put = withPicture(latest.current, { hash, name, addedByUserId: actor.userId }, caret);
    latest.current = put.change;
    nextCaret.current = put.caret;
    onChange(put.change);
    return null;
  });

  // What was put in is drawn first; then the caret goes after it.
  useLayoutEffect(() => {
    const caret = nextCaret.current;
    if (caret === null || input.current?.value !== value.body) return;
    input.current.setSelectionRange(caret, caret);
    nextCaret.current = null;
  }, [value.body]);

  return (
    <DropZone intake={intake} words={t('knowledge.edit.drop')} className={styles.written}>
      <SegmentedControl
        label={t('knowledge.edit.side')}
        value={side}
        onChange={setSide}
        options={[
          { id: 'write', label: t('knowledge.edit.write') },
          { id: 'preview', label: t('knowledge.edit.preview') },
        ]}
      />
      {side === 'write' ? (
        <>
          <TextArea
            label={t('knowledge.edit.body')}
            help={t('knowledge.edit.bodyHelp')}
            rows={14}
            value={value.body}
            onChange={(body) => onChange({ ...latest.current, body })}
            error={error}
            inputRef={input}
          />
          <div>
            <AttachButton intake={intake} label={t('knowledge.edit.picture')} accept={pictureTypes.join(',')} />
          </div>
          <IntakeState intake={intake} />
        </>
      ) : (
        <section className={styles.preview} aria-label={t('knowledge.edit.preview')}>
          {value.body.trim() === '' ? (
            <p className={styles.quiet}>{t('knowledge.noBody')}</p>
          ) : (
            <MarkdownText text={value.body} />
          )}
        </section>
      )}
    </DropZone>
  );
}
