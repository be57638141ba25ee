/** One WebSocket as the live client uses it. */
export interface LiveSocket {
  send(text: string): void;
  ping(): void;
  /** Ends it at once, without waiting for the other side. */
  terminate(): void;
}

export interface LiveSocketHandlers {
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  /** Any sign of life that is not a text: ping or pong. */
  readonly onAlive: () => void;
  /** Exactly once, whether it was ever open or not. `unauthorised`: the token was not accepted. */
  readonly onEnd: (reason: 'closed' | 'unauthorised') => void;
}

export type OpenLiveSocket = (token: string, handlers: LiveSocketHandlers) => LiveSocket;
