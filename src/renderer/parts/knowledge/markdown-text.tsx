import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import { type Block, type Inline, parseMarkdown } from '#shared/knowledge/markdown.ts';
import { ArticlePicture } from './article-picture.tsx';
import styles from './markdown-text.module.css';

interface MarkdownTextProps {
  text: string;
  /** The level of the text's own first headings: one below the heading it stands under. */
  headingLevel?: 3 | 4;
  /** Large letters, to read aloud from. */
  isLarge?: boolean;
}

/** Markdown as elements, never as HTML: nothing in a text can become more than text, emphasis and lists. */
export function MarkdownText({ text, headingLevel = 3, isLarge = false }: MarkdownTextProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <div className={isLarge ? styles.large : styles.text}>{drawBlocks(blocks, headingLevel)}</div>;
}

function drawBlocks(blocks: readonly Block[], level: number): ReactNode {
  // The parts of a parsed text have no identity but their place.
  return blocks.map((block, place) => <Fragment key={String(place)}>{drawBlock(block, level)}</Fragment>);
}

function drawBlock(block: Block, level: number): ReactNode {
  switch (block.type) {
    case 'heading':
      return createElement(`h${Math.min(6, level + Math.max(0, block.depth - 2))}`, null, drawInline(block.children));
    case 'paragraph':
      return <p>{drawInline(block.children)}</p>;
    case 'list': {
      const items = block.items.map((item, place) => <li key={String(place)}>{drawBlocks(item, level)}</li>);
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'blockquote':
      return <blockquote>{drawBlocks(block.children, level)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{block.value}</code>
        </pre>
      );
    case 'thematicBreak':
      return <hr />;
    default:
      return assertNever(block);
  }
}

function drawInline(nodes: readonly Inline[]): ReactNode {
  return nodes.map((node, place) => <Fragment key={String(place)}>{drawNode(node)}</Fragment>);
}

function drawNode(node: Inline): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'image':
      return <ArticlePicture hash={node.hash} alt={node.alt} />;
    case 'strong':
      return <strong>{drawInline(node.children)}</strong>;
    case 'emphasis':
      return <em>{drawInline(node.children)}</em>;
    case 'link': {
      const [only] = node.children;
      const isBare = node.children.length === 1 && only?.type === 'text' && only.value === node.url;
      // The application opens no addresses: they stand there to be read and copied.
      if (isBare) return <span className={styles.address}>{node.url}</span>;
      return (
        <>
          {drawInline(node.children)} <span className={styles.address}>({node.url})</span>
        </>
      );
    }
    default:
      return assertNever(node);
  }
}
