import { useSubmission } from '#renderer/parts/use-submission.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { StockCommand } from './stock-draft.ts';

/** Returns the way to give a command of the stock, with what went wrong in words. */
export function useSubmitStock() {
  const submission = useSubmission();
  async function submit(command: StockCommand): Promise<boolean> {
    switch (command.name) {
      case 'stock.receive':
        return await submission.submit(command.name, command.args);
      case 'stock.take':
      case 'stock.return':
        return await submission.submit(command.name, command.args);
      case 'stock.move':
        return await submission.submit(command.name, command.args);
      case 'stock.count':
        return await submission.submit(command.name, command.args);
      default:
        return assertNever(command);
    }
  }
  return { submission, submit };
}
