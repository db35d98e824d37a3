/** A request that the service says no to, in Graph's words. Thrown anywhere in a request, it undoes the transaction. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'GraphRefusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function invalid(message: string): GraphRefusal {
  return new GraphRefusal(400, 'invalidRequest', message);
}

export function notFound(message = 'The resource could not be found.'): GraphRefusal {
  return new GraphRefusal(404, 'itemNotFound', message);
}

export function denied(): GraphRefusal {
  return new GraphRefusal(403, 'accessDenied', 'Access denied');
}

export function nameTaken(message: string): GraphRefusal {
  return new GraphRefusal(409, 'nameAlreadyExists', message);
}

/** The stand-in does not know this; guessing would let the bot rely on something nobody has seen. */
export function unknownHere(what: string): GraphRefusal {
  return new GraphRefusal(
    501,
    'notImplemented',
    `The local stand-in does not know this yet: ${what}.`,
  );
}
