/** The part of a MessagePort that is used, to main or to another window's page. */
export interface WorkerPort<Message = unknown> {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent) => void) | null;
  /** The other end was closed, or its process ended. */
  onclose: ((event: Event) => void) | null;
  close(): void;
}
