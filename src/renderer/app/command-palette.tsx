import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { classNames, KeyHint, useT } from '../ui/index.ts';
import styles from './command-palette.module.css';
import { type PaletteEntry, type PaletteGroup, usePaletteEntries } from './use-palette-entries.ts';

/** Search and command in one: tickets, people, what can be done here, places, settings. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal}>
        <PaletteBody onClose={onClose} />
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const groups = usePaletteEntries(text);
  const entries = groups.flatMap((group) => group.entries);
  const drawn = useDeferredValue({ text, groups });
  const { list, ...pointing } = usePointing();

  const run = useCallback(
    (entry: PaletteEntry | undefined) => {
      onClose();
      entry?.run();
    },
    [onClose],
  );

  // Escape closes at once, where the field alone would first be emptied, and wherever the focus is.
  useEffect(() => {
    const closeOnEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('keydown', closeOnEscape, true);
    return () => document.removeEventListener('keydown', closeOnEscape, true);
  }, [onClose]);

  /** Answers come while one writes, and take the mark with them when they go: Enter then runs the first. */
  function press(event: KeyboardEvent) {
    pointing.onKeyDown();
    if (event.key !== 'Enter' || text === '') return;
    const isMarked = list.current?.querySelector('[data-focused]') !== null;
    if (isMarked && drawn.text === text) return;
    event.preventDefault();
    event.stopPropagation();
    run(entries[0]);
  }

  return (
    <Dialog className={styles.dialog} aria-label={t('app.palette.title')}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <div onKeyDownCapture={press}>
          <SearchField aria-label={t('app.palette.title')} autoFocus className={styles.field}>
            <Input className={styles.input} placeholder={t('app.palette.placeholder')} />
          </SearchField>
        </div>
        <div ref={list} className={styles.body} onPointerMove={pointing.onPointerMove}>
          <PaletteMenu shown={drawn} onRun={run} />
        </div>
      </Autocomplete>
      <p className={styles.foot}>{t('app.palette.foot')}</p>
    </Dialog>
  );
}

interface PaletteMenuProps {
  /** What fits which text. */
  shown: { text: string; groups: readonly PaletteGroup[] };
  onRun: (entry: PaletteEntry | undefined) => void;
}

/**
 * The entries. They are drawn when nothing is more pressing than that, so that no letter waits for dozens of them; what is
 * run by Enter is always what fits the whole text. A new first entry is a new list: a mark left on what answered before must
 * not be what Enter runs.
 */
const PaletteMenu = memo(({ shown, onRun }: PaletteMenuProps) => {
  const t = useT();
  const { text, groups } = shown;
  const entries = groups.flatMap((group) => group.entries);
  return (
    <Menu
      key={entries[0]?.id ?? ''}
      className={styles.list}
      aria-label={t('app.palette.title')}
      onAction={(key) => onRun(entries.find((entry) => entry.id === key))}
      renderEmptyState={() => <p className={styles.none}>{t('app.palette.none', { text })}</p>}
    >
      {groups.map((group) => (
        <MenuSection key={group.id} aria-label={group.heading}>
          <Header className={styles.heading}>{group.heading}</Header>
          {group.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={classNames(styles.item, text !== '' && entry === entries[0] && styles.first)}
            >
              <Text slot="label" className={styles.label}>
                {entry.label}
              </Text>
              {entry.detail !== undefined && (
                <Text slot="description" className={styles.detail}>
                  {entry.detail}
                </Text>
              )}
              {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
});

/**
 * The pointer chooses only once it moves: entries that come to lie under a resting pointer leave the first one chosen.
 * The list itself can be reached by Tab, as its entries cannot while the field has the focus.
 */
function usePointing() {
  const list = useRef<HTMLDivElement>(null);
  const point = (isPointing: boolean) => list.current?.toggleAttribute('data-pointing', isPointing);
  useEffect(() => list.current?.querySelector('[role="menu"]')?.setAttribute('tabindex', '0'));
  return {
    list,
    onKeyDown: () => point(false),
    onPointerMove: (event: PointerEvent) => {
      if (event.movementX !== 0 || event.movementY !== 0) point(true);
    },
  };
}
