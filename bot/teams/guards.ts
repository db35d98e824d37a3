import { TeamsActivity, tenantOf } from './activity.ts';

export interface Allowed {
  readonly tenants: ReadonlySet<string>;
  readonly hosts: readonly string[];
  /** In local mode a connector may be any service on this machine, without a token. */
  readonly loopback: boolean;
}

export type Guarded =
  | { readonly pass: true; readonly activity: TeamsActivity }
  | { readonly pass: false; readonly status: 400 | 403; readonly why: string };

/**
 * What is asked of an activity before the library sees it. The library sends our token to whatever service URL it is
 * given, and accepts activities of every first-party channel and tenant: both are refused here.
 */
export function guard(body: unknown, allowed: Allowed): Guarded {
  const read = TeamsActivity.safeParse(body);
  if (!read.success) return { pass: false, status: 400, why: 'not an activity' };
  const activity = read.data;
  if (activity.channelId !== 'msteams') return forbidden('channel');
  const tenant = tenantOf(activity);
  if (tenant === null || !allowed.tenants.has(tenant)) return forbidden('tenant');
  if (!mayAnswerAt(activity.serviceUrl, allowed)) return forbidden('service URL');
  return { pass: true, activity };
}

/** Also asked before every send: a row that was stored under an older list must not get a token either. */
export function mayAnswerAt(serviceUrl: string, allowed: Allowed): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (allowed.loopback) return url.protocol === 'http:' && isLoopback(url.hostname);
  return url.protocol === 'https:' && url.port === '' && allowed.hosts.includes(url.hostname);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function forbidden(why: string): Guarded {
  return { pass: false, status: 403, why };
}
