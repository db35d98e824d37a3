import { describe, expect, it } from 'vitest';
import { TeamsActivity } from '../../../bot/teams/activity.ts';
import { receive } from '../../../bot/teams/receive.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';

function received(change: object) {
  return receive(
    TeamsActivity.parse({
      type: 'message',
      id: 'activity-1',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      from: { id: '29:somebody', aadObjectId: 'directory-id' },
      recipient: { id: '28:boardpack' },
      conversation: { id: 'chat', conversationType: 'personal' },
      channelData: { tenant: { id: TENANT } },
      ...change,
    }),
  );
}

function mention(text: string, id: string): object {
  return { type: 'mention', text, mentioned: { id } };
}

describe('an activity in our own words', () => {
  it('is words without any mention of the bot, and with those of people', () => {
    const text = '<at>Boardpack</at>&nbsp;status <at>Boardpack</at> for <at>The chair</at>';
    const entities = [
      mention('<at>Boardpack</at>', '28:boardpack'),
      mention('<at>The chair</at>', '29:chair'),
    ];
    const inbound = received({ text, entities });
    expect(inbound).toMatchObject({ kind: 'words' });
    const words = inbound.kind === 'words' ? inbound.text.split(/\s+/) : [];
    expect(words).toEqual(['status', 'for', 'The', 'chair']);
  });

  it('is words also when Teams says nothing or wraps them in markup', () => {
    expect(received({ text: undefined })).toMatchObject({ kind: 'words', text: '' });
    expect(received({ text: '<p>help</p>' })).toMatchObject({ kind: 'words', text: 'help' });
  });

  it('is a press for Action.Execute, and for its fallback Action.Submit', () => {
    const action = { verb: 'open-report', data: { subgroup: 'DALPB' } };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card-1' };
    expect(received({ ...invoke, value: { action, trigger: 'manual' } })).toMatchObject({
      kind: 'press',
      ...action,
      onMessage: 'card-1',
      awaitsAnswer: true,
    });
    const value = { verb: 'open-report', subgroup: 'DALPB' };
    expect(received({ value, replyToId: 'card-1' })).toMatchObject({
      kind: 'press',
      ...action,
      onMessage: 'card-1',
      awaitsAnswer: false,
    });
  });

  it('is a refresh when Teams asks by itself', () => {
    const value = { action: { verb: 'refresh-status' }, trigger: 'automatic' };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value };
    expect(received(invoke)).toMatchObject({ kind: 'refresh', verb: 'refresh-status' });
  });

  it.each([{ value: {} }, { value: null }, { name: 'message/submitAction' }, { name: undefined }])(
    'is something else that awaits an answer: %j',
    (change) => {
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', ...change };
      expect(received(invoke)).toMatchObject({ kind: 'other', awaitsAnswer: true });
    },
  );

  it('tells installing from removing', () => {
    expect(received({ type: 'installationUpdate', action: 'add' }).kind).toBe('installed');
    expect(received({ type: 'installationUpdate', action: 'remove' }).kind).toBe('other');
    expect(received({ type: 'messageReaction' }).kind).toBe('other');
  });

  it.each([
    [{ id: 'chat', conversationType: 'personal' }, 'personal'],
    [{ id: 'chat' }, 'personal'],
    [{ id: '19:a@thread.tacv2', conversationType: 'channel' }, 'channel'],
    [{ id: '19:a@thread.tacv2' }, 'channel'],
    [{ id: '19:a@thread.v2' }, 'groupChat'],
    [{ id: 'chat', isGroup: true }, 'groupChat'],
    [{ id: 'chat', conversationType: 'meeting' }, 'groupChat'],
  ])(
    'counts %j as %s: nothing that others may read passes for a one-to-one chat',
    (conversation, where) => {
      expect(received({ conversation }).from.where).toBe(where);
    },
  );
});
