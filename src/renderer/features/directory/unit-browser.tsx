import { ChevronRight } from 'lucide-react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './directory.module.css';
import { type OrganisationNode, type UnitNode, unitTree } from './unit-tree.ts';

interface Opened {
  keys: readonly string[];
}

const closed: Opened = { keys: [] };

interface UnitBrowserProps {
  selectedId: Id | null;
  onOpen: (unitId: Id) => void;
}

/** All units as a tree: arrows go, right opens, left closes, Enter shows. What is open stays so. */
export function UnitBrowser({ selectedId, onOpen }: UnitBrowserProps) {
  const t = useT();
  const units = useLookup('units');
  const organisations = [...useOrganisationsByKey().values()];
  const opened = useDraft<Opened>('view.directory.tree', closed);
  const tree = unitTree(units, organisations);
  return (
    <Tree
      aria-label={t('directory.tree')}
      className={styles.tree}
      items={tree}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selectedId === null ? [] : [selectedId]}
      expandedKeys={opened.value.keys}
      onExpandedChange={(keys) => opened.set({ keys: [...keys].map(String) })}
      onAction={(key) => {
        if (units.has(String(key))) onOpen(String(key));
      }}
    >
      {(node) => <Node node={node} />}
    </Tree>
  );
}

function Node({ node }: { node: OrganisationNode | UnitNode }) {
  const t = useT();
  return (
    <TreeItem id={node.id} textValue={node.name} className={styles.node}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <span className={styles.nodeLine}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron} aria-label={t('directory.tree.open')}>
                <ChevronRight size={14} aria-hidden="true" />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            {node.name}
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.below}>{(below) => <Node node={below} />}</Collection>
    </TreeItem>
  );
}
