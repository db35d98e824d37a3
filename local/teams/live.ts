import type { Request, Response } from 'express';
import type { MessageView } from './message-view.ts';
import type { View } from './traces.ts';

/** What open pages hear. `people` limits an event to those who may see it; the page shows several people at once. */
type LiveEvent =
  | { kind: 'message'; people: string[]; message: MessageView }
  | { kind: 'view'; people: string[]; conversation: string; view: View }
  | { kind: 'typing'; people: string[]; conversation: string }
  | { kind: 'clock'; now: string };

export interface Live {
  publish(event: LiveEvent): void;
  subscribe(request: Request, response: Response): void;
  close(): void;
}

/** Server-sent events. Nothing is replayed: a page that connects (again) reads the state anew. */
export function makeLive(): Live {
  const pages = new Set<Response>();
  const heartbeat = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n');
  }, 20_000);
  heartbeat.unref();
  return {
    publish(event) {
      const line = `data: ${JSON.stringify(event)}\n\n`;
      for (const page of pages) page.write(line);
    },
    subscribe(request, response) {
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      response.write('retry: 1000\n\n');
      pages.add(response);
      request.on('close', () => pages.delete(response));
    },
    close() {
      clearInterval(heartbeat);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
