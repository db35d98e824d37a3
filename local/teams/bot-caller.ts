/** What came back from the bot. `unanswered`: refused connection, or no answer while anybody would wait. */
export type BotAnswer =
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'unanswered' };

export interface BotCaller {
  call(activity: object): Promise<BotAnswer>;
  close(): void;
}

export function makeBotCaller(endpoint: string, patienceMs: number): BotCaller {
  const closing = new AbortController();
  return {
    async call(activity) {
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(activity),
          signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]),
        });
        return { kind: 'answered', status: response.status, body: parse(await response.text()) };
      } catch {
        return { kind: 'unanswered' };
      }
    },
    close: () => closing.abort(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
