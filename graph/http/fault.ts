export type FaultKind =
  /** Graph said "not now": wait at least `retryAfterSeconds`. */
  | 'throttled'
  /** Graph or the way to it is down, or the answer was lost. */
  | 'unavailable'
  /** Graph said no; the same request will be answered the same way until somebody changes something. */
  | 'refused'
  /** The answer was not what Graph promises. */
  | 'malformed'
  /** Something pointed to an address that we never talk to. */
  | 'stray address';

/**
 * What went wrong with Graph. The message names the deed and Graph's own error code, never an address, a body or a token: it is
 * logged. Work that threw this is worth a retry; `retryAfterSeconds` says when at the earliest.
 */
export class GraphFault extends Error {
  override readonly name = 'GraphFault';
  readonly kind: FaultKind;
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(fault: {
    kind: FaultKind;
    what: string;
    status?: number;
    code?: string;
    retryAfterSeconds?: number | undefined;
    cause?: unknown;
  }) {
    const { kind, what, status = 0, code = '', retryAfterSeconds, cause } = fault;
    const said = [status > 0 ? String(status) : '', code].filter((word) => word !== '').join(' ');
    super(`SharePoint could not ${what}: ${kind}${said === '' ? '' : ` (${said})`}`, { cause });
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function isGraphFault(error: unknown, kind?: FaultKind): error is GraphFault {
  return error instanceof GraphFault && (kind === undefined || error.kind === kind);
}
