import type { NextFunction, Request, Response } from 'express';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Keeps other web sites out of a server that anybody's browser can reach at loopback: a foreign Host is a rebound
 * DNS name, a foreign Origin somebody else's page. Programs send no Origin and pass.
 */
export function onlyFromHere(request: Request, response: Response, next: NextFunction): void {
  const host = request.headers.host ?? '';
  const { origin } = request.headers;
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) {
    response.status(403).type('text').send('This page is for this computer only.');
    return;
  }
  if (!reading && origin !== undefined && origin !== `http://${host}`) {
    response.status(403).type('text').send('Another page may not write here.');
    return;
  }
  next();
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function pageHeaders(_: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  next();
}
