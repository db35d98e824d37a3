import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { InvokeAnswer } from './inbound.ts';

/** The part of @azure/identity's TokenCredential that is used. Null: a connector on this machine, which asks for no token. */
export type ConnectorCredential = {
  getToken(scope: string): Promise<{ readonly token: string } | null>;
} | null;

export interface AdapterOptions {
  readonly appId: string;
  readonly credential: ConnectorCredential;
}

export interface TurnResult {
  readonly status: number;
  readonly body: InvokeAnswer | null;
}

const LibraryActivity = z.custom<Activity>((value) => typeof value === 'object' && value !== null);
const ConnectorScope = 'https://api.botframework.com/.default';

type Connector = Awaited<
  ReturnType<
    ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>['create']
  >
>;

/**
 * The library's adapter, used for what it is good at: checking who calls, and speaking the connector's protocol. Its
 * `process` is passed over because it answers faults with their message and prints them.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #authentication: ConfigurationBotFrameworkAuthentication;
  readonly #appId: string;
  readonly #connectors = new Map<string, Promise<Connector>>();

  constructor(options: AdapterOptions) {
    const authentication = authenticationFor(options);
    super(authentication);
    this.#authentication = authentication;
    this.#appId = options.appId;
  }

  /** Checks the caller's token and takes the turn. 401 when the token does not hold. */
  async receive(
    authorization: string,
    body: unknown,
    take: () => Promise<InvokeAnswer | null>,
  ): Promise<TurnResult> {
    const turn: { answer: InvokeAnswer | null; taken: boolean } = { answer: null, taken: false };
    const logic = async (_context: TurnContext): Promise<void> => {
      turn.taken = true;
      turn.answer = await take();
    };
    try {
      await this.processActivity(authorization, LibraryActivity.parse(body), logic);
    } catch (fault) {
      if (!turn.taken && isAuthenticationError(fault)) return { status: 401, body: null };
      throw fault;
    }
    return { status: 200, body: turn.answer };
  }

  /** A client of the connector at this address, kept: each new one would start without a connection. */
  connector(serviceUrl: string): Promise<Connector> {
    const known = this.#connectors.get(serviceUrl);
    if (known) return known;
    const factory = this.#authentication.createConnectorFactory(
      this.createClaimsIdentity(this.#appId),
    );
    const made = factory.create(serviceUrl).then((client) => withoutHiddenRetry(client));
    this.#connectors.set(serviceUrl, made);
    return made;
  }
}

function authenticationFor({ appId, credential }: AdapterOptions) {
  return new ConfigurationBotFrameworkAuthentication(
    { MicrosoftAppId: appId },
    {
      isValidAppId: (id) => Promise.resolve(id === appId),
      isAuthenticationDisabled: () => Promise.resolve(credential === null),
      createCredentials: () => Promise.resolve({ signRequest: signed(credential) }),
    },
  );
}

interface Signable {
  readonly headers: { set(name: string, value: string): void };
}

function signed(credential: ConnectorCredential) {
  return async function sign<R extends Signable>(request: R): Promise<R> {
    if (credential === null) return request;
    const got = await credential.getToken(ConnectorScope);
    if (got === null) throw new Error('No token for the Bot Connector could be obtained');
    request.headers.set('authorization', `Bearer ${got.token}`);
    return request;
  };
}

/**
 * The library repeats a failed POST up to four times by itself. A message whose answer was lost would arrive twice or
 * three times, so its policy is taken out; ours is in wire.ts.
 */
function withoutHiddenRetry(connector: Connector): Connector {
  const client: unknown = Reflect.get(connector, 'client');
  if (!hasPipeline(client)) throw new Error('The connector client has no pipeline any more');
  const removed = client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  if (removed.length === 0) throw new Error('The connector client has no retry to take out');
  return connector;
}

interface WithPipeline {
  readonly pipeline: { removePolicy(policy: { name: string }): unknown[] };
}

function hasPipeline(client: unknown): client is WithPipeline {
  if (typeof client !== 'object' || client === null || !('pipeline' in client)) return false;
  const { pipeline } = client;
  return typeof pipeline === 'object' && pipeline !== null && 'removePolicy' in pipeline;
}

function isAuthenticationError(fault: unknown): boolean {
  return fault instanceof Error && fault.constructor.name === 'AuthenticationError';
}
