import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../partnership/command.ts';
import { handle } from '../../partnership/handle.ts';
import { personFrom } from '../../partnership/people.ts';
import type { Commit, CommitResult, Memory, Ports } from '../../partnership/ports.ts';
import { MEETING, sampleWorld } from './sample-snapshot.ts';

type World = ReturnType<typeof sampleWorld>;

/** Ports whose memory answers as it is told; anything else that is touched is a fault, for deciding has no effects. */
function portsWith(world: World, memory: Partial<Memory>): Ports {
  const untouched = () => Promise.reject(new Error('A decision reached through to an effect'));
  return {
    memory: {
      snapshot: () => Promise.resolve(world.snapshot()),
      answered: () => Promise.resolve(null),
      commit: untouched,
      changes: untouched,
      settle: untouched,
      notePackStage: untouched,
      keepFile: untouched,
      file: untouched,
      ...memory,
    },
    register: { write: untouched },
    library: { put: untouched, share: untouched },
    messenger: { tell: untouched, renew: untouched },
    printer: { print: untouched, previews: untouched },
    given: () => world.given(),
    release: untouched,
  };
}

function pressed(world: World, command: Envelope['command'], who = 'business-support'): Envelope {
  const held = world.snapshot().find('People', who);
  if (held === null) throw new Error(`Nobody has the key ${who}`);
  return {
    key: 'press-1',
    partnership: 'wiltshire',
    by: { kind: 'person', person: personFrom(held.row) },
    channel: 'card',
    sources: ['message-1'],
    onMessage: null,
    command,
  };
}

describe('the durability law', () => {
  it('answers nobody before the commit is done', async () => {
    const world = sampleWorld();
    const committed = Promise.withResolvers<CommitResult>();
    let answered = false;
    const outcome = handle(
      pressed(world, { kind: 'pause' }),
      portsWith(world, { commit: () => committed.promise }),
    ).then((given) => {
      answered = true;
      return given;
    });
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    expect(answered).toBe(false);
    committed.resolve({ kind: 'committed' });
    expect(await outcome).toMatchObject({ kind: 'answered', repeated: false });
  });

  it('answers nobody when the commit fails', async () => {
    const world = sampleWorld();
    const ports = portsWith(world, { commit: () => Promise.reject(new Error('disk full')) });
    await expect(handle(pressed(world, { kind: 'pause' }), ports)).rejects.toThrow('disk full');
  });

  it('gives a command that it has seen the answer it got before, and decides nothing again', async () => {
    const world = sampleWorld();
    const answer = { kind: 'notice', notice: { say: 'paused' } } as const;
    const ports = portsWith(world, { answered: () => Promise.resolve({ answer }) });
    const outcome = await handle(pressed(world, { kind: 'resume' }), ports);
    expect(outcome).toEqual({ kind: 'answered', answer, repeated: true });
  });

  it('decides again when what it relied on has moved, three times at most, then says that it is busy', async () => {
    const world = sampleWorld();
    const commits: Commit[] = [];
    const ports = portsWith(world, {
      commit: (commit) => {
        commits.push(commit);
        return Promise.resolve({ kind: 'moved' });
      },
    });
    const outcome = await handle(pressed(world, { kind: 'pause' }), ports);
    expect(outcome).toEqual({ kind: 'refused', refusal: { why: 'busy' } });
    expect(commits).toHaveLength(3);
  });

  it('names the versions it relied on, also of a row that is not there yet', async () => {
    const world = sampleWorld();
    const commits: Commit[] = [];
    const ports = portsWith(world, {
      commit: (commit) => {
        commits.push(commit);
        return Promise.resolve({ kind: 'committed' });
      },
    });
    await handle(pressed(world, { kind: 'pause' }), ports);
    expect(commits[0]?.relied.get('Settings/paused')).toBe(0);
    await handle(pressed(world, { kind: 'draft-pack', meeting: null }), ports);
    expect(commits[1]?.relied.get(`Meetings/${MEETING}`)).toBe(1);
  });

  it('writes nothing for a plain question and nothing for a refusal', async () => {
    const world = sampleWorld();
    const ports = portsWith(world, {});
    expect(await handle(pressed(world, { kind: 'status', meeting: null }), ports)).toMatchObject({
      kind: 'answered',
    });
    expect(await handle(pressed(world, { kind: 'pause' }, 'chair-exp'), ports)).toMatchObject({
      kind: 'refused',
    });
  });
});
