const rows = '[role="row"][data-key]';
const tables = ':is([role="grid"], [role="treegrid"])[tabindex="0"]';

/**
 * Gives the focus to the list that stands nearest around an element: to its first row where rows take it themselves, else to
 * the list. Returns false when there is none.
 */
export function focusNearestList(from: Element): boolean {
  for (let around = from.parentElement; around !== null; around = around.parentElement) {
    const list = around.querySelector<HTMLElement>(rows) ?? around.querySelector<HTMLElement>(tables);
    if (list === null) continue;
    list.focus();
    return true;
  }
  return false;
}
