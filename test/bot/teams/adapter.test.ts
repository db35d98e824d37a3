import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TeamsAdapter } from '../../../bot/teams/adapter.ts';
import { openWire, type Wire } from '../../../bot/teams/wire.ts';
import { type FakeConnector, startConnector } from '../fake-connector.ts';
import { LOOPBACK } from '../scene.ts';

describe('the wire to the connector', () => {
  let connector: FakeConnector;
  let wire: Wire;
  beforeEach(async () => {
    connector = await startConnector();
    const adapter = new TeamsAdapter({ appId: 'boardpack', credential: null });
    wire = openWire(adapter, '28:boardpack', LOOPBACK);
  });
  afterEach(() => connector.close());

  const post = { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: 'A card' };
  const place = () => ({ serviceUrl: connector.url, conversation: 'chat' });

  it.each([500, 503, 504, 429] as const)('makes one request, not four, of a %i', async (status) => {
    connector.reactions.push({ status, headers: { 'retry-after': '1' } });
    await wire.send(place(), post);
    expect(connector.requests).toHaveLength(1);
  });

  it('makes one request when the connection is dropped', async () => {
    connector.reactions.push('drop');
    expect(await wire.send(place(), post)).toEqual({ kind: 'unknown', status: null });
    expect(connector.requests).toHaveLength(1);
  });

  it('reads the wait of a 429, and tells what may have arrived from what cannot have', async () => {
    connector.reactions.push({ status: 429, headers: { 'retry-after': '12' } });
    expect(await wire.send(place(), post)).toEqual({ kind: 'not-sent', retryAfterSeconds: 12 });
    connector.reactions.push({ status: 412 });
    expect(await wire.send(place(), post)).toMatchObject({ kind: 'not-sent' });
    connector.reactions.push({ status: 403 });
    expect(await wire.send(place(), post)).toEqual({ kind: 'closed' });
    connector.reactions.push({ status: 413 });
    expect(await wire.send(place(), post)).toEqual({ kind: 'wrong', status: 413 });
    expect(await wire.send(place(), post)).toMatchObject({ kind: 'ok', id: 'id-5' });
  });

  it('refuses to send to a connector that is not on the list', async () => {
    const elsewhere = { serviceUrl: 'https://connector.example.org', conversation: 'chat' };
    await expect(wire.send(elsewhere, post)).rejects.toThrow('may not be answered');
  });
});
