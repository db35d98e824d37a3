import { ClientAssertionCredential, ManagedIdentityCredential } from '@azure/identity';
import type { Config } from './config.ts';

const EXCHANGE_SCOPE = 'api://AzureADTokenExchange/.default';

/**
 * Production has no secret: the managed identity signs in by itself, and vouches for the bot's registration by a
 * federated credential. Both objects keep their tokens, so one of each serves the whole process.
 */
export function productionCredentials({ appId, appTenant, managedIdentity }: Config) {
  if (managedIdentity === null) throw new Error('The managed identity is not set');
  const identity = new ManagedIdentityCredential({ clientId: managedIdentity });
  const connector = new ClientAssertionCredential(appTenant, appId, async () => {
    const { token } = await identity.getToken(EXCHANGE_SCOPE);
    return token;
  });
  return { credential: identity, connectorCredential: connector };
}
