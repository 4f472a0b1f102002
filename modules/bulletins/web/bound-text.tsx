/**
 * 绑定数字的编辑框 · Chinese text that is edited as text, in which each bound number is one block: it shows the figure's value, can be removed
 * and moved, and cannot be typed into. What is typed as a tag becomes a block when the field is left.
 */
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import { useT, useText } from '#platform/web/i18n.ts';
import { classes } from '#platform/web/ui/index.ts';
import { accountMessages } from './account-messages.ts';
import { editorPieces, sourceOf } from './account-source.ts';
import type { Chip, ShownCard } from './account-source.ts';

/** `behind`: plain text that goes behind the number and can be changed, its unit. */
export interface BoundTextHandle { readonly insert: (tag: string, behind: string) => void }

interface Props {
  readonly id: string;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly source: string;
  readonly cards: ReadonlyMap<string, ShownCard>;
  readonly isLine?: boolean;
  readonly onChange: (source: string) => void;
  readonly onFocus?: () => void;
  readonly handle?: Ref<BoundTextHandle>;
}

export function BoundText({ id, label, describedBy, source, cards, isLine = false, onChange, onFocus, handle }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const chipText = useChipText();
  const draw = (text: string) => {
    const nodes = editorPieces(text, cards).map((piece) => (typeof piece === 'string' ? document.createTextNode(piece) : chipElement(piece, chipText(piece))));
    root.current?.replaceChildren(...nodes, ...(nodes.at(-1) instanceof HTMLElement ? [document.createTextNode(PLACE)] : []));
    shown.current = text;
  };
  // What was typed is in the element already: it is drawn again only when the text comes from elsewhere.
  useEffect(() => { if (shown.current !== source) draw(source); });
  // New values change what blocks say and leave the caret where it is.
  useEffect(() => {
    for (const chip of root.current?.querySelectorAll<HTMLElement>('[data-source]') ?? []) {
      const [piece] = editorPieces(chip.dataset['source'] ?? '', cards);
      if (piece !== undefined && typeof piece !== 'string') say(chip, chipText(piece));
    }
  }, [cards]);
  const changed = () => {
    const text = sourceOf(root.current as HTMLDivElement);
    shown.current = text;
    onChange(text);
  };
  // Drawn again only where a tag was typed: otherwise the caret stays, and a figure that is picked goes where it stood.
  const typedTags = () => {
    const element = root.current as HTMLDivElement;
    const text = sourceOf(element);
    const blocks = editorPieces(text, cards).filter((piece) => typeof piece !== 'string').length;
    if (blocks !== element.querySelectorAll('[data-source]').length) draw(text);
  };
  useImperativeHandle(handle, () => ({
    insert: (tag, behind) => {
      const element = root.current as HTMLDivElement;
      const selection = window.getSelection();
      const range = selection !== null && selection.rangeCount > 0 && element.contains(selection.anchorNode) ? selection.getRangeAt(0) : endOf(element);
      range.deleteContents();
      const [piece] = editorPieces(tag, cards);
      range.insertNode(piece === undefined || typeof piece === 'string' ? document.createTextNode(tag) : chipElement(piece, chipText(piece)));
      range.collapse(false);
      range.insertNode(document.createTextNode(`${behind}${PLACE}`));
      range.collapse(false);
      element.focus();
      selection?.removeAllRanges();
      selection?.addRange(range);
      changed();
    },
  }));
  return (
    <div
      ref={root} id={id} role="textbox" tabIndex={0} aria-label={label} aria-multiline={!isLine} aria-describedby={describedBy} contentEditable suppressContentEditableWarning spellCheck={false} lang="zh-CN" className={classes('lc-input lc-bound-text', isLine && 'lc-bound-line')}
      onInput={changed} onFocus={onFocus} onBlur={typedTags}
      onPaste={(event) => { event.preventDefault(); document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n')); }}
      onKeyDown={(event) => { if (event.key !== 'Enter' || event.nativeEvent.isComposing) return; event.preventDefault(); if (!isLine) document.execCommand('insertText', false, '\n'); }}
    />
  );
}

/** A caret cannot stand behind a block that ends the text: it stands behind this, which is read back as nothing. */
const PLACE = '\u200b';

function endOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}

interface ChipText { readonly words: string; readonly title: string }

function say(chip: HTMLElement, { words, title }: ChipText): void {
  chip.title = title;
  if (chip.textContent !== words) chip.textContent = words;
}

function chipElement({ source, piece }: Chip, text: ChipText): HTMLElement {
  const chip = document.createElement('span');
  chip.contentEditable = 'false';
  chip.dataset['source'] = source;
  chip.className = `lc-bound-chip lc-bound-${piece.kind}`;
  say(chip, text);
  return chip;
}

/** What a block says, and whose number it is. */
function useChipText(): (chip: Chip) => ChipText {
  const t = useT(accountMessages);
  const text = useText();
  return ({ source, piece, words, card }) => {
    const label = card === undefined ? '' : text({ zh: card.labelZh, en: card.labelEn });
    switch (piece.kind) {
      case 'figure': return { words: words ?? (piece.format === 'names' && card !== undefined ? `${t('f_names')}·${label}` : t('noValue')), title: `${label} ${source}` };
      case 'if': return { words: t('chipIf', { test: `${label === '' ? piece.code : label} ${piece.sign} ${piece.bound}` }), title: source };
      case 'else': return { words: t('chipElse'), title: source };
      case 'end': return { words: t('chipEnd'), title: source };
      case 'word': return { words: t(`chipWord_${piece.word}`), title: source };
    }
  };
}
