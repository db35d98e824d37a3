import type { NextFunction, Request, Response } from 'express';
import type { Actor } from '../data/actors.ts';
import { GraphRefusal } from './refusal.ts';

const bearers = new Map<string, Actor>([
  ['local-app', 'local-app'],
  ['local-admin', 'local-admin'],
]);

/** Who calls, by bearer; refuses anybody else with 401. */
export function callerOf(req: Request): Actor {
  const header = req.get('authorization');
  const [, token = ''] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
  const actor = bearers.get(token);
  if (actor) return actor;
  const message = header ? 'Access token validation failure.' : 'Access token is empty.';
  throw new GraphRefusal(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate': 'Bearer',
  });
}

export function requireBearer(req: Request, _res: Response, next: NextFunction): void {
  callerOf(req);
  next();
}

/** Upload and download addresses carry their own key; a bearer there is a leak, and the service may refuse it. */
export function refuseBearer(req: Request, _res: Response, next: NextFunction): void {
  if (req.get('authorization') !== undefined) {
    const message = 'This address is already authorised; send no Authorization header.';
    throw new GraphRefusal(401, 'unauthenticated', message);
  }
  next();
}
