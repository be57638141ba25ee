import { BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type IpcArgs, type IpcMethod, type IpcResult, ipcMethods } from '#shared/ipc/contract.ts';
import type { Logger } from '../log/logger.ts';
import { isOwnPage } from '../window/own-page.ts';
import { answerIpc, IpcRefusal } from './answer.ts';

/** A method without a result answers with nothing at all. */
type Answered<M extends IpcMethod> = [IpcResult<M>] extends [undefined] ? unknown : IpcResult<M>;

/** What answers a method: parsed arguments in, result out. `sender` is one of our own windows. */
export type IpcAnswer<M extends IpcMethod> = (
  args: IpcArgs<M>,
  sender: WebContents,
) => Answered<M> | Promise<Answered<M>>;

/** One answer for every method of the contract; the compiler refuses a missing one. */
export type IpcAnswers = { readonly [M in IpcMethod]: IpcAnswer<M> };

/** Only the top frame of one of our windows, showing our own page, may ask. */
function isOwnSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame === event.sender.mainFrame &&
    isOwnPage(frame.url) &&
    BrowserWindow.fromWebContents(event.sender) !== null
  );
}

function handle<M extends IpcMethod>(method: M, answer: IpcAnswer<M>, log: Logger): void {
  ipcMain.handle(method, async (event, ...received: unknown[]) => {
    try {
      if (!isOwnSender(event) || received.length > 1) throw new IpcRefusal('sender');
      return await answerIpc(ipcMethods[method], received[0], (args) => answer(args as IpcArgs<M>, event.sender));
    } catch (error) {
      log.error('ipc-failed', error, { method });
      // What went wrong inside stays in the log; the page learns only which step said no.
      throw new Error(error instanceof IpcRefusal ? error.message : 'internal');
    }
  });
}

/** Connects every method of the contract. The only place that uses ipcMain. */
export function handleIpc(answers: IpcAnswers, log: Logger): void {
  const connect = <M extends IpcMethod>(method: M) => handle(method, answers[method], log);
  for (const method of Object.keys(ipcMethods) as IpcMethod[]) connect(method);
}
