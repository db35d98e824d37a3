import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** One request as it was answered; status 0 when the connection was dropped. Never a body. */
export type RequestRecord = {
  method: string;
  /** path and query as the client sent it */
  url: string;
  status: number;
  /** resource units that the real service would count for it */
  units: number;
  /** true for one part of a $batch */
  part: boolean;
};

/** Marks the requests that the batch route makes for its parts; made anew in each process. */
export const partMark = randomUUID();
export const partHeader = 'x-local-batch-part';

export function createRequestLog(): {
  requests: RequestRecord[];
  middleware: (req: Request, res: Response, next: NextFunction) => void;
} {
  const requests: RequestRecord[] = [];
  function middleware(req: Request, res: Response, next: NextFunction): void {
    const requestId = randomUUID();
    res.setHeader('request-id', requestId);
    res.setHeader('client-request-id', req.get('client-request-id') ?? requestId);
    res.on('close', () => {
      const status = res.writableFinished ? res.statusCode : 0;
      const { method, originalUrl: url } = req;
      const part = req.get(partHeader) === partMark;
      requests.push({ method, url, status, units: unitsOf(method, url), part });
    });
    next();
  }
  return { requests, middleware };
}

/** Microsoft's price list: 5 for anything on permissions, 1 for one item, a token delta or a download, 2 for the rest. */
function unitsOf(method: string, url: string): number {
  if (!url.startsWith('/v1.0/')) return 0;
  const [path = '', query = ''] = url.split('?');
  if (path.endsWith('/$batch')) return 0;
  if (/\/(invite|createLink|permissions)(\/|$)/.test(path) || /expand=.*permissions/.test(query))
    return 5;
  if (method !== 'GET') return 2;
  if (/\/delta(\(\))?$/.test(path)) return /token=/.test(query) ? 1 : 2;
  return /\/(items|lists|columns|versions|children|drives)$/.test(path) ? 2 : 1;
}
