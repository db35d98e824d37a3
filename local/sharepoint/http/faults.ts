import type { NextFunction, Request, Response } from 'express';

export type FaultRequest = {
  method: string;
  url: string;
  header: (name: string) => string | undefined;
};

type When = { match: (request: FaultRequest) => boolean; times: number };
type Kind =
  | { kind: '429' | '503'; retryAfter?: number }
  | { kind: '503-html' | '504-before' | '504-after-commit' | 'drop-after-commit' | 'down' }
  | { kind: 'slow'; delayMs: number };
/** What goes wrong, for which requests, how many times. `url` is path and query as the client sent it. */
export type Fault = When & Kind;
/** Says how often the fault has really happened, so that a test can show that it did. */
export type FaultCount = { fired: number };

/** For tests alone: no request can reach this switch. */
export type Faults = {
  next(fault: Fault): FaultCount;
  clear(): void;
};

type Armed = { fault: Fault; count: FaultCount };
const afterCommit = new WeakMap<Response, '504' | 'drop'>();

export function createFaults(): {
  faults: Faults;
  middleware: (req: Request, res: Response, next: NextFunction) => void;
} {
  const armed: Armed[] = [];
  const faults: Faults = {
    next(fault) {
      const count = { fired: 0 };
      armed.push({ fault, count });
      return count;
    },
    clear: () => armed.splice(0),
  };
  function middleware(req: Request, res: Response, next: NextFunction): void {
    const request = { method: req.method, url: req.originalUrl, header: req.get.bind(req) };
    const hit = armed.find(({ fault, count }) => count.fired < fault.times && fault.match(request));
    if (!hit) {
      next();
      return;
    }
    hit.count.fired += 1;
    strike(hit.fault, res, next);
  }
  return { faults, middleware };
}

function strike(fault: Fault, res: Response, next: NextFunction): void {
  switch (fault.kind) {
    case '429':
      return throttle(res, 429, 'activityLimitReached', fault.retryAfter);
    case '503':
      return throttle(res, 503, 'serviceNotAvailable', fault.retryAfter);
    case '503-html':
      res.status(503).type('html').end('<html><body><h1>Service Unavailable</h1></body></html>');
      return;
    case '504-before':
      return gatewayTimeout(res);
    case 'down':
      res.destroy();
      return;
    case 'slow':
      setTimeout(next, fault.delayMs);
      return;
    case '504-after-commit':
      afterCommit.set(res, '504');
      return next();
    case 'drop-after-commit':
      afterCommit.set(res, 'drop');
      return next();
  }
}

/** True when a fault took the place of the answer: the work is done, and the client is not told. */
export function interruption(res: Response): boolean {
  const kind = afterCommit.get(res);
  if (kind === undefined) return false;
  if (kind === 'drop') res.destroy();
  else gatewayTimeout(res);
  return true;
}

function throttle(res: Response, status: number, code: string, retryAfter?: number): void {
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  const message = 'The request has been throttled.';
  res.status(status).json({ error: { code, message, innerError: { code: 'throttledRequest' } } });
}

function gatewayTimeout(res: Response): void {
  const error = { code: 'generalException', message: 'The gateway timed out.' };
  res.status(504).json({ error });
}
